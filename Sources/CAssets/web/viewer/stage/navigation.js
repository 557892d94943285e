// Pointer and wheel on the stage: pan, zoom about the cursor, window by drag, and lines for ruler and profile.

import { dragged } from '../picture/window.js';
import { panned, toPicture } from './view.js';

/**
 * @typedef {object} Watcher
 * @property {(point: {x: number, y: number}|null) => void} hover a point of the picture, or the pointer has left
 * @property {(point: {x: number, y: number}) => void} click
 * @property {(point: {x: number, y: number}) => void} twice
 * @property {() => boolean} draws true where a drag draws a line instead of panning
 * @property {(from: {x: number, y: number}, to: {x: number, y: number}, isDone: boolean) => void} line
 */

/** A press that moves less than this is a click. Device pixels. */
const stillness = 4;

/** @param {import('./stage.js').Stage} stage @param {Watcher} watcher */
export function navigate(stage, watcher) {
  const { host } = stage;
  /** @type {{kind: 'pan'|'window'|'line', start: {x: number, y: number}, last: {x: number, y: number}, hasMoved: boolean}|null} */
  let drag = null;

  const pointOf = (/** @type {MouseEvent} */ event) => {
    const frame = host.getBoundingClientRect();
    return { x: (event.clientX - frame.left) * stage.ratio, y: (event.clientY - frame.top) * stage.ratio };
  };
  const inPicture = (/** @type {{x: number, y: number}} */ point) =>
    toPicture(stage.view, stage.sheet, point.x, point.y);

  host.addEventListener('pointerdown', (event) => {
    if (drag) return;
    const point = pointOf(event);
    const isWindow = event.button === 2 || event.button === 1 || event.shiftKey;
    drag = { kind: isWindow ? 'window' : watcher.draws() ? 'line' : 'pan', start: point, last: point, hasMoved: false };
    host.setPointerCapture(event.pointerId);
    host.focus({ preventScroll: true });
    event.preventDefault();
  });

  host.addEventListener('pointermove', (event) => {
    const point = pointOf(event);
    watcher.hover(inPicture(point));
    if (!drag) return;
    const [dx, dy] = [point.x - drag.last.x, point.y - drag.last.y];
    if (!drag.hasMoved && Math.hypot(point.x - drag.start.x, point.y - drag.start.y) < stillness) return;
    drag.hasMoved = true;
    host.dataset.drag = drag.kind;
    if (drag.kind === 'pan') stage.look(panned(stage.view, stage.sheet, dx, dy));
    else if (drag.kind === 'line') watcher.line(inPicture(drag.start), inPicture(point), false);
    else stage.set({ windowing: dragged(stage.windowing, dx / stage.canvas.width, dy / stage.canvas.height) });
    drag.last = point;
  });

  const end = (/** @type {PointerEvent} */ event) => {
    if (!drag) return;
    const point = pointOf(event);
    if (!drag.hasMoved && event.type === 'pointerup') watcher.click(inPicture(point));
    else if (drag.kind === 'line') watcher.line(inPicture(drag.start), inPicture(point), true);
    drag = null;
    delete host.dataset.drag;
  };
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);
  host.addEventListener('pointerleave', () => { if (!drag) watcher.hover(null); });
  host.addEventListener('contextmenu', (event) => event.preventDefault());
  host.addEventListener('dblclick', (event) => watcher.twice(inPicture(pointOf(event))));

  host.addEventListener('wheel', (event) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 33 : event.deltaMode === 2 ? 400 : 1);
    stage.zoom(stage.view.zoom * 2 ** (-Math.min(Math.max(pixels, -300), 300) / 300), pointOf(event));
  }, { passive: false });
}
