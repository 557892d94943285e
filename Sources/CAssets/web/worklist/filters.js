// The bar above the list: views with their counts, order, indicator, flagged, text.

import { byId, element, fill } from '../page/dom.js';
import { stateIcon, icon } from '../page/icons.js';
import { text } from '../texts/index.js';
import { indicators, views } from './query.js';

export class Filters {
  /**
   * @param {import('./query.js').ListQuery} query
   * @param {(query: import('./query.js').ListQuery) => void} changed
   */
  constructor(query, changed) {
    this.query = query;
    this.changed = changed;
    this.search = /** @type {HTMLInputElement} */ (byId('search'));
    this.order = /** @type {HTMLSelectElement} */ (byId('order'));
    this.indicator = /** @type {HTMLSelectElement} */ (byId('indicator'));
    this.flagged = /** @type {HTMLInputElement} */ (byId('flagged'));
    fill(this.indicator, element('option', { value: '' }, text('filter.allIndicators')),
      ...indicators.map((code) => element('option', { value: code }, text(`indicator.${code}`))));
    fill(byId('views'), ...Object.keys(views).map((view) => this.viewButton(view)));
    this.listen();
    this.write();
  }

  /** @param {string} view */
  viewButton(view) {
    return element('button', { type: 'button', 'data-view': view, onclick: () => this.change({ view }) },
      view === 'all' ? null : stateIcon(views[view][0]), element('span', {}, text(`view.${view}`)),
      element('span', { class: 'count' }));
  }

  listen() {
    let timer = 0;
    this.search.addEventListener('input', () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.change({ text: this.search.value.trim() }), 250);
    });
    this.search.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { this.search.value = ''; this.change({ text: '' }); this.search.blur(); }
    });
    this.order.addEventListener('change', () => this.change({ order: /** @type {any} */ (this.order.value) }));
    this.indicator.addEventListener('change', () => this.change({ indicator: this.indicator.value }));
    this.flagged.addEventListener('change', () => this.change({ flagged: this.flagged.checked }));
  }

  /** @param {Partial<import('./query.js').ListQuery>} part */
  change(part) {
    const next = { ...this.query, ...part };
    if (JSON.stringify(next) === JSON.stringify(this.query)) return;
    this.query = next;
    this.write();
    this.changed(next);
  }

  /** Shows the query in the controls. */
  write() {
    if (document.activeElement !== this.search) this.search.value = this.query.text;
    this.order.value = this.query.order;
    this.indicator.value = this.query.indicator;
    this.flagged.checked = this.query.flagged;
    for (const button of byId('views').children) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-view') === this.query.view));
    }
  }

  /** @param {Record<string, number>} counts of the states */
  showCounts(counts) {
    for (const button of byId('views').children) {
      const states = views[button.getAttribute('data-view') ?? ''] ?? [];
      const count = button.querySelector('.count');
      const sum = states.reduce((total, state) => total + (counts[state] ?? 0), 0);
      if (count) count.textContent = sum.toLocaleString(document.documentElement.lang);
    }
  }

  /**
   * Goes to the n-th view.
   * @param {number} index
   */
  choose(index) {
    this.change({ view: Object.keys(views)[index] });
  }
}

/**
 * What stands in the middle of an empty list.
 * @param {import('./query.js').ListQuery} query @param {boolean} isFirst
 */
export function emptyWords(query, isFirst) {
  if (isFirst) return element('p', {}, text('list.loading'));
  const isCut = query.text || query.indicator || query.flagged;
  return element('p', {}, icon('check'), text(isCut ? 'list.nothingFound' : `list.empty.${query.view}`));
}
