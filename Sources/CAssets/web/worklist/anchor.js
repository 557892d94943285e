// Keeping still what someone looks at while the list around it changes. Pure: positions in, position out.

/**
 * The new scroll position after the order has changed, so that the anchored row stays where it is on the screen.
 * Without an anchor, or where the anchor has left the list, the position stays.
 * @param {number[]} before identifiers in the old order
 * @param {number[]} after identifiers in the new order
 * @param {number|null} anchor identifier of the row to keep still
 * @param {number} scroll old position in pixels
 * @param {number} rowHeight pixels
 */
export function keepStill(before, after, anchor, scroll, rowHeight) {
  if (anchor === null) return scroll;
  let [old, now] = [before.indexOf(anchor), after.indexOf(anchor)];
  if (now < 0) {
    // The row itself has gone (decided elsewhere): the first one below it that is still there takes its place.
    const next = before.slice(old + 1).find((id) => after.includes(id));
    if (old < 0 || next === undefined) return scroll;
    [old, now] = [old + 1, after.indexOf(next) + 1];
  }
  return old < 0 ? scroll : Math.max(0, scroll + (now - old) * rowHeight);
}

/**
 * How many rows above the window are new since before.
 * @param {Set<number>} known identifiers that were there
 * @param {number[]} after identifiers in the new order
 * @param {number} scroll position in pixels @param {number} rowHeight pixels
 */
export function newAbove(known, after, scroll, rowHeight) {
  return after.slice(0, Math.floor((scroll + rowHeight / 2) / rowHeight)).filter((id) => !known.has(id)).length;
}

/**
 * Which rows are to be drawn: those in sight and some beyond.
 * @param {number} scroll @param {number} height pixels of the window @param {number} rowHeight @param {number} count
 */
export function rowsInSight(scroll, height, rowHeight, count) {
  const beyond = 6;
  const first = Math.max(0, Math.floor(scroll / rowHeight) - beyond);
  return { first, last: Math.min(count, Math.ceil((scroll + height) / rowHeight) + beyond) };
}
