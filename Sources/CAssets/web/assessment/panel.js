// The panel beside the picture: per container who it is and how it is judged, findings, declaration, remarks.

import { byId, element, fill } from '../page/dom.js';
import { moment, pValue, threeDigits } from '../page/format.js';
import { icon } from '../page/icons.js';
import { problemWords } from '../page/notices.js';
import { text } from '../texts/index.js';
import { declaredSection } from './declared.js';
import { FindingList } from './findings.js';

/**
 * Fills the panel; gives back the list of findings, null where there is no assessment.
 * @param {import('../types.js').ScanDocument} document
 * @param {import('./numbered.js').NumberedFinding[]} findings
 * @param {import('../viewer/selection.js').Selection} selection
 */
export function showAssessment(document, findings, selection) {
  const scan = document.scans[0];
  const { record } = document;
  fill(byId('headline'), ...headline(document));
  fill(byId('superseded'), linkTo(record.superseded_by, 'scan.superseded', 'renewed'));
  if (!scan) {
    const reason = text(record.state === 'duplicate' ? 'scan.duplicate' : 'scan.notYet');
    fill(byId('findings'), record.problem
      ? element('div', { class: 'problem' }, icon('blocked'), problemWords(record.problem))
      : element('p', {}, icon('hourglass'), ' ', reason));
    fill(byId('declared'));
    fill(byId('remarks'), about(document));
    return null;
  }
  const list = new FindingList(byId('findings'), findings, scan, selection);
  fill(byId('declared'), ...scan.containers.flatMap((container, index) => [
    scan.containers.length > 1 && element('h2', { class: 'number' }, container.number ?? text('row.noNumber')),
    declaredSection(container, index, findings, selection)]));
  fill(byId('remarks'), ...remarks(scan, record), about(document));
  return list;
}

/**
 * Numbers and judgement of every box.
 * @param {import('../types.js').ScanDocument} document
 */
function headline({ scans: [scan], record }) {
  if (!scan) return [element('p', { class: 'container' },
    element('span', { class: 'number' }, text('scan.number', { n: record.id })))];
  return scan.containers.map((container) => element('p', { class: `container${container.flagged ? ' flagged' : ''}` },
    element('span', { class: 'number' }, container.number ?? text('row.noNumber')),
    container.flagged && element('span', { class: 'flag' }, icon('flag'), text('row.flagged')),
    container.p_value !== null && element('span', { class: 'p', title: text('row.pValueTitle') },
      `p ${pValue(container.p_value)}`),
    container.priority !== null && element('span', { class: 'faint', title: text('row.priorityTitle') },
      text('row.priority', { n: threeDigits(container.priority) }))));
}

/** @param {import('../types.js').AssessedScan} scan @param {import('../types.js').ScanRecord} record */
function remarks(scan, record) {
  const found = [...new Set([...(record.faults ?? []), ...(scan.quality?.remarks ?? [])])];
  return [
    element('h3', {}, text('remarks.title')),
    scan.quality && !scan.quality.usable && element('p', { class: 'warning' }, icon('quality'),
      text('remarks.unusable')),
    found.length ? element('ul', { class: 'remarks' }, ...found.map((remark) => element('li', {}, remark)))
      : element('p', { class: 'faint' }, text('remarks.none')),
  ];
}

/**
 * Where the scan comes from and by what it was judged.
 * @param {import('../types.js').ScanDocument} document
 */
function about({ scans: [scan], record, model, calibration, budget }) {
  /** @type {[string, string|null|undefined][]} */
  const facts = [
    ['scan', scan?.scan_id ?? scan?.stem], ['scanner', scan?.scanner],
    ['acquired', scan?.acquired_at && moment(scan.acquired_at)],
    ['received', moment(record.received_at)], ['revision', record.revision > 1 ? String(record.revision) : null],
    ['model', model], ['calibration', calibration?.slice(0, 19)],
    ['budget', text('about.budgetValue', { n: budget.flagged_clean_per_100 })],
  ];
  return element('details', { class: 'about' }, element('summary', {}, text('about.title')),
    element('dl', {}, ...facts.filter(([, value]) => value).map(([name, value]) => element('div', {},
      element('dt', {}, text(`about.${name}`)), element('dd', {}, value)))),
    element('p', { class: 'links' }, linkTo(record.supersedes, 'about.supersedes'), ' ',
      linkTo(record.duplicate_of, 'about.duplicateOf')));
}

/**
 * A link to another scan, where there is one.
 * @param {number|null|undefined} scan
 * @param {string} key
 * @param {string} [style]
 */
function linkTo(scan, key, style) {
  return scan ? element('a', { href: `/scan/${scan}`, class: style }, text(key, { n: scan })) : null;
}
