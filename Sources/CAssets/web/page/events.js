// The server's events: one connection while the page is looked at, none while it is hidden (a browser allows only a
// handful to one host), and word of when it is lost and found again.

/**
 * @typedef {object} Listener
 * @property {(change: {sequence: number, scan: number, kind: string}) => void} changed
 * @property {() => void} opened every time the connection stands, also again: what was missed must be fetched
 * @property {() => void} lost
 */

const firstWait = 1000;
const longestWait = 15000;

/**
 * Listens until the page is left.
 * @param {Listener} listener
 */
export function listen(listener) {
  /** @type {EventSource|null} */
  let source = null;
  let wait = firstWait;
  /** @type {number|undefined} */
  let timer;

  const open = () => {
    clearTimeout(timer);
    if (source || document.hidden) return;
    source = new EventSource('/api/v1/events');
    source.onopen = () => {
      wait = firstWait;
      listener.opened();
    };
    source.onerror = () => {
      listener.lost();
      close();
      timer = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, longestWait);
    };
    source.addEventListener('change', (event) => {
      try {
        listener.changed(JSON.parse(event.data));
      } catch {
        listener.opened(); // A change that cannot be read: fetch everything anew.
      }
    });
  };

  const close = () => {
    source?.close();
    source = null;
    clearTimeout(timer);
  };

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  window.addEventListener('online', () => { close(); open(); });
  window.addEventListener('offline', () => listener.lost());
  open();
}
