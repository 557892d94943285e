// Where one was in the list, so that the way back from a scan leads there and not to the top.

const key = 'tallyman.list';

/** @param {{search: string, scan: number|null}} place */
export function keepPlace(place) {
  try { sessionStorage.setItem(key,
    JSON.stringify(place)); } catch { /* A browser that keeps nothing: back to the top. */ }
}

/** @returns {{search: string, scan: number|null}} */
export function keptPlace() {
  try {
    const read = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return { search: typeof read?.search === 'string' ? read.search : '',
      scan: typeof read?.scan === 'number' ? read.scan : null };
  } catch {
    return { search: '', scan: null };
  }
}
