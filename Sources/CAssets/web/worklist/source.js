// The entries that have been fetched so far, page by page, and how they are brought up to date.

import { worklist } from '../page/api.js';
import { requestOf } from './query.js';

const pageSize = 100;
/** Refreshing fetches again what was fetched, so there must be an end: deeper lists say that they are old. */
const refreshLimit = 600;

export class ListSource {
  /** @param {import('./query.js').ListQuery} query */
  constructor(query) {
    this.query = query;
    /** @type {import('../types.js').WorklistEntry[]} */
    this.entries = [];
    /** @type {string|null} */
    this.cursor = null;
    this.total = 0;
    /** @type {Record<string, number>} */
    this.counts = {};
    /** @type {import('../types.js').Alert[]} */
    this.alerts = [];
    this.isComplete = false;
    this.isStale = false;
    /** @type {Promise<unknown>|null} one request at a time */
    this.busy = null;
    this.abort = new AbortController();
  }

  /** Fetches the next page, unless all is there or a request is under way. Says whether entries were added. */
  async more() {
    if (this.busy || this.isComplete) return false;
    return this.alone(async () => {
      const page = await this.fetch(this.cursor);
      const known = new Set(this.entries.map((entry) => entry.id));
      this.entries = this.entries.concat(page.scans.filter((entry) => !known.has(entry.id)));
      return true;
    });
  }

  /**
   * Fetches anew what is there, from the top. A list that is too deep for that is only marked as old.
   * @param {boolean} fromTop true to start over with the first page, however deep the list was
   */
  async refresh(fromTop = false) {
    while (this.busy) await this.busy.catch(() => {});
    const wanted = fromTop ? pageSize : Math.max(pageSize, this.entries.length);
    if (wanted > refreshLimit) {
      this.isStale = true;
      return this.alone(() => this.fetchCounts());
    }
    return this.alone(async () => {
      /** @type {import('../types.js').WorklistEntry[]} */
      const fresh = [];
      const known = new Set();
      /** @type {string|null} */
      let cursor = null;
      do {
        /** @type {import('../types.js').WorklistPage} */
        const page = await this.fetch(cursor);
        for (const entry of page.scans) {
          if (!known.has(entry.id)) fresh.push(entry);
          known.add(entry.id);
        }
        cursor = page.next;
      } while (cursor && fresh.length < wanted);
      this.entries = fresh;
      this.isStale = false;
      return true;
    });
  }

  /** Stops what is under way: the query has changed. */
  stop() {
    this.abort.abort();
  }

  /** @param {string|null} cursor */
  async fetch(cursor) {
    const page = await worklist(requestOf(this.query, pageSize, cursor), this.abort.signal);
    this.cursor = page.next;
    this.isComplete = page.next === null;
    this.takeFigures(page);
    return page;
  }

  async fetchCounts() {
    this.takeFigures(await worklist(requestOf(this.query, 1, null), this.abort.signal));
    return false;
  }

  /** @param {import('../types.js').WorklistPage} page */
  takeFigures(page) {
    [this.total, this.counts, this.alerts] = [page.total, page.counts, page.alerts];
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  async alone(work) {
    const running = work();
    this.busy = running;
    try {
      return await running;
    } finally {
      this.busy = null;
    }
  }
}
