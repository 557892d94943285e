// Which level of the picture a zoom needs, and which of its tiles are in sight. Pure.

/** @typedef {{x0: number, y0: number, x1: number, y1: number}} Region in pixels of the finest level, half-open */

/**
 * The coarsest level that still looks sharp.
 * @param {import('../../types.js').Level[]} levels finest first
 * @param {number} zoom screen pixels a pixel of the finest level
 * @param {number} [least] a finer level than this scale would be too large to draw
 * @param {number} [most] how far a level may be magnified before the next finer one is taken
 */
export function levelFor(levels, zoom, least = 1, most = 1) {
  let best = levels[0];
  for (const level of levels) {
    if ((level.scale * zoom <= most || best.scale < least) && level.scale > best.scale) best = level;
  }
  return best;
}

/**
 * Tiles of a level that touch a region, row by row.
 * @param {import('../../types.js').Level} level @param {number} side pixels a side of a tile @param {Region} region
 * @returns {{row: number, column: number}[]}
 */
export function tilesIn(level, side, region) {
  const reach = side * level.scale;
  const first = { column: clamp(Math.floor(region.x0 / reach), 0, level.columns - 1),
    row: clamp(Math.floor(region.y0 / reach), 0, level.rows - 1) };
  const last = { column: clamp(Math.ceil(region.x1 / reach) - 1, 0, level.columns - 1),
    row: clamp(Math.ceil(region.y1 / reach) - 1, 0, level.rows - 1) };
  const found = [];
  for (let row = first.row; row <= last.row; row++) {
    for (let column = first.column; column <= last.column; column++) found.push({ row, column });
  }
  return found;
}

/** Size of a tile: those at the right and lower edge are smaller. */
export function tileSize(/** @type {import('../../types.js').Level} */ level, /** @type {number} */ side,
  /** @type {number} */ row, /** @type {number} */ column) {
  return { width: Math.min(side, level.width - column * side), height: Math.min(side, level.height - row * side) };
}

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
