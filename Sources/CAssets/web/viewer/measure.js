// A line over the picture: how long it is in metres, and what the attenuation is along it.

import { fill, svg } from '../page/dom.js';
import { figure } from '../page/format.js';
import { text } from '../texts/index.js';
import { attenuation } from './picture/window.js';
import { toStage } from './stage/view.js';

/** @typedef {{x: number, y: number}} Point */

/**
 * Length in metres at the middle of the box. Pure.
 * @param {Point} from @param {Point} to @param {Point} pitch mm a pixel
 */
export const lengthOf = (from, to, pitch) => Math.hypot((to.x - from.x) * pitch.x, (to.y - from.y) * pitch.y) / 1000;

/**
 * Attenuation along a line, a value a pixel; null where the tile has not come. Pure but for the store.
 * @param {import('./picture/tiles.js').TileStore} store @param {string} plane @param {Point} from @param {Point} to
 */
export function profileAlong(store, plane, from, to) {
  const count = Math.max(2, Math.min(2000, Math.round(Math.hypot(to.x - from.x, to.y - from.y))));
  const { width, height, full_scale: air } = store.picture;
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    const [x, y] = [Math.floor(from.x + (to.x - from.x) * share), Math.floor(from.y + (to.y - from.y) * share)];
    const found = x >= 0 && y >= 0 && x < width && y < height ? store.valueAt(plane, x, y) : null;
    return found ? attenuation(found.value, air) : null;
  });
}

export class Measure {
  /** @param {SVGElement} layer @param {SVGElement} plot @param {import('./stage/stage.js').Stage} stage */
  constructor(layer, plot, stage) {
    this.layer = layer;
    this.plot = plot;
    this.stage = stage;
    /** @type {{from: Point, to: Point}|null} */
    this.line = null;
    this.isOn = false;
    stage.addEventListener('view', () => this.draw());
    stage.addEventListener('drawn', () => this.drawPlot());
  }

  /** @param {boolean} isOn */
  turn(isOn) {
    this.isOn = isOn;
    this.line = null;
    this.stage.host.dataset.tool = isOn ? 'measure' : '';
    this.draw();
    this.drawPlot();
  }

  /** @param {Point} from @param {Point} to */
  set(from, to) {
    this.line = { from, to };
    this.draw();
    this.drawPlot();
  }

  draw() {
    if (!this.line) return fill(this.layer);
    const { view, sheet, ratio, picture } = this.stage;
    const place = (/** @type {Point} */ point) => {
      const at = toStage(view, sheet, point.x, point.y);
      return { x: at.x / ratio, y: at.y / ratio };
    };
    const [from, to] = [place(this.line.from), place(this.line.to)];
    const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
    const label = svg('text', { class: 'measure-label', x: (from.x + to.x) / 2 + 8, y: (from.y + to.y) / 2 - 8 });
    label.textContent = `${figure(lengthOf(this.line.from, this.line.to, picture.pitch_mm), 2)} m`;
    fill(this.layer, svg('line', { class: 'measure-ground', ...ends }), svg('line', { class: 'measure-line', ...ends }),
      svg('circle', { class: 'measure-end', cx: from.x, cy: from.y, r: 3.5 }),
      svg('circle', { class: 'measure-end', cx: to.x, cy: to.y, r: 3.5 }), label);
  }

  /** The profile where the histogram is otherwise. */
  drawPlot() {
    this.plot.toggleAttribute('hidden', !this.isOn);
    if (!this.isOn) return;
    const hint = svg('text', { x: 8, y: 16, class: 'plot-text' });
    hint.textContent = text('measure.hint');
    if (!this.line) return fill(this.plot, hint);
    const { from, to } = this.line;
    const curves = this.stage.picture.planes.filter((plane) => ['high', 'low'].includes(plane.name)).map((plane) => ({
      name: plane.name, values: profileAlong(this.stage.store, plane.name, from, to) }));
    const [width, height] = [this.plot.clientWidth || 600, this.plot.clientHeight || 80];
    const most = Math.max(1, ...curves.flatMap((curve) => curve.values.map((value) => value ?? 0)));
    const caption = svg('text', { x: 8, y: 14, class: 'plot-text' });
    caption.textContent = text('measure.caption',
      { most: figure(most, 1), length: figure(lengthOf(from, to, this.stage.picture.pitch_mm), 2) });
    fill(this.plot, ...curves.map((curve) => svg('path',
      { class: `curve ${curve.name}`, d: path(curve.values, width, height, most) })), caption);
  }
}

/** @param {(number|null)[]} values @param {number} width @param {number} height @param {number} most */
function path(values, width, height, most) {
  let drawn = '';
  let isDown = false;
  values.forEach((value, i) => {
    if (value === null) { isDown = false; return; }
    const [x, y] = [(i / (values.length - 1)) * width, height - 2 - (value / most) * (height - 20)];
    drawn += `${isDown ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    isDown = true;
  });
  return drawn;
}
