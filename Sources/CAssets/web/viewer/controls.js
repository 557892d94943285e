// The controls of the picture: planes, windows, scale, gamma, inversion, hatch, zoom, marks, ruler; with the histogram.

import { byId, fill, svg } from '../page/dom.js';
import { figure } from '../page/format.js';
import { text } from '../texts/index.js';
import { Histogram } from './picture/histogram.js';
import { darkest, preset, sound } from './picture/window.js';
import { nextStep } from './stage/view.js';

/** Windows by name, with their keys. */
export const presets = ['fit', 'thin', 'dense', 'full'];

/**
 * A slider of the page.
 * @param {string} id
 */
const range = (id) => /** @type {HTMLInputElement} */ (byId(id));

/**
 * @param {HTMLElement} button
 * @param {boolean} isOn
 */
const press = (button, isOn) => button.setAttribute('aria-pressed', String(isOn));

export class Controls {
  /**
   * @param {import('./stage/stage.js').Stage} stage @param {import('./marks.js').Marks} marks
   * @param {import('./measure.js').Measure} measure
   */
  constructor(stage, marks, measure) {
    this.stage = stage;
    this.marks = marks;
    this.measure = measure;
    /** @type {Histogram|null} */
    this.histogram = null;
    this.preset = 'fit';
    this.plot = /** @type {SVGElement} */ (/** @type {unknown} */ (byId('histogram')));
    this.white = range('white');
    this.black = range('black');
    this.gamma = range('gamma');
    this.opacity = range('opacity');
    this.listen();
    stage.addEventListener('settings', () => this.write());
    stage.addEventListener('view', () => this.writeZoom());
    stage.addEventListener('drawn', () => this.count());
    new ResizeObserver(() => this.drawHistogram()).observe(this.plot);
    for (const button of this.buttons('mode')) button.hidden = !this.hasMode(button.dataset.mode ?? '');
    this.write();
    this.writeZoom();
    this.count();
  }

