// Builds what shows the picture, and ties picture and list of findings to each other.

import { byId, element, fill } from '../page/dom.js';
import { showProblem } from '../page/notices.js';
import { text } from '../texts/index.js';
import { Controls } from './controls.js';
import { Crosshair } from './crosshair.js';
import { markAt, Marks } from './marks.js';
import { Measure } from './measure.js';
import { Readout } from './readout.js';
import { navigate } from './stage/navigation.js';
import { readPixels } from './stage/readback.js';

/** @param {string} id @returns {SVGElement} */
const layer = (id) => /** @type {SVGElement} */ (/** @type {unknown} */ (byId(id)));

/**
 * @param {number} scan
 * @param {import('./stage/stage.js').Stage} stage
 * @param {import('./selection.js').Selection} selection
 */
export function buildStage(scan, stage, selection) {
  const { picture } = stage;
  stage.addEventListener('failed', (event) => showProblem(/** @type {CustomEvent} */ (event).detail));
  const marks = new Marks(layer('marks'), stage, selection);
  const readout = new Readout(byId('readout'), stage);
  const measure = new Measure(layer('line'), layer('profile'), stage);
  const controls = new Controls(stage, marks, measure);
  const take = (/** @type {{x: number, y: number}} */ point) =>
    selection.select(markAt(marks.marks, point)?.number ?? null, 'picture');
  const crosshair = new Crosshair(layer('cross'), stage, readout, measure, take);
  navigate(stage, {
    hover: (point) => {
      if (!crosshair.isOn) readout.show(point);
      selection.hover(point ? markAt(marks.marks, point)?.number ?? null : null);
    },
    click: take,
    twice: (point) => {
      stage.zoom(stage.view.zoom < 1.99 ? 2 : 1);
      stage.centre(point.x, point.y);
    },
    draws: () => measure.isOn,
    line: (from, to) => measure.set(from, to),
  });

  /** Brings the selected region into the middle, so large that what is around it can still be seen. */
  const look = () => {
    const region = marks.marks.find((mark) => mark.number === selection.selected)?.region;
    if (!region) return;
    const margin = Math.max(region[2] - region[0], region[3] - region[1]) * 0.6;
    stage.show({ x0: region[0] - margin, y0: region[1] - margin, x1: region[2] + margin, y1: region[3] + margin }, 4);
  };

  /**
   * @param {import('../assessment/numbered.js').NumberedFinding[]} findings
   * @param {import('../types.js').AssessedScan|undefined} assessed
   */
  const mark = (findings, assessed) => {
    const found = findings.flatMap(({ number, finding: { region } }) => (region ? [{ number, region }] : []));
    const boxes = picture.regions.filter((one) => one.kind === 'box').map(({ region, container }) => (
      { region, container, label: assessed?.containers[container]?.number ?? '' }));
    /** @type {Map<number, number>} */
    const wide = new Map();
    for (const { number, container, finding } of findings) {
      if (!finding.region && container !== null) wide.set(number, container);
    }
    marks.show(found, boxes, wide);
    const names = boxes.map((box) => box.label).filter(Boolean).join(', ');
    byId('stage').setAttribute('aria-label', text('stage.label',
      { containers: names || String(scan), n: found.length }));
  };

  Object.assign(window, { tally: { stage, readPixels: () => readPixels(stage) } });
  fill(byId('legend'), ...['organic', 'between', 'metal', 'heavy'].map((name) =>
    element('span', {}, element('i', { class: `swatch ${name}` }), text(`material.${name}`))));
  stage.addEventListener('settings', () => { byId('legend').hidden = stage.mode !== 'colour'; });
  byId('legend').hidden = true;
  return { stage, controls, crosshair, look, mark };
}
