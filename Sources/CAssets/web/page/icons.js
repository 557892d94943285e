// Line icons of our own on a grid of 16, as path data; an icon always stands beside its word.

import { svg } from './dom.js';

/** @type {Record<string, string>} */
const shapes = {
  flag: 'M4 14.5V2M4 2.5h8.5L10.5 6l2 3.5H4',
  density: 'M2.5 2.5h11v11h-11zM6 6h4v4H6zM6 8h4M8 6v4',
  goods: 'M2 6l3-3.5h6L14 6v7.5H2zM2 6h12M8 2.5V6M5.5 11L8 8.5l2.5 2.5',
  load: 'M2 5.5h12v8H2zM8 2v7M5.5 6.8L8 9.3l2.5-2.5',
  unlinked: 'M6.5 9.5l-2 2a2.3 2.3 0 0 1-3-3l2.5-2.5M9.5 6.5l2-2a2.3 2.3 0 0 1 3 3L12 10M5 2.5V4M2.5 5H4M11 13.5V12M13.5 11H12',
  ambiguous: 'M8 14V9.5L3 4.5M8 9.5l5-5M3 8V4.5h3.5M13 8V4.5H9.5',
  number: 'M5.5 2.5l-1.5 11M12 2.5l-1.5 11M2.5 6h11.5M2 10h11.5',
  quality: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM2.5 14l11-12',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  changed: 'M3 2.5h6l4 4v7H3zM9 2.5v4h4M5.5 10.5h5M5.5 8h2',
  other: 'M8 1.5l6.5 12.5h-13zM8 6v4M8 11.8v.4',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.5V8l2.5 2',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  hourglass: 'M4 2h8M4 14h8M5 2c0 4 3 4 3 6s-3 2-3 6M11 2c0 4-3 4-3 6s3 2 3 6',
  blocked: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM3.8 3.8l8.4 8.4',
  check: 'M2.5 8.5L6 12l7.5-8',
  inspect: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5L14 14',
  rescan: 'M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5V4.5h-3',
  refer: 'M9.5 3.5L14 8l-4.5 4.5M14 8H6.5a4 4 0 0 0-4 4v1.5',
  next: 'M3.5 3l6 5-6 5zM12.5 3v10',
  back: 'M9.5 3L4 8l5.5 5M4 8h9.5',
  help: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10M8 12.3v.4',
  ruler: 'M1.5 10.5l9-9 4 4-9 9zM4 8l1.5 1.5M6 6l2 2M8 4l1.5 1.5',
  profile: 'M2 13.5V2.5M2 13.5h12M4 11l3-6 2.5 4L13 4',
  fit: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  invert: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 2v12M8 4a4 4 0 0 1 0 8',
  hatch: 'M2.5 2.5h11v11h-11zM2.5 7l4.5-4.5M2.5 12L12 2.5M5 13.5L13.5 5M9.5 13.5l4-4',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5L14 14',
  up: 'M8 13V3M3.5 7.5L8 3l4.5 4.5',
  mark: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
};

/**
 * Which icon stands for an indicator.
 * @type {Record<string, string>}
 */
const indicators = {
  DENSITY_ANOMALY: 'density', COMMODITY_MISMATCH: 'goods', UNDECLARED_LOAD: 'load', MATERIAL_MISMATCH: 'goods',
  MASS_DISCREPANCY: 'load', STRUCTURE_ANOMALY: 'density', UNPENETRATED: 'blocked', NO_DECLARATION: 'unlinked',
  AMBIGUOUS_LINK: 'ambiguous', NUMBER_INVALID: 'number', SCAN_QUALITY: 'quality', DUPLICATE_IMAGE: 'copy',
  DECLARATION_CHANGED: 'changed',
};

/**
 * Which icon stands for a state.
 * @type {Record<string, string>}
 */
const states = { queued: 'hourglass', assessed: 'eye', quarantined: 'blocked', duplicate: 'copy', decided: 'check' };

/**
 * Which icon stands for a decision.
 * @type {Record<string, string>}
 */
const decisions = { clear: 'check', inspect: 'inspect', rescan: 'rescan', refer: 'refer' };

/** @param {string} name @returns {SVGElement} */
export const icon = (name) => svg('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true',
  focusable: 'false' },
  svg('path', { d: shapes[name] ?? shapes.other }));

/** @param {string} code */
export const indicatorIcon = (code) => icon(indicators[code] ?? 'other');
/** @param {string} state */
export const stateIcon = (state) => icon(states[state] ?? 'other');
/** @param {string} decision */
export const decisionIcon = (decision) => icon(decisions[decision] ?? 'other');

/**
 * Puts icons into the elements of the page that ask for them.
 * @param {ParentNode} root
 */
export function placeIcons(root) {
  for (const place of root.querySelectorAll('[data-icon]')) place.prepend(icon(place.getAttribute('data-icon') ?? ''));
}
