// The list of findings: what does not add up, how sure that is, what was seen against what was expected.

import { element, fill, svg } from '../page/dom.js';
import { pValue, threeDigits } from '../page/format.js';
import { indicatorIcon } from '../page/icons.js';
import { text } from '../texts/index.js';

export class FindingList {
  /**
   * @param {HTMLElement} place @param {import('./numbered.js').NumberedFinding[]} findings
   * @param {import('../types.js').AssessedScan} scan @param {import('../viewer/selection.js').Selection} selection
   */
  constructor(place, findings, scan, selection) {
    this.findings = findings;
    this.selection = selection;
    this.items = findings.map((one) => this.item(one, scan));
    fill(place, findings.length === 0 ? element('p', { class: 'faint' }, text('findings.none'))
      : element('ol', { class: 'findings' }, ...this.items));
    selection.addEventListener('change', () => this.paint());
    selection.addEventListener('selected', () => this.reveal());
  }

  /** @param {import('./numbered.js').NumberedFinding} one @param {import('../types.js').AssessedScan} scan */
  item(one, scan) {
    const { finding, number } = one;
    const several = scan.containers.length > 1;
    const number_of = one.container === null ? text('findings.ofScan') : scan.containers[one.container].number;
    const button = element('button', { type: 'button', class: 'finding', 'data-finding': number,
      'aria-pressed': 'false',
      onclick: () => this.selection.select(this.selection.selected === number ? null : number, 'list') },
      element('span', { class: finding.region ? 'tag' : 'tag nowhere', 'aria-hidden': 'true' }, String(number)),
      element('span', { class: 'words' },
        element('span', { class: 'title' }, indicatorIcon(finding.code),
          element('strong', {}, text(`indicator.${finding.code}`)),
          several && element('span', { class: 'faint' }, number_of), judgement(finding)),
        element('span', { class: 'sentence' }, finding.sentence),
        ...statistic(finding),
        !finding.region && element('span', { class: 'faint' }, text('findings.nowhere'))));
    const item = element('li', {}, button);
    item.addEventListener('pointerenter', () => this.selection.hover(number));
    item.addEventListener('pointerleave', () => this.selection.hover(null));
    button.addEventListener('focus', () => this.selection.hover(number));
    button.addEventListener('blur', () => this.selection.hover(null));
    return item;
  }

  paint() {
    this.items.forEach((item, index) => {
      const number = this.findings[index].number;
      item.firstElementChild?.setAttribute('aria-pressed', String(this.selection.selected === number));
      item.classList.toggle('hovered', this.selection.hovered === number);
    });
  }

  /** Brings a finding that was selected in the picture into sight. */
  reveal() {
    const index = this.findings.findIndex((one) => one.number === this.selection.selected);
    if (index >= 0) this.items[index].scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
  }

  /**
   * Selects the next finding or the one before.
   * @param {number} step
   */
  move(step) {
    if (this.findings.length === 0) return;
    const now = this.findings.findIndex((one) => one.number === this.selection.selected);
    const next = now < 0 ? (step > 0 ? 0 : this.findings.length - 1)
      : (now + step + this.findings.length) % this.findings.length;
    this.selection.select(this.findings[next].number, 'list');
  }
}

/** True where the reader asks for little movement. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** @param {import('../types.js').Finding} finding */
function judgement(finding) {
  if (finding.p_value !== null) return element('span', { class: 'p', title: text('row.pValueTitle') },
    `p ${pValue(finding.p_value)}`);
  if (finding.severity) return element('span', { class: `severity ${finding.severity}` },
    text(`severity.${finding.severity}`));
  return null;
}

/**
 * Seen against expected, as figures and as a scale.
 * @param {import('../types.js').Finding} finding
 */
function statistic({ statistic: found }) {
  if (!found) return [];
  const unit = found.unit ? ` ${found.unit}` : '';
  const name = element('span', { class: 'label' }, statisticName(found.name));
  const seen = element('span', { class: 'figure seen' },
    text('findings.seen', { value: `${threeDigits(found.seen)}${unit}` }));
  if (!found.expected) return [element('span', { class: 'statistic' }, name, seen)];
  const [low, high] = found.expected;
  const expected = element('span', { class: 'figure expected' },
    text('findings.expected', { low: threeDigits(low), high: `${threeDigits(high)}${unit}` }));
  return [element('span', { class: 'statistic' }, name), element('span', { class: 'statistic' }, seen, expected),
    scale(found.seen, low, high)];
}

/**
 * A statistic's name in the reader's language where there is one.
 * @param {string} name
 */
function statisticName(name) {
  const key = `statistic.${name.replaceAll(' ', '-')}`;
  return text(key);
}

/**
 * What is expected as a bar, what was seen as a mark on it.
 * @param {number} seen @param {number} low @param {number} high
 */
function scale(seen, low, high) {
  const end = Math.max(high, seen, 0) * 1.12 || 1;
  const start = Math.min(0, low, seen);
  const place = (/** @type {number} */ value) => (((value - start) / (end - start)) * 200).toFixed(1);
  const isOutside = seen < low || seen > high;
  return svg('svg', { class: 'scale', viewBox: '0 0 200 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'track', x: 0, y: 5, width: 200, height: 2 }),
    svg('rect', { class: 'range', x: place(low), y: 3, width: Math.max(2, Number(place(high)) - Number(place(low))),
      height: 6 }),
    svg('rect', { class: isOutside ? 'seen outside' : 'seen', x: Number(place(seen)) - 1.5, y: 0, width: 3,
      height: 12 }));
}
