// The commodity groups in words. They come with the panel, so that the picture does not wait for them.

import { language } from '../index.js';

/** @type {Record<string, string>} */
const names = (await import(`./${language}.js`)).default;

/**
 * A commodity group in words; a group that nobody has named yet by its key.
 * @param {string} group
 */
export const goodsName = (group) => names[group] ?? group.replaceAll('-', ' ');
