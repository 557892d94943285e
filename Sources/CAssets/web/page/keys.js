// One table of keys a page: it is what the keyboard does and what the help sheet shows, so they cannot disagree.

/**
 * @typedef {object} Key
 * @property {string[]} keys as `KeyboardEvent.key` gives them; `Shift+` in front where it must be held
 * @property {string} group text key of the heading in the help sheet
 * @property {string} text text key of what it does
 * @property {string} [shown] how the keys are written in the help sheet, where not as they are
 * @property {boolean} [isHidden] true where the help sheet shows it with another entry
 * @property {(event: KeyboardEvent) => void} [run] absent where another part listens (a grid, a form)
 */

/**
 * Listens to the keys of a table, except while someone writes or a dialogue is open.
 * @param {Key[]} table
 */
export function listenToKeys(table) {
  /** @type {Map<string, Key>} */
  const byName = new Map();
  for (const entry of table) {
    for (const name of entry.keys) {
      if (byName.has(name)) throw new Error(`The key ${name} is taken twice.`);
      byName.set(name, entry);
    }
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isWriting(event.target) || document.querySelector('dialog[open]')) return;
    const entry = byName.get(nameOf(event));
    if (!entry?.run) return;
    event.preventDefault();
    entry.run(event);
  });
}

/**
 * Letters with shift are named `Shift+C`; signs are named as they are written.
 * @param {KeyboardEvent} event
 */
function nameOf(event) {
  const isLetter = /^\p{L}$/u.test(event.key);
  if (isLetter) return event.shiftKey ? `Shift+${event.key.toUpperCase()}` : event.key.toLowerCase();
  return event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key;
}

/** @param {EventTarget|null} target */
function isWriting(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}
