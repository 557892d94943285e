// The renderer for browsers without WebGL2: the same formula by table, on the processor.

import { certaintyOf, classOf, writeColour } from '../picture/material.js';
import { attenuation, brightness, greyTable, outsideGrey, quality } from '../picture/window.js';
import { coverOf } from './layers.js';
import { isExact } from '../stage/view.js';

export class CanvasRenderer {
  kind = '2d';
  limit = 8192;
  /** A level may be magnified by a half: a finer one has sixteen times the pixels, and here each costs. */
  softness = 1.5;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    const sheet = document.createElement('canvas');
    const sheetContext = sheet.getContext('2d', { willReadFrequently: true });
    if (!context || !sheetContext) throw new Error('This browser draws no pictures at all.');
    this.canvas = canvas;
    this.context = context;
    this.sheet = sheet;
    this.sheetContext = sheetContext;
    this.tableFor = '';
    this.table = new Uint8Array(0);
  }

  /** @param {import('./webgl.js').Scene} scene */
  draw(scene) {
    const cover = coverOf(scene.target, scene.region);
    const image = this.sheetContext.createImageData(cover.width, cover.height);
    for (const draw of scene.draws) this.paint(image, cover, draw, scene);
    [this.sheet.width, this.sheet.height] = [cover.width, cover.height];
    this.sheetContext.putImageData(image, 0, 0);
    const { view, sheet, target } = scene;
    const [across, down] = [view.zoom * sheet.stretch.x, view.zoom * sheet.stretch.y];
    const { context, canvas } = this;
    context.fillStyle = '#0e0e0e';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingEnabled = !((target.scale === 1 && isExact(view, sheet)) || view.zoom * target.scale >= 3);
    context.imageSmoothingQuality = 'medium';
    context.drawImage(this.sheet, (cover.x0 * target.scale - view.left) * across,
      (cover.y0 * target.scale - view.top) * down,
      cover.width * target.scale * across, cover.height * target.scale * down);
  }

  /**
   * Paints a tile into the part in sight.
   * @param {ImageData} image @param {ReturnType<typeof coverOf>} cover @param {import('./layers.js').Draw} draw
   * @param {import('./webgl.js').Scene} scene
   */
  paint(image, cover, draw, scene) {
    const ratio = draw.level.scale / scene.target.scale;
    const [left, top] = [draw.value.column * scene.tileSide, draw.value.row * scene.tileSide];
    const table = this.tableOf(scene);
    const first = { x: Math.max(0, left * ratio - cover.x0), y: Math.max(0, top * ratio - cover.y0) };
    const last = { x: Math.min(cover.width, (left + draw.value.width) * ratio - cover.x0),
      y: Math.min(cover.height, (top + draw.value.height) * ratio - cover.y0) };
    const out = image.data;
    for (let y = first.y; y < last.y; y++) {
      const row = (Math.floor((y + cover.y0) / ratio) - top) * draw.value.width;
      for (let x = first.x; x < last.x; x++) {
        const column = Math.floor((x + cover.x0) / ratio) - left;
        const from = row + column;
        const at = (y * cover.width + x) * 4;
        const worth = draw.mask ? draw.mask.values[from] : quality.measured;
        out[at + 3] = 255;
        if (worth === quality.outside) {
          out[at] = out[at + 1] = out[at + 2] = outsideGrey;
        } else if (worth === quality.unpenetrated && draw.material) {
          out[at] = (left + column + top + Math.floor(row / draw.value.width)) % 6 === 0 ? 90 : 0;
          out[at + 1] = out[at + 2] = 0;
        } else if (draw.material) {
          const code = draw.material.values[from];
          const bright = brightness(attenuation(draw.value.values[from], scene.air), scene.windowing);
          writeColour(classOf(code), certaintyOf(code), bright, out, at);
        } else {
          out[at] = out[at + 1] = out[at + 2] = table[draw.value.values[from]];
          if (scene.isHatched && worth === quality.unpenetrated && (x + y + cover.x0 + cover.y0) % 7 === 0) {
            [out[at], out[at + 1], out[at + 2]] = [182, 79, 0];
          }
        }
      }
    }
  }

  /**
   * Grey of every value under a window, made once a window.
   * @param {import('./webgl.js').Scene} scene
   */
  tableOf(scene) {
    const name = JSON.stringify([scene.windowing, scene.air]);
    if (name !== this.tableFor) [this.tableFor, this.table] = [name, greyTable(scene.windowing, scene.air)];
    return this.table;
  }

  /**
   * What stands in the canvas.
   * @param {number} width @param {number} height
   */
  read(width, height) {
    return this.context.getImageData(0, 0, width, height).data;
  }

  /** There is nothing on a graphics card to let go of. */
  drop() {}
}
