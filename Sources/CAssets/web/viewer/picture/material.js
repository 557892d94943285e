// The colour of matter from the two energies: orange organic, green between, blue metal, violet heavy. The same hues and the
// same mixing as in the server's rendering.

/** Red, green, blue of the four classes at full strength. */
export const hues = [[1.0, 0.55, 0.05], [0.25, 0.75, 0.2], [0.15, 0.4, 0.95], [0.55, 0.15, 0.75]];
/** High byte of the plane where no class can be said. */
export const unclassed = 255;

/**
 * Class 0 to 3 of a value of the plane, null where none can be said.
 * @param {number} value 16 bits
 */
export function classOf(value) {
  const place = value >> 8;
  return place === unclassed ? null : (place / 254) * 3;
}

/**
 * Certainty 0 to 1.
 * @param {number} value 16 bits
 */
export const certaintyOf = (value) => (value & 255) / 255;

/**
 * The name of a class as a text key.
 * @param {number|null} place 0 to 3
 */
export function className(place) {
  return place === null ? 'none' : ['organic', 'between', 'metal', 'heavy'][Math.min(Math.round(place), 3)];
}

/**
 * Writes the colour of a place as three bytes: from black through the hue to white, so that lightness is what the grey
 * picture shows.
 * @param {number|null} place 0 to 3 @param {number} certainty 0 to 1 @param {number} light brightness 0 to 1
 * @param {Uint8ClampedArray|number[]} out @param {number} at
 */
export function writeColour(place, certainty, light, out, at) {
  if (place === null) {
    out[at] = out[at + 1] = out[at + 2] = Math.floor(255 * light + 0.5);
    return;
  }
  const lower = Math.min(Math.floor(place), 2);
  const share = Math.min(place, 3) - lower;
  const [a, b] = [hues[lower], hues[lower + 1]];
  const sure = Math.min(Math.max(certainty, 0), 1);
  const red = 0.6 + (a[0] + (b[0] - a[0]) * share - 0.6) * sure;
  const green = 0.6 + (a[1] + (b[1] - a[1]) * share - 0.6) * sure;
  const blue = 0.6 + (a[2] + (b[2] - a[2]) * share - 0.6) * sure;
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  const dark = light < luma;
  const mix = dark ? light / luma : (light - luma) / (1 - luma);
  out[at] = byte(dark ? red * mix : red + (1 - red) * mix);
  out[at + 1] = byte(dark ? green * mix : green + (1 - green) * mix);
  out[at + 2] = byte(dark ? blue * mix : blue + (1 - blue) * mix);
}

/** @param {number} share */
const byte = (share) => Math.min(Math.max(Math.floor(255 * share + 0.5), 0), 255);
