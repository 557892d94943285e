// The choice of language, in the head of every page.

import { byId, element, fill } from './dom.js';
import { chooseLanguage, language, languages } from '../texts/index.js';

/** Fills the menu. */
export function languageMenu() {
  const menu = /** @type {HTMLSelectElement} */ (byId('language'));
  fill(menu, ...Object.entries(languages).map(([tag, name]) => element('option', { value: tag, lang: tag }, name)));
  menu.value = language;
  menu.addEventListener('change', () => chooseLanguage(menu.value));
}
