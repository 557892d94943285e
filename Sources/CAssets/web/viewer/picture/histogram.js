// How often each attenuation occurs in what the beam came through.

import { attenuation, darkest, quality } from './window.js';

const bins = 220;

export class Histogram {
  /**
   * @param {Uint16Array} values @param {Uint16Array|null} mask of the same pixels @param {number} air
   */
  constructor(values, mask, air) {
    /** Pixels in each bin of `darkest / bins`. */
    this.counts = new Uint32Array(bins);
    for (let i = 0; i < values.length; i++) {
      if (mask && mask[i] !== quality.measured && mask[i] !== quality.repaired) continue;
      const bin = Math.floor((attenuation(values[i], air) / darkest) * bins);
      this.counts[Math.min(Math.max(bin, 0), bins - 1)]++;
    }
  }

  /**
   * −ln T at the middle of a bin.
   * @param {number} bin
   */
  static at(bin) {
    return ((bin + 0.5) / bins) * darkest;
  }

  /**
   * The attenuation below which a share of the pixels lies, among those above a threshold; 0 where there are none.
   * @param {number} share 0 to 1 @param {number} above −ln T
   */
  quantile(share, above) {
    const first = Math.ceil((above / darkest) * bins);
    let total = 0;
    for (let bin = first; bin < bins; bin++) total += this.counts[bin];
    let seen = 0;
    for (let bin = first; bin < bins && total > 0; bin++) {
      seen += this.counts[bin];
      if (seen >= share * total) return Histogram.at(bin);
    }
    return 0;
  }
}
