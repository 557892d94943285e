// Which tiles make the picture in sight: the right level where it is there, coarser ones under it until it has come.

import { levelFor, tilesIn } from '../picture/levels.js';

/**
 * @typedef {object} Draw one tile with all the planes that the mode needs
 * @property {import('../../types.js').Level} level
 * @property {import('../picture/tiles.js').Tile} value
 * @property {import('../picture/tiles.js').Tile|null} material
 * @property {import('../picture/tiles.js').Tile|null} mask
 */

/** @typedef {'high'|'low'|'colour'} Mode */

/**
 * The planes that a mode needs.
 * @param {Mode} mode @param {import('../../types.js').Picture} picture
 */
export function planesOf(mode, picture) {
  const has = (/** @type {string} */ name) => picture.planes.some((plane) => plane.name === name);
  return { value: mode === 'low' && has('low') ? 'low' : 'high',
    material: mode === 'colour' && has('material') ? 'material' : null,
    mask: has('mask') ? 'mask' : null };
}

/**
 * What to draw, coarse tiles first, and what to fetch, most urgent first.
 * @param {import('../picture/tiles.js').TileStore} store
 * @param {Mode} mode @param {import('../picture/levels.js').Region} region in sight @param {number} zoom
 * @param {{limit: number, softness: number}} renderer largest side of what it draws at once, and how far it may magnify
 */
export function layersFor(store, mode, region, zoom, renderer) {
  const { picture } = store;
  const planes = planesOf(mode, picture);
  const names = [planes.value, planes.mask, planes.material].flatMap((name) => (name === null ? [] : [name]));
  const least = Math.max(region.x1 - region.x0, region.y1 - region.y0) / (renderer.limit - 8);
  const target = levelFor(picture.levels, zoom, least, renderer.softness);
  const coarsest = picture.levels[picture.levels.length - 1];
  /** @type {import('../picture/tiles.js').TileName[]} */
  const wanted = [];
  /** @type {Draw[]} */
  let draws = [];
  let isSharp = true;
  for (const level of picture.levels.filter((one) => one.level >= target.level).reverse()) {
    const found = [];
    let isWhole = true;
    for (const place of tilesIn(level, picture.tile, region)) {
      if (level === target || level === coarsest) {
        for (const plane of names) wanted.push({ plane, level: level.level, ...place });
      }
      const draw = drawOf(store, planes, level, place);
      if (draw) found.push(draw);
      else isWhole = false;
    }
    if (level === target) isSharp = isWhole;
    draws = isWhole ? found : draws.concat(found);
  }
  return { target, draws, wanted, isSharp };
}

/**
 * @param {import('../picture/tiles.js').TileStore} store @param {ReturnType<typeof planesOf>} planes
 * @param {import('../../types.js').Level} level @param {{row: number, column: number}} place
 * @returns {Draw|null}
 */
function drawOf(store, planes, level, place) {
  const get = (/** @type {string} */ plane) => store.get({ plane, level: level.level, ...place }) ?? null;
  const value = get(planes.value);
  const mask = planes.mask ? get(planes.mask) : null;
  const material = planes.material ? get(planes.material) : null;
  if (!value || (planes.mask && !mask) || (planes.material && !material)) return null;
  return { level, value, material, mask };
}

/**
 * The part of a level that covers a region, its left and upper edge on a multiple of four so that a coarser picture of it
 * does not shimmer while panning.
 * @param {import('../../types.js').Level} level @param {import('../picture/levels.js').Region} region
 */
export function coverOf(level, region) {
  const x0 = Math.floor(region.x0 / level.scale / 4) * 4;
  const y0 = Math.floor(region.y0 / level.scale / 4) * 4;
  return { x0, y0, width: Math.max(1, Math.min(Math.ceil(region.x1 / level.scale), level.width) - x0),
    height: Math.max(1, Math.min(Math.ceil(region.y1 / level.scale), level.height) - y0) };
}
