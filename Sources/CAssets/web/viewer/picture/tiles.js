// The tiles that have come, the ones under way, and which is fetched next.

import { tile as fetchTile } from '../../page/api.js';
import { tileSize } from './levels.js';

/** @typedef {{plane: string, level: number, row: number, column: number}} TileName */
/** @typedef {TileName & {key: string, width: number, height: number, values: Uint16Array, used: number}} Tile */

const atOnce = 6;
/** Tiles kept: at most 128 MiB of 16-bit pixels with tiles of 512 × 512. */
const kept = 256;
const tries = 3;

/** @param {TileName} name */
export const keyOf = (name) => `${name.plane}/${name.level}/${name.row}/${name.column}`;

export class TileStore {
  /**
   * @param {number} scan @param {import('../../types.js').Picture} picture
   * @param {{arrived: () => void, failed: (error: unknown) => void, dropped: (tile: Tile) => void}} owner
   */
  constructor(scan, picture, owner) {
    this.scan = scan;
    this.picture = picture;
    this.owner = owner;
    /** @type {Map<string, Tile>} */
    this.tiles = new Map();
    /** @type {Map<string, TileName>} in the order in which they are wanted */
    this.queue = new Map();
    /** @type {Set<string>} */
    this.underWay = new Set();
    /** @type {Map<string, number>} */
    this.failures = new Map();
    this.clock = 0;
  }

  /**
   * A tile that is there.
   * @param {TileName} name
   */
  get(name) {
    const found = this.tiles.get(keyOf(name));
    if (found) found.used = ++this.clock;
    return found;
  }

  /**
   * What the screen needs now, most urgent first; what was asked for before and is not needed any more is forgotten.
   * @param {TileName[]} names
   */
  want(names) {
    this.queue.clear();
    for (const name of names) {
      const key = keyOf(name);
      if (this.tiles.has(key) || this.underWay.has(key) || (this.failures.get(key) ?? 0) >= tries) continue;
      this.queue.set(key, name);
    }
    this.work();
  }

  /** True while something that the screen needs has not come. */
  get isBusy() {
    return this.queue.size + this.underWay.size > 0;
  }

  work() {
    for (const [key, name] of this.queue) {
      if (this.underWay.size >= atOnce) return;
      this.queue.delete(key);
      this.underWay.add(key);
      void this.fetch(key, name);
    }
  }

  /** @param {string} key @param {TileName} name */
  async fetch(key, name) {
    try {
      const values = await fetchTile(this.scan, name.plane, name.level, name.row, name.column);
      const size = tileSize(this.picture.levels[name.level], this.picture.tile, name.row, name.column);
      if (values.length !== size.width * size.height) {
        throw new Error(`Tile ${key}: ${values.length} values for ${size.width} × ${size.height}.`);
      }
      this.tiles.set(key, { ...name, ...size, key, values, used: ++this.clock });
      this.forget();
      this.owner.arrived();
    } catch (error) {
      const count = (this.failures.get(key) ?? 0) + 1;
      this.failures.set(key, count);
      if (count >= tries) this.owner.failed(error);
      else this.queue.set(key, name);
    } finally {
      this.underWay.delete(key);
      this.work();
    }
  }

  /** Lets go of the tiles that were not used for longest; the coarsest level stays. */
  forget() {
    const coarsest = this.picture.levels.length - 1;
    while (this.tiles.size > kept) {
      let oldest = null;
      for (const tile of this.tiles.values()) {
        if (tile.level !== coarsest && (!oldest || tile.used < oldest.used)) oldest = tile;
      }
      if (!oldest) return;
      this.tiles.delete(oldest.key);
      this.owner.dropped(oldest);
    }
  }

  /**
   * The value of a plane at a pixel of the finest level, from the finest level that is there.
   * @param {string} plane @param {number} x @param {number} y
   * @returns {{value: number, isExact: boolean}|null}
   */
  valueAt(plane, x, y) {
    for (const level of this.picture.levels) {
      const [u, v] = [Math.floor(x / level.scale), Math.floor(y / level.scale)];
      const side = this.picture.tile;
      const found = this.get({ plane, level: level.level, row: Math.floor(v / side), column: Math.floor(u / side) });
      if (found) return { value: found.values[(v % side) * found.width + (u % side)], isExact: level.level === 0 };
    }
    return null;
  }
}
