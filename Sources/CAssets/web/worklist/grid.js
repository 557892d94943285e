// The list on the screen: a grid of which only the rows in sight exist, however many there are.

import { element } from '../page/dom.js';
import { keepStill, newAbove, rowsInSight } from './anchor.js';
import { row } from './row.js';

export class WorklistGrid {
  /**
   * @param {HTMLElement} scroller what scrolls
   * @param {HTMLElement} body holds the rows
   * @param {{needMore: () => void, newAbove: (count: number, isStale?: boolean) => void}} owner
   */
  constructor(scroller, body, owner) {
    this.scroller = scroller;
    this.body = body;
    this.owner = owner;
    /** @type {import('../types.js').WorklistEntry[]} */
    this.entries = [];
    /** @type {Map<number, {node: HTMLElement, entry: import('../types.js').WorklistEntry}>} rows that exist */
    this.rows = new Map();
    /** @type {number|null} */
    this.current = null;
    /** @type {number|null} row under the pointer */
    this.hovered = null;
    this.total = 0;
    scroller.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(scroller);
    body.addEventListener('pointerover', (event) => { this.hovered = identifierAt(event.target); });
    body.addEventListener('pointerleave', () => { this.hovered = null; });
    body.addEventListener('focusin', (event) => this.setCurrent(identifierAt(event.target) ?? this.current));
    body.addEventListener('keydown', (event) => this.key(event));
  }

  /** Pixels a row, set by the style sheet. */
  get rowHeight() {
    return Number.parseFloat(getComputedStyle(this.scroller).getPropertyValue('--row-height')) || 76;
  }

  /**
   * Takes new entries; the row under the pointer, else the focused one, else (where scrolled) the first in sight stays.
   * @param {import('../types.js').WorklistEntry[]} entries @param {number} total @param {boolean} isNewList
   */
  show(entries, total, isNewList) {
    const before = this.entries.map((entry) => entry.id);
    const after = entries.map((entry) => entry.id);
    const hadFocus = this.body.contains(document.activeElement);
    this.entries = entries;
    this.total = total;
    const height = entries.length * this.rowHeight;
    this.body.style.height = `${height}px`;
    if (isNewList) {
      this.scroller.scrollTop = 0;
      this.current = null;
      this.owner.newAbove(0);
    } else {
      const inSight = this.scroller.scrollTop > 0 ? before[Math.floor(this.scroller.scrollTop / this.rowHeight)] : null;
      const anchor = this.hovered ?? (hadFocus ? this.current : null) ?? inSight ?? null;
      const scroll = keepStill(before, after, anchor, this.scroller.scrollTop, this.rowHeight);
      // A short list has nothing to scroll: it gets room below, so that the row can stay.
      this.body.style.height = `${Math.max(height, anchor === null ? 0 : scroll + this.scroller.clientHeight)}px`;
      this.scroller.scrollTop = scroll;
      const fresh = newAbove(new Set(before), after, this.scroller.scrollTop, this.rowHeight);
      if (fresh > 0) this.owner.newAbove(fresh);
    }
    if (!after.includes(this.current ?? -1)) this.current = after[0] ?? null;
    this.draw(isNewList ? null : new Set(before));
    if (hadFocus) this.focusCurrent();
  }

  /**
   * Draws the rows in sight.
   * @param {Set<number>|null} [known] entries that are not new
   */
  draw(known = null) {
    const height = this.rowHeight;
    const { first, last } = rowsInSight(this.scroller.scrollTop, this.scroller.clientHeight, height,
      this.entries.length);
    const wanted = new Set(this.entries.slice(first, last).map((entry) => entry.id));
    for (const [id, drawn] of this.rows) {
      if (wanted.has(id)) continue;
      drawn.node.remove();
      this.rows.delete(id);
    }
    for (let index = first; index < last; index++) {
      const node = this.rowFor(this.entries[index], known);
      node.style.transform = `translateY(${index * height}px)`;
      node.setAttribute('aria-rowindex', String(index + 2));
      const there = this.body.children[index - first] ?? null;
      if (there !== node) this.body.insertBefore(node, there);
    }
    this.scroller.parentElement?.setAttribute('aria-rowcount', String(Math.max(this.total, this.entries.length) + 1));
    if (last > this.entries.length - 30) this.owner.needMore();
  }

  /** @param {import('../types.js').WorklistEntry} entry @param {Set<number>|null} known */
  rowFor(entry, known) {
    const drawn = this.rows.get(entry.id);
    if (drawn && JSON.stringify(drawn.entry) === JSON.stringify(entry)) {
      drawn.node.tabIndex = entry.id === this.current ? 0 : -1;
      return drawn.node;
    }
    const node = row(entry);
    node.tabIndex = entry.id === this.current ? 0 : -1;
    if (known && !known.has(entry.id)) node.classList.add('fresh');
    drawn?.node.replaceWith(node);
    this.rows.set(entry.id, { node, entry });
    return node;
  }

  /** @param {number|null} id */
  setCurrent(id) {
    this.current = id;
    for (const [other, drawn] of this.rows) drawn.node.tabIndex = other === id ? 0 : -1;
  }

  /**
   * Moves the current row.
   * @param {number} steps
   */
  move(steps) {
    const index = this.entries.findIndex((entry) => entry.id === this.current);
    const target = Math.min(Math.max((index < 0 ? 0 : index) + steps, 0), this.entries.length - 1);
    if (target < 0) return;
    this.setCurrent(this.entries[target].id);
    const [height, top] = [this.rowHeight, target * this.rowHeight];
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    const bottom = top + height - this.scroller.clientHeight;
    if (bottom > this.scroller.scrollTop) this.scroller.scrollTop = bottom;
    this.draw();
    this.focusCurrent();
  }

  focusCurrent() {
    if (this.current !== null) this.rows.get(this.current)?.node.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / this.rowHeight) - 1);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key in steps) {
      event.preventDefault();
      this.move(steps[event.key]);
    } else if (event.key === 'Enter' && this.current !== null) {
      this.rows.get(this.current)?.node.querySelector('a')?.click();
    }
  }
}

/** @param {EventTarget|null} target */
function identifierAt(target) {
  const found = target instanceof Element ? target.closest('[data-scan]') : null;
  return found ? Number(found.getAttribute('data-scan')) : null;
}

/**
 * The row of headings.
 * @param {string[]} names
 */
export function headings(names) {
  return element('div', { role: 'row', class: 'row heading', 'aria-rowindex': '1' },
    ...names.map((name) => element('div', { role: 'columnheader' }, name)));
}
