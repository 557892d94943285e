// Deciding: one of four, with a reason from the chips or in words; revising is deciding again.

import { Problem } from '../page/api.js';
import { byId, element, fill } from '../page/dom.js';
import { decisionIcon, icon } from '../page/icons.js';
import { moment } from '../page/format.js';
import { problemWords, showProblem } from '../page/notices.js';
import { text } from '../texts/index.js';
import { intentFor, pendingIntent, randomKey, settle } from './intent.js';
import { send } from './sending.js';

/** The decisions, with the key that starts each. */
export const choices = /** @type {const} */ ([
  ['clear', 'Shift+C'], ['inspect', 'Shift+I'], ['rescan', 'Shift+S'], ['refer', 'Shift+R'],
]);
/** How many reasons at hand each has in the texts. */
const chipsOf = 4;

export class DecisionPanel {
  /**
   * @param {number} scan @param {import('../types.js').ScanRecord} record
   * @param {{decided: (event: import('../types.js').DecisionEvent) => void, next: () => void}} owner
   */
  constructor(scan, record, owner) {
    this.scan = scan;
    this.record = record;
    this.owner = owner;
    /**
     * Version of the assessment on the screen; what is decided is decided of that one.
     * @type {number|null}
     */
    this.assessment = record.assessment ?? null;
    /** @type {string|null} */
    this.choice = null;
    this.isSending = false;
    this.isRevising = false;
    this.place = byId('decision');
    this.draft = '';
    const pending = pendingIntent(scan, sessionStorage);
    this.draw();
    if (pending && this.isOpen) {
      this.choose(pending.decision, false);
      this.reason.value = pending.reason;
      this.say(text('decision.pending'), 'warning');
    }
  }

  /** True where a decision can be made. */
  get isOpen() {
    return this.record.state === 'assessed' || this.record.state === 'decided';
  }

  /** @returns {HTMLTextAreaElement} */
  get reason() {
    return /** @type {HTMLTextAreaElement} */ (byId('reason'));
  }

  /**
   * Takes a newer record: another analyst may have decided.
   * @param {import('../types.js').ScanRecord} record
   */
  update(record) {
    const isOther = record.decisions.length > this.record.decisions.length && !this.isSending;
    if (record.decisions.length < this.record.decisions.length) return; // It was on the way when we decided.
    const isSame = record.state === this.record.state && record.decisions.length === this.record.decisions.length;
    this.record = record;
    if (isSame) return; // Drawing it anew would take the focus away.
    if (this.choice !== null && isOther) this.say(text('decision.meanwhile'), 'warning');
    else if (this.choice === null) this.draw();
  }

