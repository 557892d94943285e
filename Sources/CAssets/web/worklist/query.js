// What the list shows: a value that lives in the address, so that a view can be kept, shared and gone back to.

/**
 * @typedef {object} ListQuery
 * @property {string} view name in `views`
 * @property {'priority'|'newest'|'oldest'} order
 * @property {string} indicator code, or empty for all
 * @property {boolean} flagged only flagged ones
 * @property {string} text words that container, goods or scan must have
 */

/**
 * Which states each view holds, in the order of its tabs.
 * @type {Record<string, string[]>}
 */
export const views = {
  waiting: ['assessed'],
  queued: ['queued'],
  decided: ['decided'],
  quarantined: ['quarantined'],
  duplicate: ['duplicate'],
  all: ['queued', 'assessed', 'quarantined', 'duplicate', 'decided'],
};

/** Indicators that the list can be cut down to. */
export const indicators = ['DENSITY_ANOMALY', 'COMMODITY_MISMATCH', 'UNDECLARED_LOAD', 'MATERIAL_MISMATCH',
  'MASS_DISCREPANCY', 'STRUCTURE_ANOMALY', 'UNPENETRATED', 'NO_DECLARATION',
  'AMBIGUOUS_LINK', 'NUMBER_INVALID', 'SCAN_QUALITY', 'DUPLICATE_IMAGE', 'DECLARATION_CHANGED'];

const orders = ['priority', 'newest', 'oldest'];

/**
 * Reads the address; what it does not know falls back to the worst that waits.
 * @param {string} search
 * @returns {ListQuery}
 */
export function readQuery(search) {
  const read = new URLSearchParams(search);
  const [view, order, indicator] = [read.get('view') ?? '', read.get('order') ?? '', read.get('indicator') ?? ''];
  return {
    view: Object.hasOwn(views, view) ? view : 'waiting',
    order: /** @type {ListQuery['order']} */ (orders.includes(order) ? order : 'priority'),
    indicator: indicators.includes(indicator) ? indicator : '',
    flagged: read.get('flagged') === 'true',
    text: (read.get('q') ?? '').slice(0, 100),
  };
}

/**
 * The part of the address for a query: only what is not as usual.
 * @param {ListQuery} query
 */
export function writeQuery(query) {
  const written = new URLSearchParams();
  if (query.view !== 'waiting') written.set('view', query.view);
  if (query.order !== 'priority') written.set('order', query.order);
  if (query.indicator) written.set('indicator', query.indicator);
  if (query.flagged) written.set('flagged', 'true');
  if (query.text) written.set('q', query.text);
  const text = written.toString();
  return text ? `?${text}` : '';
}

/**
 * What the server is asked.
 * @param {ListQuery} query @param {number} limit @param {string|null} cursor
 */
export function requestOf(query, limit, cursor) {
  const asked = new URLSearchParams({ order: query.order, limit: String(limit), state: views[query.view].join(',') });
  if (query.indicator) asked.set('indicator', query.indicator);
  if (query.flagged) asked.set('flagged', 'true');
  if (query.text) asked.set('q', query.text);
  if (cursor) asked.set('cursor', cursor);
  return asked;
}
