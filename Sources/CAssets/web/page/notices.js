// What stands above everything: the lost connection, alerts of the service, and what went wrong, with code and remedy.

import { Problem } from './api.js';
import { byId, element, fill } from './dom.js';
import { icon } from './icons.js';
import { moment } from './format.js';
import { hasText, text } from '../texts/index.js';

/**
 * Shows or takes away the bar that says that the connection is lost.
 * @param {boolean} isLost
 */
export function showConnection(isLost) {
  const bar = byId('connection');
  bar.hidden = !isLost;
  if (isLost && !bar.hasChildNodes()) fill(bar, icon('other'), element('span', {}, text('connection.lost')));
  if (!isLost) fill(bar);
}

/** @param {import('../types.js').Alert[]} alerts */
export function showAlerts(alerts) {
  const place = byId('alerts');
  const shown = alerts.filter((alert) => !alert.cleared_at);
  const now = shown.map((alert) => `${alert.kind} ${alert.subject} ${alert.sentence}`).join('\n');
  if (place.dataset.shown === now) return;
  place.dataset.shown = now;
  fill(place, ...shown.map((alert) => element('p', { class: 'alert' }, icon('other'),
    element('span', {}, element('strong', {}, text(`alert.${alert.kind}`)), ' ', alert.sentence, ' ',
      element('span', { class: 'faint' }, text('alert.since', { time: moment(alert.raised_at) }))))));
}

/**
 * Shows what went wrong until it is closed or replaced; null takes it away.
 * @param {unknown} error
 */
export function showProblem(error) {
  const place = byId('problem');
  if (error === null) return fill(place);
  if (error instanceof Problem && error.status === 401) return showClosedDoor();
  const problem = error instanceof Problem ? error
    : new Problem({ status: 0, code: 'TLY-PAGE-003', detail: error instanceof Error ? error.message : String(error) });
  fill(place, element('div', { class: 'problem' }, icon('other'), problemWords(problem),
    element('button', { class: 'quiet', type: 'button', 'aria-label': text('problem.close'),
      onclick: () => fill(place) }, icon('close'))));
}

/**
 * Sentence, remedy, code and place of a problem.
 * @param {{code: string, message: string, place: string, remedy: string}} problem
 */
export function problemWords(problem) {
  const remedy = problem.remedy || (hasText(`remedy.${problem.code}`) ? text(`remedy.${problem.code}`) : '');
  return element('div', { class: 'problem-words' },
    element('p', {}, problem.message || text(`problem.${problem.code}`)),
    remedy && element('p', { class: 'remedy' }, remedy),
    element('p', { class: 'faint' }, [problem.code, problem.place].filter(Boolean).join(' · ')));
}

/** The cookie is missing or old: the page can do nothing but say where the door is. */
function showClosedDoor() {
  fill(document.body, element('main', { class: 'door', id: 'main' },
    element('h1', {}, text('door.title')),
    element('p', {}, text('door.sentence')),
    element('p', { class: 'faint' }, text('door.detail'))));
}
