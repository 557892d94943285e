// One line of the worklist: what an analyst needs in order to see why it stands where it stands.

import { element } from '../page/dom.js';
import { age, moment, pValue, threeDigits } from '../page/format.js';
import { decisionIcon, icon, indicatorIcon, stateIcon } from '../page/icons.js';
import { text } from '../texts/index.js';

/** @param {import('../types.js').WorklistEntry} entry */
export function row(entry) {
  return element('div', { role: 'row', class: `row ${entry.state}${entry.flagged ? ' flagged' : ''}`,
    'data-scan': entry.id },
    cell('judgement', ...judgement(entry)),
    cell('glance', thumbnail(entry)),
    cell('what', ...what(entry)),
    cell('why', ...why(entry)),
    cell('when', ...when(entry)),
    cell('where', ...where(entry)));
}

/** @param {string} name @param {...(Node|string|null|false)} children */
const cell = (name, ...children) => element('div', { role: 'gridcell', class: name }, ...children);

/**
 * Flag, p-value and priority.
 * @param {import('../types.js').WorklistEntry} entry
 */
function judgement(entry) {
  if (entry.priority === null) return [element('span', { class: 'faint' }, '–')];
  return [
    entry.flagged ? element('span', { class: 'flag' }, icon('flag'), text('row.flagged')) : null,
    entry.p_value !== null && element('span', { class: 'p', title: text('row.pValueTitle') },
      `p ${pValue(entry.p_value)}`),
    element('span', { class: 'faint', title: text('row.priorityTitle') },
      text('row.priority', { n: threeDigits(entry.priority) })),
  ];
}

/** @param {import('../types.js').WorklistEntry} entry */
function thumbnail(entry) {
  if (!entry.thumbnail) return element('div', { class: 'no-picture' }, stateIcon(entry.state));
  return element('img', { src: entry.thumbnail, alt: '', loading: 'lazy', decoding: 'async' });
}

/**
 * Container, goods, scan.
 * @param {import('../types.js').WorklistEntry} entry
 */
function what(entry) {
  const numbers = entry.containers.map((container) => container.number ?? text('row.noNumber'));
  const goods = [...new Set(entry.containers.flatMap((container) => container.goods))];
  const vessels = [...new Set(entry.containers.map((container) => container.vessel).filter(Boolean))];
  const about = [entry.scanner, ...vessels, entry.revision > 1 ? text('row.revision', { n: entry.revision }) : null];
  return [
    element('a', { class: 'number', href: `/scan/${entry.id}`, tabindex: '-1' },
      numbers.join(' + ') || entry.scan_id || entry.stem),
    element('span', { class: 'goods', title: goods.join('; ') },
      goods.length ? goods.map(inWords).join('; ') : declaredNothing(entry)),
    element('span', { class: 'faint' }, [entry.scan_id ?? entry.stem, ...about].filter(Boolean).join(' · ')),
  ];
}

/** @param {import('../types.js').WorklistEntry} entry */
function declaredNothing(entry) {
  if (entry.containers.length === 0) return '';
  return entry.containers.some((container) => container.link === 'none') ? text('row.notDeclared')
    : text('row.noGoods');
}

/**
 * Carriers write in capitals; words are easier to read in small letters.
 * @param {string} goods
 */
const inWords = (goods) => (goods === goods.toUpperCase() ? goods.charAt(0) + goods.slice(1).toLowerCase() : goods);

/**
 * Indicators with the first sentence, or the reason of a quarantine.
 * @param {import('../types.js').WorklistEntry} entry
 */
function why(entry) {
  if (entry.problem) {
    return [element('span', { class: 'chips' }, chip(icon('blocked'), entry.problem.code, 'trouble')),
      element('span', { class: 'sentence' }, `${entry.problem.message} ${entry.problem.remedy}`)];
  }
  if (entry.state === 'duplicate') {
    return [element('span', { class: 'sentence' }, text('row.duplicateOf'), ' ',
      element('a', { href: `/scan/${entry.duplicate_of}`, tabindex: '-1' },
        text('row.scan', { n: entry.duplicate_of ?? '' })))];
  }
  if (entry.state === 'queued') return [element('span', { class: 'sentence faint' }, text('row.beingAssessed'))];
  if (entry.indicators.length === 0) return [element('span', { class: 'sentence faint' }, text('row.nothing'))];
  return [
    element('span', { class: 'chips' }, ...entry.indicators.map((code) => indicatorChip(code))),
    entry.sentence && element('span', { class: 'sentence', title: entry.sentence }, entry.sentence),
  ];
}

/**
 * An indicator as icon and words.
 * @param {string} code
 */
export const indicatorChip = (code) => chip(indicatorIcon(code), text(`indicator.${code}`), '');

/** @param {SVGElement} sign @param {string} words @param {string} kind */
const chip = (sign, words, kind) => element('span', { class: `chip ${kind}` }, sign, words);

/** @param {import('../types.js').WorklistEntry} entry */
function when(entry) {
  const time = entry.received_at;
  return [element('time', { datetime: time, title: text('row.received', { time: moment(time) }) },
    age(time, Date.now()))];
}

/**
 * State, or the decision with who made it.
 * @param {import('../types.js').WorklistEntry} entry
 */
function where(entry) {
  if (entry.decision) {
    return [
      element('span', { class: `decision ${entry.decision.decision}` }, decisionIcon(entry.decision.decision),
        text(`decision.${entry.decision.decision}`)),
      element('span', { class: 'faint', title: moment(entry.decision.decided_at) }, entry.decision.actor),
    ];
  }
  return [element('span', { class: 'state' }, stateIcon(entry.state), text(`state.${entry.state}`))];
}
