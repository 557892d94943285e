// The stage: canvas, view, window and mode, drawn anew once a frame when something has changed. It starts with the plain
// renderer, which has the first picture at once, and goes over to WebGL2 when that is ready, where there is one.

import { CanvasRenderer } from '../drawing/canvas2d.js';
import { layersFor } from '../drawing/layers.js';
import { TileStore } from '../picture/tiles.js';
import { sound } from '../picture/window.js';
import { centred, inSight, kept, showing, stretchOf, zoomedAbout } from './view.js';

export class Stage extends EventTarget {
  /**
   * @param {HTMLElement} host holds canvas and marks
   * @param {HTMLCanvasElement} canvas
   * @param {number} scan
   * @param {import('../../types.js').Picture} picture
   * @param {boolean} isPlain true to do without WebGL2
   */
  constructor(host, canvas, scan, picture, isPlain) {
    super();
    this.host = host;
    this.canvas = canvas;
    this.picture = picture;
    this.isPlain = isPlain;
    /** @type {CanvasRenderer|import('../drawing/webgl.js').WebGLRenderer} */
    this.renderer = new CanvasRenderer(canvas);
    if (isPlain) host.dataset.renderer = this.renderer.kind;
    this.store = new TileStore(scan, picture, {
      // The first picture does not wait for a frame.
      arrived: () => (this.hasDrawn ? this.invalidate() : this.draw()),
      failed: (error) => this.dispatchEvent(new CustomEvent('failed', { detail: error })),
      dropped: (tile) => this.renderer.drop(tile.key),
    });
    /** @type {import('./view.js').Sheet} */
    this.sheet = { width: picture.width, height: picture.height, stretch: stretchOf(picture.pitch_mm) };
    this.ratio = window.devicePixelRatio || 1;
    /** @type {import('./view.js').View} */
    this.view = { zoom: 1, left: 0, top: 0 };
    /** @type {import('../drawing/layers.js').Mode} */
    this.mode = 'high';
    /** @type {import('../picture/window.js').Windowing} */
    this.windowing = sound({ ...picture.window, scale: 'sqrt', gamma: 1, invert: false });
    this.isHatched = true;
    this.isFitted = true;
    this.frame = 0;
    this.hasDrawn = false;
    this.resize();
    new ResizeObserver(() => this.resize()).observe(host);
    this.draw();
  }

  /** The whole picture. */
  get whole() {
    return { x0: 0, y0: 0, x1: this.sheet.width, y1: this.sheet.height };
  }

  /** The boxes with some of what is around them, or the whole picture where none was found. */
  get boxes() {
    const regions = this.picture.regions.filter((one) => one.kind === 'box').map((one) => one.region);
    if (regions.length === 0) return this.whole;
    const margin = 0.03 * this.sheet.height;
    return { x0: Math.max(0, Math.min(...regions.map((r) => r[0])) - margin),
      y0: Math.max(0, Math.min(...regions.map((r) => r[1])) - margin),
      x1: Math.min(this.sheet.width, Math.max(...regions.map((r) => r[2])) + margin),
      y1: Math.min(this.sheet.height, Math.max(...regions.map((r) => r[3])) + margin) };
  }

  resize() {
    const width = Math.max(1, Math.round(this.host.clientWidth * this.ratio));
    const height = Math.max(1, Math.round(this.host.clientHeight * this.ratio));
    if (width === this.canvas.width && height === this.canvas.height && this.hasDrawn) return;
    [this.canvas.width, this.canvas.height] = [width, height];
    if (this.isFitted) this.look(showing(this.sheet, this.boxes, width, height), true);
    else this.look(this.view);
  }

  /** @param {Partial<{mode: Stage['mode'], windowing: Stage['windowing'], isHatched: boolean}>} part */
  set(part) {
    if (part.mode) this.mode = part.mode;
    if (part.windowing) this.windowing = sound(part.windowing);
    if (part.isHatched !== undefined) this.isHatched = part.isHatched;
    this.dispatchEvent(new Event('settings'));
    this.invalidate();
  }

  /**
   * Shows a view, kept within reach of the picture.
   * @param {import('./view.js').View} view @param {boolean} [isFitted]
   */
  look(view, isFitted = false) {
    this.isFitted = isFitted;
    this.view = kept(view, this.sheet, this.canvas.width, this.canvas.height);
    this.dispatchEvent(new Event('view'));
    this.invalidate();
  }

  /** Shows the boxes; where they are shown already, the whole picture. */
  fit() {
    const { width, height } = this.canvas;
    const boxes = showing(this.sheet, this.boxes, width, height);
    const there = kept(boxes, this.sheet, width, height);
    const isThere = this.hasDrawn && JSON.stringify(there) === JSON.stringify(this.view);
    this.look(isThere ? showing(this.sheet, this.whole, width, height) : boxes, !isThere);
  }

  /** @param {import('../picture/levels.js').Region} region @param {number} [largest] */
  show(region, largest) {
    this.look(showing(this.sheet, region, this.canvas.width, this.canvas.height, largest));
  }

  /**
   * Zooms about a point of the stage, by default its middle.
   * @param {number} zoom @param {{x: number, y: number}} [about] device pixels
   */
  zoom(zoom, about = { x: this.canvas.width / 2, y: this.canvas.height / 2 }) {
    this.look(zoomedAbout(this.view, this.sheet, zoom, about.x, about.y));
  }

  /**
   * Centres a point of the picture without changing the zoom.
   * @param {number} x @param {number} y
   */
  centre(x, y) {
    this.look(centred(this.sheet, this.view.zoom, x, y, this.canvas.width, this.canvas.height));
  }

  invalidate() {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  draw() {
    const region = inSight(this.view, this.sheet, this.canvas.width, this.canvas.height);
    const layers = layersFor(this.store, this.mode, region, this.view.zoom, this.renderer);
    this.store.want(layers.wanted);
    this.renderer.draw({ ...layers, region, view: this.view, sheet: this.sheet, windowing: this.windowing,
      isHatched: this.isHatched,
      air: this.picture.full_scale, tileSide: this.picture.tile });
    if (layers.draws.length === 0) return;
    if (!this.hasDrawn) requestAnimationFrame(() => this.first());
    this.hasDrawn = true;
    this.host.dataset.sharp = layers.isSharp ? 'true' : '';
    this.dispatchEvent(new Event('drawn'));
  }

  /** The first picture is on the screen: time for the better renderer. */
  first() {
    performance.mark('tallyman:first-picture');
    this.dispatchEvent(new Event('first'));
    if (!this.isPlain) setTimeout(() => void this.upgrade());
  }

  /** Goes over to WebGL2 on a canvas of its own; where that cannot be had the plain renderer stays. */
  async upgrade() {
    try {
      const { WebGLRenderer } = await import('../drawing/webgl.js');
      const canvas = /** @type {HTMLCanvasElement} */ (this.canvas.cloneNode());
      const renderer = WebGLRenderer.make(canvas);
      if (renderer) {
        this.canvas.replaceWith(canvas);
        [this.canvas, this.renderer] = [canvas, renderer];
        canvas.addEventListener('redraw', () => this.invalidate());
        this.draw();
      }
    } catch (error) {
      console.warn('WebGL2 cannot be used:', error);
    }
    this.host.dataset.renderer = this.renderer.kind;
  }
}
