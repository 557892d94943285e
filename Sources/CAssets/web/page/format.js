// Figures and times as the reader's language writes them.

import { language, text } from '../texts/index.js';

/** @type {Map<number, Intl.NumberFormat>} */
const figures = new Map();

/**
 * A figure with a fixed number of digits behind the point.
 * @param {number} value @param {number} digits
 */
export function figure(value, digits) {
  let format = figures.get(digits);
  if (!format) {
    format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    figures.set(digits, format);
  }
  return format.format(value);
}

/**
 * A figure with about three digits that count.
 * @param {number} value
 */
export function threeDigits(value) {
  const size = Math.abs(value);
  return figure(value, size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/**
 * A p-value: as small as it is, but never as zero.
 * @param {number} p
 */
export const pValue = (p) => (p < 0.001 ? '< ' + figure(0.001, 3) : figure(p, p < 0.1 ? 3 : 2));

/**
 * Kilograms, in tonnes from one tonne.
 * @param {number} kilograms
 */
export const mass = (kilograms) => (kilograms >= 1000
  ? `${figure(kilograms / 1000, 1)} t` : `${figure(kilograms, 0)} kg`);

/**
 * How long ago, in one short word.
 * @param {string} time ISO 8601 @param {number} now milliseconds since 1970
 */
export function age(time, now) {
  const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
  if (seconds < 60) return text('age.now');
  if (seconds < 3600) return text('age.minutes', { n: Math.floor(seconds / 60) });
  if (seconds < 86400) return text('age.hours', { n: Math.floor(seconds / 3600) });
  return text('age.days', { n: Math.floor(seconds / 86400) });
}

const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });

/**
 * A moment in local time.
 * @param {string} time ISO 8601
 */
export const moment = (time) => (Number.isNaN(Date.parse(time)) ? time : moments.format(new Date(time)));