  /** @param {string} name @returns {HTMLButtonElement[]} */
  buttons(name) {
    const found = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(`button[data-${name}]`));
    return [...found];
  }

  listen() {
    const { stage } = this;
    for (const button of this.buttons('mode')) {
      button.addEventListener('click', () => this.setMode(button.dataset.mode ?? ''));
    }
    for (const button of this.buttons('preset')) {
      button.addEventListener('click', () => this.usePreset(button.dataset.preset ?? ''));
    }
    byId('scale').addEventListener('click', () => this.toggleScale());
    byId('invert').addEventListener('click', () => this.toggleInvert());
    byId('hatch').addEventListener('click', () => this.toggleHatch());
    byId('measure').addEventListener('click', () => this.toggleMeasure());
    byId('zoom-in').addEventListener('click', () => this.step(1));
    byId('zoom-out').addEventListener('click', () => this.step(-1));
    byId('zoom-fit').addEventListener('click', () => stage.fit());
    byId('zoom-one').addEventListener('click', () => stage.zoom(1));
    this.white.addEventListener('input', () => this.setWindow({ white: Number(this.white.value) }));
    this.black.addEventListener('input', () => this.setWindow({ black: Number(this.black.value) }));
    this.gamma.addEventListener('input', () => this.setWindow({ gamma: 2 ** Number(this.gamma.value) }));
    this.opacity.addEventListener('input', () => this.marks.setOpacity(Number(this.opacity.value)));
  }

  /** @param {string} mode */
  hasMode(mode) {
    const needed = mode === 'colour' ? 'material' : mode;
    return this.stage.picture.planes.some((plane) => plane.name === needed);
  }

  /** @param {string} mode */
  setMode(mode) {
    if (this.hasMode(mode)) this.stage.set({ mode: /** @type {import('./drawing/layers.js').Mode} */ (mode) });
  }

  /** @param {string} name */
  usePreset(name) {
    const { stage } = this;
    const chosen = preset(name, stage.picture.window, this.histogram);
    stage.set({ windowing: sound({ ...stage.windowing, ...chosen, gamma: 1 }) });
    this.preset = name;
    this.write();
  }

  /** @param {Partial<import('./picture/window.js').Windowing>} part */
  setWindow(part) {
    const now = this.stage.windowing;
    const next = { ...now, ...part };
    if (part.black !== undefined && part.black <= now.white) next.white = part.black - 0.05;
    this.stage.set({ windowing: next });
  }

  /**
   * Moves white or black by a step.
   * @param {'white'|'black'} end @param {number} step
   */
  nudge(end, step) {
    this.setWindow({ [end]: this.stage.windowing[end] + step });
  }

  /** @param {number} factor */
  changeGamma(factor) {
    this.setWindow({ gamma: this.stage.windowing.gamma * factor });
  }

  toggleScale() {
    this.setWindow({ scale: this.stage.windowing.scale === 'sqrt' ? 'even' : 'sqrt' });
  }

  toggleInvert() {
    this.setWindow({ invert: !this.stage.windowing.invert });
  }

  toggleHatch() {
    this.stage.set({ isHatched: !this.stage.isHatched });
  }

  toggleMeasure() {
    this.measure.turn(!this.measure.isOn);
    this.write();
  }

  /** Full, half, none. */
  cycleMarks() {
    const next = Number(this.opacity.value) > 0.6 ? 0.4 : Number(this.opacity.value) > 0 ? 0 : 1;
    this.opacity.value = String(next);
    this.marks.setOpacity(next);
  }

  /** @param {number} direction */
  step(direction) {
    this.stage.zoom(nextStep(this.stage.view.zoom, direction));
  }

  /** Shows settings in the controls. */
  write() {
    const { windowing, mode, isHatched } = this.stage;
    const ofPreset = preset(this.preset, this.stage.picture.window, this.histogram);
    const isPreset = windowing.white === ofPreset.white && windowing.black === ofPreset.black
      && windowing.scale === ofPreset.scale;
    for (const button of this.buttons('mode')) press(button, button.dataset.mode === mode);
    for (const button of this.buttons('preset')) press(button, isPreset && button.dataset.preset === this.preset);
    press(byId('scale'), windowing.scale === 'even');
    press(byId('invert'), windowing.invert);
    press(byId('hatch'), isHatched);
    press(byId('measure'), this.measure.isOn);
    this.white.value = String(windowing.white);
    this.black.value = String(windowing.black);
    this.gamma.value = String(Math.log2(windowing.gamma));
    byId('white-value').textContent = figure(windowing.white, 2);
    byId('black-value').textContent = figure(windowing.black, 2);
    byId('gamma-value').textContent = figure(windowing.gamma, 2);
    this.drawHistogram();
  }

  writeZoom() {
    byId('zoom-value').textContent = `${figure(100 * this.stage.view.zoom, 0)} %`;
  }

  /** Counts attenuations once the coarsest level is there. */
  count() {
    if (this.histogram) return;
    const { store, picture } = this.stage;
    const level = picture.levels[picture.levels.length - 1];
    const tile = store.get({ plane: 'high', level: level.level, row: 0, column: 0 });
    if (!tile) return;
    const mask = store.get({ plane: 'mask', level: level.level, row: 0, column: 0 });
    this.histogram = new Histogram(tile.values, mask?.values ?? null, picture.full_scale);
    this.write();
  }

  /** The histogram with the ramp of the window over it. */
  drawHistogram() {
    if (!this.histogram) return;
    const [width, height] = [this.plot.clientWidth || 600, this.plot.clientHeight || 60];
    const { counts } = this.histogram;
    const most = Math.log1p(Math.max(...counts));
    const top = (/** @type {number} */ count) => (height - (Math.log1p(count) / most) * (height - 4)).toFixed(1);
    let outline = `M0 ${height}`;
    counts.forEach((count, bin) => { outline += `L${((bin / counts.length) * width).toFixed(1)} ${top(count)}`; });
    const { white, black } = this.stage.windowing;
    const [from, to] = [(white / darkest) * width, (black / darkest) * width];
    fill(this.plot, svg('rect', { class: 'span', x: from, y: 0, width: to - from, height }),
      svg('path', { class: 'counts', d: `${outline}L${width} ${height}Z` }),
      svg('line', { class: 'end white', x1: from, x2: from, y1: 0, y2: height }),
      svg('line', { class: 'end black', x1: to, x2: to, y1: 0, y2: height }));
    this.plot.setAttribute('aria-label', text('histogram.label', { white: figure(white, 2), black: figure(black, 2) }));
  }
}
