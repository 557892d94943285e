// From a 16-bit value to grey. The same formula stands in the shader and in the server's rendering: a = −ln(v / air),
// s = (a − white) / (black − white) within 0 and 1, b = 1 − √s (or 1 − s), then gamma, then inverted where asked.

/**
 * @typedef {object} Windowing
 * @property {number} white −ln T that is drawn white
 * @property {number} black −ln T that is drawn black; above `white`
 * @property {'sqrt'|'even'} scale how brightness falls between them
 * @property {number} gamma above 1 darkens the middle, below 1 lightens it
 * @property {boolean} invert
 */

/** Grey of what lies outside the beam: neither air nor matter. */
export const outsideGrey = 128;
/** The mask's values. */
export const quality = { measured: 0, unpenetrated: 1, repaired: 2, outside: 3 };
/** −ln of 1/60,000: nothing can be darker. */
export const darkest = 11;
const narrowest = 0.05;

/**
 * −ln T of a value.
 * @param {number} value 16 bits @param {number} air value of open air
 */
export const attenuation = (value, air) => -Math.log(Math.max(value, 1) / air);

/**
 * Brightness 0 to 1 of an attenuation.
 * @param {number} a @param {Windowing} w
 */
export function brightness(a, w) {
  const share = Math.min(Math.max((a - w.white) / (w.black - w.white), 0), 1);
  const bright = (1 - (w.scale === 'sqrt' ? Math.sqrt(share) : share)) ** w.gamma;
  return w.invert ? 1 - bright : bright;
}

/**
 * Grey 0 to 255 of an attenuation.
 * @param {number} a @param {Windowing} w
 */
export const grey = (a, w) => Math.floor(255 * brightness(a, w) + 0.5);

/**
 * Grey of every 16-bit value.
 * @param {Windowing} w @param {number} air
 */
export function greyTable(w, air) {
  const table = new Uint8Array(65536);
  for (let value = 0; value < 65536; value++) table[value] = grey(attenuation(value, air), w);
  return table;
}

/**
 * Keeps a window sound: white from 0, black above it, neither beyond what can be.
 * @param {Windowing} w @returns {Windowing}
 */
export function sound(w) {
  const white = Math.min(Math.max(w.white, 0), darkest - narrowest);
  return { ...w, white, black: Math.min(Math.max(w.black, white + narrowest), darkest),
    gamma: Math.min(Math.max(w.gamma, 0.25), 4) };
}

/**
 * Moves a window by a drag: across changes how wide it is, up and down what is in its middle.
 * @param {Windowing} w @param {number} across share of the stage's width @param {number} down share of its height
 */
export function dragged(w, across, down) {
  const width = Math.max((w.black - w.white) * 2 ** (across * 4), narrowest);
  const middle = (w.white + w.black) / 2 + down * Math.max(w.black, 2);
  return sound({ ...w, white: middle - width / 2, black: middle + width / 2 });
}

/**
 * Windows by name. `fit` is the server's for the boxes; the others come from what attenuations occur.
 * @param {string} name
 * @param {{white: number, black: number}} fitted
 * @param {import('./histogram.js').Histogram|null} histogram
 * @returns {Pick<Windowing, 'white'|'black'|'scale'>}
 */
export function preset(name, fitted, histogram) {
  switch (name) {
    case 'thin': // curtains, cartons, clothing: what takes less than two thirds of the beam
      return { white: 0, black: 1.1, scale: 'sqrt' };
    case 'dense': { // deep inside dense loads: what is thinner than the middle of the matter is white
      const [middle, most] = histogram ? [histogram.quantile(0.5, 0.5), histogram.quantile(0.995, 0.5)] : [2, 6];
      return { white: Math.min(middle, 3), black: Math.min(Math.max(most, 3), 8), scale: 'even' };
    }
    case 'full':
      return { white: 0, black: Math.min(Math.max(histogram?.quantile(1, 0) ?? darkest, 1), darkest), scale: 'sqrt' };
    default:
      return { white: fitted.white, black: fitted.black, scale: 'sqrt' };
  }
}
