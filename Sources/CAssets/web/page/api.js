// Talking to /api/v1. Whatever goes wrong becomes a `Problem` with a code, a sentence and a remedy; those of our own have
// only a code here, their words are among the texts (the picture does not wait for the texts).

/** What the server, or the way to it, says went wrong (problem+json). */
export class Problem extends Error {
  /**
   * @param {{status: number, code: string, detail: string, place?: string, remedy?: string}} said
   */
  constructor(said) {
    super(said.detail);
    /** HTTP status; 0 where no answer came. */
    this.status = said.status;
    this.code = said.code;
    this.place = said.place ?? '';
    this.remedy = said.remedy ?? '';
  }

  /** True where asking again may help: no answer, or the server is busy. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Fetches; throws a `Problem` where there is no answer or it is not a good one.
 * @param {string} address
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
export async function request(address, options = {}) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...options });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem({ status: 0, code: 'TLY-PAGE-001', detail: '', place: address });
  }
  if (response.ok) return response;
  throw await problemOf(response, address);
}

/** @param {Response} response @param {string} address */
async function problemOf(response, address) {
  try {
    const said = await response.json();
    return new Problem({ status: response.status, code: String(said.code ?? ''),
      detail: String(said.detail ?? said.title ?? ''), place: said.place, remedy: said.remedy });
  } catch {
    return new Problem({ status: response.status, code: 'TLY-PAGE-002', detail: '', place: address });
  }
}

/**
 * @param {string} address @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
const json = async (address, options) => (await request(address, options)).json();

/**
 * @param {URLSearchParams} query @param {AbortSignal} [signal]
 * @returns {Promise<import('../types.js').WorklistPage>}
 */
export const worklist = (query, signal) => json(`/api/v1/scans?${query}`, { signal });

/** @param {number} scan @returns {Promise<import('../types.js').ScanDocument>} */
export const scanDocument = (scan) => json(`/api/v1/scans/${scan}`);

/** @param {number} scan @returns {Promise<import('../types.js').Picture>} */
export const picture = (scan) => json(`/api/v1/scans/${scan}/picture`);

/**
 * One tile: 16-bit values row by row.
 * @param {number} scan @param {string} plane @param {number} level @param {number} row @param {number} column
 * @param {AbortSignal} [signal]
 * @returns {Promise<Uint16Array>}
 */
export async function tile(scan, plane, level, row, column, signal) {
  const address = `/api/v1/scans/${scan}/planes/${plane}/tiles/${level}/${row}/${column}`;
  const bytes = await (await request(address, { signal })).arrayBuffer();
  return new Uint16Array(bytes, 0, bytes.byteLength >> 1);
}

/**
 * Records a decision. The same key sent again is the same decision.
 * @param {number} scan
 * @param {string} decision
 * @param {string} reason
 * @param {number|null} assessment version that was looked at
 * @param {string} key
 * @returns {Promise<import('../types.js').DecisionEvent>}
 */
export const decide = (scan, decision, reason, assessment, key) => json(`/api/v1/scans/${scan}/decisions`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
  body: JSON.stringify(assessment === null ? { decision, reason } : { decision, reason, assessment }),
});

/**
 * The worst scan that waits, other than one; null where none does.
 * @param {number} [except]
 */
export async function worstWaiting(except) {
  const page = await worklist(new URLSearchParams({ order: 'priority', state: 'assessed', limit: '2' }));
  return page.scans.find((entry) => entry.id !== except) ?? null;
}
