// The help sheet: every key of the page, made from the table that the keyboard obeys.

import { element, fill } from './dom.js';
import { icon } from './icons.js';
import { text } from '../texts/index.js';

/**
 * Makes the sheet; returns what opens it.
 * @param {import('./keys.js').Key[]} table
 * @returns {() => void}
 */
export function helpSheet(table) {
  const dialog = /** @type {HTMLDialogElement} */ (element('dialog',
    { class: 'sheet', 'aria-labelledby': 'help-title' }));
  const close = element('button', { class: 'quiet', type: 'button', 'aria-label': text('help.close'),
    onclick: () => dialog.close() }, icon('close'));
  fill(dialog,
    element('header', {}, element('h2', { id: 'help-title' }, text('help.title')), close),
    element('div', { class: 'sheet-groups' }, ...groups(table)));
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return () => { if (!dialog.open) dialog.showModal(); };
}

/** @param {import('./keys.js').Key[]} table */
function groups(table) {
  const names = [...new Set(table.map((entry) => entry.group))];
  return names.map((name) => element('section', {},
    element('h3', {}, text(name)),
    element('dl', {}, ...table.filter((entry) => entry.group === name && !entry.isHidden)
      .map((entry) => element('div', {},
      element('dt', {}, ...written(entry)),
      element('dd', {}, text(entry.text)))))));
}

/** @param {import('./keys.js').Key} entry */
function written(entry) {
  const names = entry.shown ? entry.shown.split(' ') : entry.keys;
  return names.map((name) => element('kbd', {}, name.replace('Shift+', '⇧ ').replace('Arrow', '')));
}
