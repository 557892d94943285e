// What is under the cursor: transmission, attenuation, matter, and where that is.

import { element, fill } from '../page/dom.js';
import { figure } from '../page/format.js';
import { text } from '../texts/index.js';
import { certaintyOf, className, classOf } from './picture/material.js';
import { attenuation, quality } from './picture/window.js';

/**
 * The box that holds a point, else the one that is nearest to it across. Pure.
 * @param {{region: [number, number, number, number], container: number}[]} boxes @param {number} x
 */
export function boxFor(boxes, x) {
  const away = (/** @type {{region: number[]}} */ { region }) => Math.max(region[0] - x, x - region[2], 0);
  return [...boxes].sort((a, b) => away(a) - away(b))[0] ?? null;
}

/**
 * Metres from the left and upper edge of a box to the middle of a pixel. Pure.
 * @param {{region: [number, number, number, number]}} box
 * @param {{x: number, y: number}} pitch mm a pixel
 * @param {number} x
 * @param {number} y
 */
export const metresInBox = (box, pitch, x, y) => ({ x: ((x + 0.5 - box.region[0]) * pitch.x) / 1000,
  y: ((y + 0.5 - box.region[1]) * pitch.y) / 1000 });

export class Readout {
  /** @param {HTMLElement} place @param {import('./stage/stage.js').Stage} stage */
  constructor(place, stage) {
    this.place = place;
    this.stage = stage;
    this.boxes = stage.picture.regions.filter((one) => one.kind === 'box');
    /** @type {{x: number, y: number}|null} */
    this.point = null;
    stage.addEventListener('drawn', () => this.show(this.point));
    this.show(null);
  }

  /** @param {{x: number, y: number}|null} point of the picture */
  show(point) {
    this.point = point;
    const [x, y] = [Math.floor(point?.x ?? -1), Math.floor(point?.y ?? -1)];
    const { sheet } = this.stage;
    if (x < 0 || y < 0 || x >= sheet.width || y >= sheet.height) {
      return fill(this.place, element('span', { class: 'faint' }, text('readout.hint')));
    }
    fill(this.place, ...this.energies(x, y), ...this.matter(x, y), ...this.position(x, y));
  }

  /** @param {number} x @param {number} y */
  energies(x, y) {
    const { picture, store } = this.stage;
    return picture.planes.filter((plane) => plane.name === 'high' || plane.name === 'low').map((plane) => {
      const found = store.valueAt(plane.name, x, y);
      const energy = plane.energy_mev ? `${figure(plane.energy_mev, plane.energy_mev % 1 ? 1 : 0)} MV`
        : text(`plane.${plane.name}`);
      if (!found) return pair(energy, '…');
      const about = found.isExact ? '' : '≈ ';
      const share = (100 * found.value) / picture.full_scale;
      return pair(energy, `${about}${figure(share, share < 10 ? 2 : 1)} %`,
        `−ln T ${figure(attenuation(found.value, picture.full_scale), 2)}`);
    });
  }

  /** @param {number} x @param {number} y */
  matter(x, y) {
    const { picture, store } = this.stage;
    const mask = picture.planes.some((plane) => plane.name === 'mask') ? store.valueAt('mask', x, y) : null;
    const warning = (/** @type {string} */ key) => element('span', { class: 'warning' }, text(key));
    if (mask?.value === quality.unpenetrated) return [warning('readout.unpenetrated')];
    if (mask?.value === quality.outside) return [warning('readout.outside')];
    const found = picture.planes.some((plane) => plane.name === 'material') ? store.valueAt('material', x, y) : null;
    const parts = [];
    if (found) {
      const place = classOf(found.value);
      const name = className(place);
      parts.push(element('span', { class: 'pair' }, element('i', { class: `swatch ${name}` }), text(`material.${name}`),
        place !== null && element('span', { class: 'faint' },
          text('readout.certainty', { n: figure(100 * certaintyOf(found.value), 0) }))));
    }
    if (mask?.value === quality.repaired) parts.push(warning('readout.repaired'));
    return parts;
  }

  /** @param {number} x @param {number} y */
  position(x, y) {
    const box = boxFor(this.boxes, x);
    const parts = [];
    if (box) {
      const metres = metresInBox(box, this.stage.picture.pitch_mm, x, y);
      parts.push(pair(text('readout.fromLeft'), `${figure(metres.x, 2)} m`),
        pair(text('readout.fromTop'), `${figure(metres.y, 2)} m`));
    }
    return [...parts, element('span', { class: 'faint pair' }, text('readout.pixel', { x, y }))];
  }
}

/** @param {string} name @param {...string} values */
const pair = (name, ...values) => element('span', { class: 'pair' }, element('span', { class: 'label' }, name),
  ...values.map((value) => element('span', { class: 'figure' }, value)));