  draw() {
    const last = this.record.decisions[this.record.decisions.length - 1];
    if (!this.isOpen) return fill(this.place, element('p', { class: 'faint' }, text('decision.closed')));
    if (last && !this.isRevising) return this.drawDecided(last);
    fill(this.place,
      element('h2', { id: 'decision-title' }, text(last ? 'decision.reviseTitle' : 'decision.title')),
      element('form', { id: 'decision-form', novalidate: true,
        onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); void this.submit(); } },
        element('div', { class: 'choices', role: 'radiogroup', 'aria-labelledby': 'decision-title' },
          ...choices.map(([name, key]) => this.radio(name, key))),
        element('div', { id: 'reasons', hidden: true },
          element('div', { id: 'chips', class: 'reason-chips' }),
          element('label', { for: 'reason', class: 'unseen' }, text('decision.reason')),
          element('textarea', { id: 'reason', rows: '2', maxlength: '2000', placeholder: text('decision.reasonHint'),
            'aria-describedby': 'decision-said' }),
          element('div', { class: 'submit' },
            element('button', { type: 'submit', class: 'primary', id: 'record' }, text('decision.record'), ' ',
              element('kbd', {}, 'Ctrl ⏎')),
            element('button', { type: 'button', class: 'quiet', onclick: () => this.cancel() },
              text('decision.cancel')))),
        element('div', { id: 'decision-said', role: 'status' })));
    this.reason.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void this.submit(); }
      if (event.key === 'Escape') { event.preventDefault(); this.cancel(); byId('stage').focus(); }
    });
  }

  /** @param {import('../types.js').DecisionEvent} last */
  drawDecided(last) {
    fill(this.place,
      element('h2', { id: 'decision-title' }, text('decision.madeTitle')),
      element('div', { class: 'made' },
        element('span', { class: `decision ${last.decision}` }, decisionIcon(last.decision),
          text(`decision.${last.decision}`)),
        element('span', { class: 'faint' }, `${last.actor} · ${moment(last.decided_at)}`)),
      element('p', { class: 'reason' }, last.reason),
      element('div', { class: 'submit' },
        element('button', { type: 'button', class: 'primary', id: 'go-on', onclick: () => this.owner.next() },
          icon('next'), text('decision.goOn'), ' ', element('kbd', {}, 'n')),
        element('button', { type: 'button', id: 'revise', onclick: () => this.revise() }, text('decision.revise'))),
      element('div', { id: 'decision-said', role: 'status' }));
  }

  /** @param {string} name @param {string} key */
  radio(name, key) {
    const input = /** @type {HTMLInputElement} */ (element('input',
      { type: 'radio', name: 'decision', value: name, onchange: () => this.choose(name, false) }));
    return element('label', { class: `choice ${name}` }, input, decisionIcon(name),
      element('span', {}, text(`decision.${name}`)),
      element('kbd', {}, key.replace('Shift+', '⇧')));
  }

  /** @param {string} name @param {boolean} toReason true to go on to the reason */
  choose(name, toReason) {
    if (!this.isOpen) return;
    if (this.record.decisions.length > 0 && !this.isRevising) this.revise();
    this.choice = name;
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = this.place.querySelectorAll('input[type=radio]');
    for (const input of inputs) input.checked = input.value === name;
    byId('reasons').hidden = false;
    fill(byId('chips'), ...Array.from({ length: chipsOf },
      (_, index) => this.chip(text(`reason.${name}.${index + 1}`))));
    this.say('', '');
    if (toReason) this.reason.focus();
  }

  /** @param {string} words */
  chip(words) {
    return element('button', { type: 'button', class: 'reason-chip', onclick: () => {
      const before = this.reason.value.trim();
      if (!before.includes(words)) this.reason.value = before ? `${before} ${words}` : words;
      this.reason.focus();
    } }, words);
  }

  revise() {
    this.isRevising = true;
    this.draw();
    /** @type {HTMLElement|null} */ (this.place.querySelector('input[type=radio]'))?.focus();
  }

  cancel() {
    [this.choice, this.isRevising] = [null, false];
    this.draw();
  }

  /** @param {string} words @param {string} kind */
  say(words, kind) {
    fill(byId('decision-said'), words && element('p', { class: kind }, words));
  }

  async submit() {
    if (this.isSending || this.choice === null) return;
    const reason = this.reason.value.trim();
    this.reason.setAttribute('aria-invalid', String(reason === ''));
    if (reason === '') {
      this.say(text('decision.needsReason'), 'warning');
      return this.reason.focus();
    }
    this.isSending = true;
    const button = /** @type {HTMLButtonElement} */ (byId('record'));
    button.disabled = true;
    this.say(text('decision.sending'), 'faint');
    try {
      const event = await send(intentFor(this.scan, this.choice, reason, this.assessment, sessionStorage, randomKey),
        (attempt) => this.say(text('decision.retrying', { n: attempt }), 'warning'));
      settle(this.scan, sessionStorage);
      [this.choice, this.isRevising] = [null, false];
      const others = this.record.decisions.filter((one) => one.sequence !== event.sequence);
      this.record = { ...this.record, state: /** @type {const} */ ('decided'), decisions: [...others, event] };
      this.draw();
      this.owner.decided(event);
      byId('go-on').focus();
    } catch (error) {
      this.refused(error);
    } finally {
      this.isSending = false;
      button.disabled = false;
    }
  }

  /**
   * A refusal for good ends the intent; where no answer came it stays, with its key.
   * @param {unknown} error
   */
  refused(error) {
    if (!(error instanceof Problem) || error.status === 401) return showProblem(error);
    if (!error.isPassing) settle(this.scan, sessionStorage);
    fill(byId('decision-said'), element('div', { class: 'problem' }, icon('other'), problemWords(error)));
  }
}
