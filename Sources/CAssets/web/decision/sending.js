// Sending an intent: again after a while where no answer came, with the same key, a few times.

import { decide, Problem } from '../page/api.js';

const waits = [500, 1500, 4000];

/**
 * Records an intent; throws the last `Problem` where it cannot be done.
 * @param {import('./intent.js').Intent} intent
 * @param {(attempt: number) => void} retrying
 */
export async function send(intent, retrying) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await decide(intent.scan, intent.decision, intent.reason, intent.assessment, intent.key);
    } catch (error) {
      if (!(error instanceof Problem) || !error.isPassing || attempt >= waits.length) throw error;
      retrying(attempt + 1);
      await new Promise((done) => setTimeout(done, waits[attempt]));
    }
  }
}
