// Regions of findings and frames of boxes over the picture, as lines of the same width at every zoom.

import { fill, svg } from '../page/dom.js';
import { toStage } from './stage/view.js';

/** @typedef {{number: number, region: [number, number, number, number]}} Mark in pixels of the picture */

/**
 * The smallest region that holds a point, so that one within another can be taken. Pure.
 * @param {Mark[]} marks @param {{x: number, y: number}} point
 */
export function markAt(marks, point) {
  const size = (/** @type {Mark} */ { region }) => (region[2] - region[0]) * (region[3] - region[1]);
  const holds = (/** @type {Mark} */ { region: [x0, y0, x1, y1] }) =>
    point.x >= x0 && point.x < x1 && point.y >= y0 && point.y < y1;
  return marks.filter(holds)
    .sort((a, b) => size(a) - size(b))[0] ?? null;
}

export class Marks {
  /**
   * @param {SVGElement} layer
   * @param {import('./stage/stage.js').Stage} stage
   * @param {import('./selection.js').Selection} selection
   */
  constructor(layer, stage, selection) {
    this.layer = layer;
    this.stage = stage;
    this.selection = selection;
    /** @type {Mark[]} */
    this.marks = [];
    /**
     * Findings about a load as a whole, by number: the position of its box.
     * @type {Map<number, number>}
     */
    this.wide = new Map();
    /** @type {{region: Mark['region'], container: number, outline: SVGElement, label: SVGElement}[]} */
    this.frames = [];
    /** @type {{mark: Mark, group: SVGElement, dark: SVGElement, outline: SVGElement, plate: SVGElement, label: SVGElement}[]} */
    this.drawn = [];
    stage.addEventListener('view', () => this.place());
    selection.addEventListener('change', () => this.paint());
  }

  /**
   * @param {Mark[]} marks
   * @param {{label: string, container: number, region: Mark['region']}[]} boxes
   * @param {Map<number, number>} wide
   */
  show(marks, boxes, wide) {
    [this.marks, this.wide] = [marks, wide];
    this.frames = boxes.map((box) => {
      const [outline, label] = [svg('rect', { class: 'box-frame' }), svg('text', { class: 'box-label' })];
      label.textContent = box.label;
      return { region: box.region, container: box.container, outline, label };
    });
    this.drawn = marks.map((mark) => {
      const [dark, outline, plate, label] = [svg('rect', { class: 'mark-ground' }), svg('rect', { class: 'mark-line' }),
        svg('rect', { class: 'mark-plate' }), svg('text', { class: 'mark-number' })];
      label.textContent = String(mark.number);
      const group = svg('g', { class: 'mark', 'data-finding': mark.number }, dark, outline, plate, label);
      return { mark, group, dark, outline, plate, label };
    });
    fill(this.layer, ...this.frames.flatMap((frame) => [frame.outline, frame.label]),
      ...this.drawn.map((one) => one.group));
    this.place();
    this.paint();
  }

  /** Puts everything where the view has it. */
  place() {
    for (const frame of this.frames) {
      const at = this.frameOf(frame.region);
      setFrame(frame.outline, at, 0);
      set(frame.label, { x: at.x + at.width / 2, y: at.y - 6 });
    }
    for (const one of this.drawn) {
      const at = this.frameOf(one.mark.region);
      setFrame(one.dark, at, 1.5);
      setFrame(one.outline, at, 1.5);
      const wide = 8 + 8 * String(one.mark.number).length;
      const above = at.y > 20 ? at.y - 19 : at.y + 1.5;
      set(one.plate, { x: at.x - 2.5, y: above, width: wide, height: 17 });
      set(one.label, { x: at.x - 2.5 + wide / 2, y: above + 12.5 });
    }
  }

  /** @param {[number, number, number, number]} region */
  frameOf(region) {
    const { view, sheet, ratio } = this.stage;
    const [from, to] = [toStage(view, sheet, region[0], region[1]), toStage(view, sheet, region[2], region[3])];
    return { x: from.x / ratio, y: from.y / ratio, width: (to.x - from.x) / ratio, height: (to.y - from.y) / ratio };
  }

  /** Shows what is selected and what is pointed at. */
  paint() {
    const [selected, hovered] = [this.wide.get(this.selection.selected ?? -1),
      this.wide.get(this.selection.hovered ?? -1)];
    for (const frame of this.frames) {
      frame.outline.classList.toggle('selected', frame.container === selected);
      frame.outline.classList.toggle('hovered', frame.container === hovered);
    }
    for (const { mark, group } of this.drawn) {
      group.classList.toggle('selected', this.selection.selected === mark.number);
      group.classList.toggle('hovered', this.selection.hovered === mark.number);
    }
  }

  /** @param {number} opacity 0 to 1 */
  setOpacity(opacity) {
    this.layer.style.opacity = String(opacity);
  }
}

/**
 * @param {SVGElement} rectangle
 * @param {{x: number, y: number, width: number, height: number}} at
 * @param {number} outwards
 */
function setFrame(rectangle, at, outwards) {
  set(rectangle, { x: at.x - outwards, y: at.y - outwards, width: at.width + 2 * outwards,
    height: at.height + 2 * outwards });
}

/** @param {SVGElement} made @param {Record<string, number>} values */
function set(made, values) {
  for (const [name, value] of Object.entries(values)) made.setAttribute(name, value.toFixed(1));
}
