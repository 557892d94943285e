// Which language, and the words in it. A language is one file beside this one; English is what is missing elsewhere.

import english from './en.js';

/**
 * Languages with their own names.
 * @type {Record<string, string>}
 */
export const languages = { en: 'English', de: 'Deutsch', fr: 'Français' };

const chosen = readChoice();
/**
 * The language of the page: what was chosen, else the first of the browser's that there is.
 * @type {string}
 */
export const language = [chosen, ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  .find((tag) => tag !== null && tag in languages) ?? 'en';

/** @type {Record<string, string>} */
const words = language === 'en' ? english : { ...english, ...(await import(`./${language}.js`)).default };
document.documentElement.lang = language;

/**
 * The words for a key, with `{name}` filled in. With a number `n` of 1, the key with `.one` is taken where there is one.
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 */
export function text(key, values = {}) {
  const found = (values.n === 1 ? words[`${key}.one`] : undefined) ?? words[key];
  if (found === undefined) return key.slice(key.lastIndexOf('.') + 1).replaceAll('_', ' ').replaceAll('-', ' ')
    .toLowerCase();
  return found.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/**
 * True where there are words for a key.
 * @param {string} key
 */
export const hasText = (key) => key in words;

/**
 * Puts words into the elements of the page that ask for them.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const found of root.querySelectorAll('[data-text]')) found.textContent =
    text(found.getAttribute('data-text') ?? '');
  for (const attribute of ['aria-label', 'title', 'placeholder']) {
    for (const found of root.querySelectorAll(`[data-${attribute}]`)) {
      found.setAttribute(attribute, text(found.getAttribute(`data-${attribute}`) ?? ''));
    }
  }
}

/**
 * Keeps a choice of language and shows the page anew.
 * @param {string} tag
 */
export function chooseLanguage(tag) {
  try { localStorage.setItem('tallyman.language',
    tag); } catch { /* A browser that keeps nothing: for this page only. */ }
  location.reload();
}

function readChoice() {
  try { return localStorage.getItem('tallyman.language'); } catch { return null; }
}
