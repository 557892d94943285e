// The cursor for those who have no mouse: a cross that the arrow keys move, for the readout and for the ruler's ends.

import { fill, svg } from '../page/dom.js';
import { toPicture, toStage } from './stage/view.js';

export class Crosshair {
  /**
   * @param {SVGElement} layer
   * @param {import('./stage/stage.js').Stage} stage
   * @param {import('./readout.js').Readout} readout
   * @param {import('./measure.js').Measure} measure @param {(point: {x: number, y: number}) => void} click
   */
  constructor(layer, stage, readout, measure, click) {
    this.layer = layer;
    this.stage = stage;
    this.readout = readout;
    this.measure = measure;
    this.click = click;
    this.isOn = false;
    this.point = { x: 0, y: 0 };
    /** @type {{x: number, y: number}|null} the first end of a line */
    this.start = null;
    stage.addEventListener('view', () => this.draw());
  }

  toggle() {
    this.isOn = !this.isOn;
    this.start = null;
    const { stage } = this;
    const middle = toPicture(stage.view, stage.sheet, stage.canvas.width / 2, stage.canvas.height / 2);
    this.point = { x: Math.floor(middle.x) + 0.5, y: Math.floor(middle.y) + 0.5 };
    this.show();
  }

  /** @param {number} dx pixels of the picture @param {number} dy */
  move(dx, dy) {
    const { width, height } = this.stage.sheet;
    this.point = { x: Math.min(Math.max(this.point.x + dx, 0.5), width - 0.5),
      y: Math.min(Math.max(this.point.y + dy, 0.5), height - 0.5) };
    const at = toStage(this.stage.view, this.stage.sheet, this.point.x, this.point.y);
    const isInSight = at.x >= 0 && at.y >= 0 && at.x <= this.stage.canvas.width && at.y <= this.stage.canvas.height;
    if (!isInSight) this.stage.centre(this.point.x, this.point.y);
    if (this.start) this.measure.set(this.start, this.point);
    this.show();
  }

  /** Takes the region under the cross; with the ruler it sets an end. */
  press() {
    if (!this.isOn) return;
    if (!this.measure.isOn) return this.click(this.point);
    if (this.start) this.start = null;
    else this.start = { ...this.point };
  }

  show() {
    this.draw();
    this.readout.show(this.isOn ? this.point : null);
  }

  draw() {
    if (!this.isOn) return fill(this.layer);
    const at = toStage(this.stage.view, this.stage.sheet, this.point.x, this.point.y);
    const [x, y] = [at.x / this.stage.ratio, at.y / this.stage.ratio];
    const arms = [[x - 14, y, x - 3, y], [x + 3, y, x + 14, y], [x, y - 14, x, y - 3], [x, y + 3, x, y + 14]];
    fill(this.layer, ...['cross-ground', 'cross-line'].flatMap((name) =>
      arms.map(([x1, y1, x2, y2]) => svg('line', { class: name, x1, y1, x2, y2 }))));
  }
}
