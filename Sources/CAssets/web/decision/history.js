// The decisions so far: the newest on top, none ever taken away.

import { element, fill } from '../page/dom.js';
import { moment } from '../page/format.js';
import { decisionIcon } from '../page/icons.js';
import { text } from '../texts/index.js';

/** @param {HTMLElement} place @param {import('../types.js').DecisionEvent[]} events in the order they were made */
export function showHistory(place, events) {
  if (events.length === 0) return fill(place, element('p', { class: 'faint' }, text('history.none')));
  fill(place, element('ol', { class: 'history', reversed: true },
    ...events.map((event, index) => entry(event, index)).reverse()));
}

/** @param {import('../types.js').DecisionEvent} event @param {number} index */
function entry(event, index) {
  return element('li', { 'data-sequence': event.sequence },
    element('p', {}, element('span', { class: `decision ${event.decision}` }, decisionIcon(event.decision),
      text(`decision.${event.decision}`)),
      index > 0 && element('span', { class: 'revised' }, text('history.revised')),
      element('span', { class: 'faint' }, `${event.actor} · ${moment(event.decided_at)}`)),
    element('p', { class: 'reason' }, event.reason));
}
