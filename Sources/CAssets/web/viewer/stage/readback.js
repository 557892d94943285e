// For the test in a browser: what the canvas holds when the picture is drawn pixel for pixel, without marks.

import { layersFor } from '../drawing/layers.js';

/**
 * Draws the picture at 100 %, a canvas at a time, on the canvas that is on the screen, and reads it back.
 * @param {import('./stage.js').Stage} stage
 * @returns {Promise<{width: number, height: number, data: Uint8ClampedArray}>} red, green, blue, alpha; upper row first
 */
export async function readPixels(stage) {
  const { width, height } = stage.sheet;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let top = 0; top < height; top += stage.canvas.height) {
    for (let left = 0; left < width; left += stage.canvas.width) {
      const region = { x0: left, y0: top, x1: Math.min(left + stage.canvas.width, width),
        y1: Math.min(top + stage.canvas.height, height) };
      const layers = await loaded(stage, region);
      stage.renderer.draw({ ...layers, region, view: { zoom: 1, left, top },
        sheet: { ...stage.sheet, stretch: { x: 1, y: 1 } },
        windowing: stage.windowing, isHatched: false, air: stage.picture.full_scale, tileSide: stage.picture.tile });
      const [across, down] = [region.x1 - left, region.y1 - top];
      const part = stage.renderer.read(across, down);
      for (let row = 0; row < down; row++) {
        data.set(part.subarray(row * across * 4, (row + 1) * across * 4), ((top + row) * width + left) * 4);
      }
    }
  }
  stage.invalidate();
  return { width, height, data };
}

/**
 * Waits until the finest tiles of a region are there.
 * @param {import('./stage.js').Stage} stage @param {import('../picture/levels.js').Region} region
 */
async function loaded(stage, region) {
  for (;;) {
    const layers = layersFor(stage.store, stage.mode, region, 1, stage.renderer);
    if (layers.isSharp) return layers;
    stage.store.want(layers.wanted);
    await new Promise((done) => setTimeout(done, 20));
  }
}
