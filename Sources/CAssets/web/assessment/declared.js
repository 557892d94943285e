// What was declared, line by line, with what the picture says of each; and what the load looks like.

import { element } from '../page/dom.js';
import { figure, mass } from '../page/format.js';
import { icon } from '../page/icons.js';
import { goodsName } from '../texts/goods/index.js';
import { text } from '../texts/index.js';
import { about } from './numbered.js';

/**
 * The section of a container.
 * @param {import('../types.js').Container} container @param {number} index
 * @param {import('./numbered.js').NumberedFinding[]} findings
 * @param {import('../viewer/selection.js').Selection} selection
 */
export function declaredSection(container, index, findings, selection) {
  return element('section', { class: 'declared', 'aria-label': text('declared.title') },
    element('h3', {}, text('declared.title')),
    link(container),
    lines(container, index, findings, selection),
    element('h3', {}, text('seen.title')),
    ...seen(container));
}

/**
 * How the box was tied to the manifest, in words.
 * @param {import('../types.js').Container} container
 */
function link({ link: made }) {
  const isSure = made.method === 'exact';
  const sure = made.method === 'none' || made.confidence >= 1 ? ''
    : text('link.confidence', { n: figure(100 * made.confidence, 0) });
  return element('p', { class: `link ${isSure ? 'sure' : 'unsure'}` },
    icon(made.method === 'none' ? 'unlinked' : isSure ? 'check' : 'ambiguous'),
    element('span', {}, text(`link.${made.method}`), made.consignments.length > 0 && ' ',
      made.consignments.length > 0 && element('span', { class: 'number' }, made.consignments.join(', ')),
      sure && ` ${sure}`));
}

/**
 * @param {import('../types.js').Container} container @param {number} index
 * @param {import('./numbered.js').NumberedFinding[]} findings
 * @param {import('../viewer/selection.js').Selection} selection
 */
function lines({ declared }, index, findings, selection) {
  if (!declared) return element('p', {}, text('declared.nothing'));
  if (declared.goods.length === 0) return element('p', {},
    text(declared.full_empty === 'empty' ? 'declared.empty' : 'declared.noGoods'));
  const rows = declared.goods.map((line) => {
    const spoken = about(findings, index, line);
    return element('tr', { class: spoken.length ? 'doubted' : '' },
      element('td', { class: 'item' }, line.item === null ? '–' : String(line.item)),
      element('td', {}, element('span', { class: 'goods' }, line.description ?? '–'),
        element('span', { class: 'faint' }, line.hs ? `HS ${line.hs}` : text('declared.noCode'))),
      element('td', { class: 'figure' }, line.gross_mass_kg === null ? '–' : mass(line.gross_mass_kg)),
      element('td', {}, ...verdict(spoken, selection)));
  });
  return element('table', { class: 'lines' },
    element('thead', {}, element('tr', {},
      ...['item', 'goods', 'mass', 'picture'].map((name) => element('th', { scope: 'col' }, text(`declared.${name}`))))),
    element('tbody', {}, ...rows));
}

/**
 * What the picture says of a line: the findings that speak of it, or that it agrees.
 * @param {import('./numbered.js').NumberedFinding[]} spoken
 * @param {import('../viewer/selection.js').Selection} selection
 */
function verdict(spoken, selection) {
  if (spoken.length === 0) {
    return [element('span', { class: 'agrees' }, icon('check'), element('span', {}, text('declared.agrees')))];
  }
  return spoken.map((one) => element('button', { type: 'button', class: 'tag', 'data-refers': one.number,
    'aria-label': text('declared.finding', { n: one.number }), title: text(`indicator.${one.finding.code}`),
    onclick: () => selection.select(one.number, 'list') }, String(one.number)));
}

/**
 * Shares of the load by what it looks like, and its mass.
 * @param {import('../types.js').Container} container
 */
function seen(container) {
  const shares = container.commodities.filter((one) => one.share >= 0.01).slice(0, 4);
  const bars = shares.map((one) => element('li', {},
    element('span', { class: 'name' }, goodsName(one.group)),
    element('meter', { min: '0', max: '1', value: one.share, 'aria-label': goodsName(one.group) }),
    element('span', { class: 'figure' }, `${figure(100 * one.share, 0)} %`)));
  const weight = container.mass_kg;
  return [
    shares.length ? element('ul', { class: 'shares' }, ...bars)
      : element('p', { class: 'faint' }, text('seen.nothing')),
    weight && element('p', {}, text(weight.lower_bound ? 'seen.massAtLeast' : 'seen.mass',
      { estimate: mass(weight.estimate), low: mass(weight.low), high: mass(weight.high) })),
  ];
}
