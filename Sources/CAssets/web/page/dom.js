// Making elements: text is always text, never markup, so nothing that a scan or a manifest says can become code.

/**
 * Makes an element. Properties starting with `on` are listeners, `class` and `data-*`, `aria-*` and all others are
 * attributes; false, null and undefined leave an attribute out, true writes it empty.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  assign(made, properties);
  append(made, children);
  return made;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * The same for SVG.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {SVGElement}
 */
export function svg(tag, properties = {}, ...children) {
  const made = document.createElementNS(svgNamespace, tag);
  assign(made, properties);
  append(made, children);
  return /** @type {SVGElement} */ (made);
}

/**
 * The element with an identifier; a page without it is broken, so that is an error.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}".`);
  return found;
}

/**
 * Replaces all children.
 * @param {Element} parent
 * @param {...(Node|string|null|undefined|false)} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/** @param {Element} made @param {Record<string, unknown>} properties */
function assign(made, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on') && typeof value === 'function') {
      made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

/** @param {Element} parent @param {(Node|string|null|undefined|false)[]} children */
function append(parent, children) {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) parent.append(child);
  }
}
