// What an analyst means to record: one intent has one key, kept through retries and reloads, so that however often it is
// sent it is recorded once. Another decision or another reason is another intent.

/**
 * `assessment` is the version that was looked at.
 * @typedef {{scan: number, decision: string, reason: string, assessment: number|null, key: string}} Intent
 */

const place = (/** @type {number} */ scan) => `tallyman.intent.${scan}`;

/**
 * The intent for what is in the form: the one that is under way where it is the same, else a new one.
 * @param {number} scan @param {string} decision @param {string} reason @param {number|null} assessment
 * @param {Pick<Storage, 'getItem'|'setItem'|'removeItem'>} storage @param {() => string} newKey
 * @returns {Intent}
 */
export function intentFor(scan, decision, reason, assessment, storage, newKey) {
  const kept = pendingIntent(scan, storage);
  if (kept && kept.decision === decision && kept.reason === reason && kept.assessment === assessment) return kept;
  const intent = { scan, decision, reason, assessment, key: newKey() };
  storage.setItem(place(scan), JSON.stringify(intent));
  return intent;
}

/**
 * The intent that was sent without an answer.
 * @param {number} scan @param {Pick<Storage, 'getItem'>} storage @returns {Intent|null}
 */
export function pendingIntent(scan, storage) {
  try {
    const read = JSON.parse(storage.getItem(place(scan)) ?? 'null');
    return read && typeof read.key === 'string' && typeof read.decision === 'string'
      && typeof read.reason === 'string' ? read : null;
  } catch {
    return null;
  }
}

/**
 * It has been recorded, or refused for good.
 * @param {number} scan @param {Pick<Storage, 'removeItem'>} storage
 */
export const settle = (scan, storage) => storage.removeItem(place(scan));

/** A key that nobody else makes: 128 random bits. */
export function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
