// Where the picture lies on the stage: a value and the moves that make another one. All lengths on the stage are device
// pixels, all lengths in the picture pixels of the finest level. Pure.

/**
 * @typedef {object} View
 * @property {number} zoom device pixels a pixel of the picture, along its finer pitch
 * @property {number} left the picture's column at the left edge of the stage
 * @property {number} top the picture's row at the upper edge
 */

/**
 * @typedef {object} Sheet what does not change while one looks
 * @property {number} width pixels of the picture
 * @property {number} height
 * @property {{x: number, y: number}} stretch so that a metre is as long across as down; the finer pitch has 1
 */

export const smallestZoom = 0.02;
/** 800 %. */
export const largestZoom = 8;
const steps = [0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8];

/** @param {{x: number, y: number}} pitch millimetres a pixel */
export function stretchOf(pitch) {
  const finer = Math.min(pitch.x, pitch.y);
  return { x: pitch.x / finer, y: pitch.y / finer };
}

/**
 * Point of the picture under a point of the stage.
 * @param {View} view @param {Sheet} sheet @param {number} px @param {number} py
 */
export const toPicture = (view, sheet, px, py) => ({ x: view.left + px / (view.zoom * sheet.stretch.x),
  y: view.top + py / (view.zoom * sheet.stretch.y) });

/**
 * Point of the stage where a point of the picture lies.
 * @param {View} view @param {Sheet} sheet @param {number} x @param {number} y
 */
export const toStage = (view, sheet, x, y) => ({ x: (x - view.left) * view.zoom * sheet.stretch.x,
  y: (y - view.top) * view.zoom * sheet.stretch.y });

/**
 * The view that shows a region whole, in the middle, with some air around.
 * @param {Sheet} sheet @param {{x0: number, y0: number, x1: number, y1: number}} region
 * @param {number} width of the stage @param {number} height @param {number} [largest]
 * @returns {View}
 */
export function showing(sheet, region, width, height, largest = largestZoom) {
  const across = Math.max(region.x1 - region.x0, 1) * sheet.stretch.x;
  const down = Math.max(region.y1 - region.y0, 1) * sheet.stretch.y;
  const zoom = clamp(0.97 * Math.min(width / across, height / down), smallestZoom, largest);
  return centred(sheet, zoom, (region.x0 + region.x1) / 2, (region.y0 + region.y1) / 2, width, height);
}

/**
 * A view with a point of the picture in the middle.
 * @param {Sheet} sheet
 * @param {number} zoom
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
export function centred(sheet, zoom, x, y, width, height) {
  return whole({ zoom, left: x - width / (2 * zoom * sheet.stretch.x), top: y - height / (2 * zoom * sheet.stretch.y) },
    sheet);
}

/**
 * Zooms so that the point of the picture under a point of the stage stays there.
 * @param {View} view @param {Sheet} sheet @param {number} zoom @param {number} px @param {number} py
 */
export function zoomedAbout(view, sheet, zoom, px, py) {
  const next = clamp(zoom, smallestZoom, largestZoom);
  const held = toPicture(view, sheet, px, py);
  return whole({ zoom: next, left: held.x - px / (next * sheet.stretch.x),
    top: held.y - py / (next * sheet.stretch.y) }, sheet);
}

/**
 * @param {View} view
 * @param {Sheet} sheet
 * @param {number} dx device pixels that the picture moves
 * @param {number} dy
 */
export const panned = (view, sheet, dx, dy) =>
  whole({ ...view, left: view.left - dx / (view.zoom * sheet.stretch.x),
    top: view.top - dy / (view.zoom * sheet.stretch.y) }, sheet);

/**
 * Keeps a part of the picture in sight.
 * @param {View} view @param {Sheet} sheet @param {number} width @param {number} height
 */
export function kept(view, sheet, width, height) {
  const [across, down] = [width / (view.zoom * sheet.stretch.x), height / (view.zoom * sheet.stretch.y)];
  const middle = { x: clamp(view.left + across / 2, 0, sheet.width), y: clamp(view.top + down / 2, 0, sheet.height) };
  return whole({ ...view, left: middle.x - across / 2, top: middle.y - down / 2 }, sheet);
}

/**
 * The next step of zoom up or down.
 * @param {number} zoom @param {number} direction 1 or −1
 */
export function nextStep(zoom, direction) {
  const found = direction > 0 ? steps.find((step) => step > zoom * 1.01)
    : [...steps].reverse().find((step) => step < zoom / 1.01);
  return found ?? (direction > 0 ? largestZoom : smallestZoom);
}

/**
 * The part of the picture in sight.
 * @param {View} view @param {Sheet} sheet @param {number} width @param {number} height
 */
export function inSight(view, sheet, width, height) {
  const end = toPicture(view, sheet, width, height);
  return { x0: clamp(Math.floor(view.left), 0, sheet.width), y0: clamp(Math.floor(view.top), 0, sheet.height),
    x1: clamp(Math.ceil(end.x), 0, sheet.width), y1: clamp(Math.ceil(end.y), 0, sheet.height) };
}

/**
 * True where every pixel of the picture covers the same whole number of device pixels.
 * @param {View} view @param {Sheet} sheet
 */
export const isExact = (view, sheet) => sheet.stretch.x === 1 && sheet.stretch.y === 1 && Number.isInteger(view.zoom);

/**
 * Edges of the picture's pixels fall on device pixels, or lines would shimmer while panning.
 * @param {View} view @param {Sheet} sheet
 */
function whole(view, sheet) {
  const [across, down] = [view.zoom * sheet.stretch.x, view.zoom * sheet.stretch.y];
  return { ...view, left: Math.round(view.left * across) / across, top: Math.round(view.top * down) / down };
}

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
