// What the keyboard does on the worklist.

/**
 * @param {{grid: import('./grid.js').WorklistGrid, filters: import('./filters.js').Filters, toTop: () => void,
 *   next: () => void, help: () => void}} page
 * @returns {import('../page/keys.js').Key[]}
 */
export function keyTable({ grid, filters, toTop, next, help }) {
  const [list, filter, everywhere] = ['help.list', 'help.filter', 'help.everywhere'];
  return [
    { keys: ['j'], shown: 'j ↓', group: list, text: 'key.down', run: () => grid.move(1) },
    { keys: ['k'], shown: 'k ↑', group: list, text: 'key.up', run: () => grid.move(-1) },
    { keys: ['PageDown'], shown: 'PgDn PgUp', group: list, text: 'key.page' },
    { keys: ['Enter'], group: list, text: 'key.open' },
    { keys: ['t'], group: list, text: 'key.top', run: toTop },
    { keys: ['n'], group: list, text: 'key.next', run: next },
    { keys: ['/'], group: filter, text: 'key.search', run: () => filters.search.focus() },
    { keys: ['f'], group: filter, text: 'key.flagged', run: () => filters.change({ flagged: !filters.query.flagged }) },
    ...['1', '2', '3', '4', '5', '6'].map((digit, index) => ({
      keys: [digit], group: filter, text: `key.view${digit}`, run: () => filters.choose(index),
    })),
    { keys: ['o'], group: filter, text: 'key.order',
      run: () => filters.change({ order: following(filters.query.order) }) },
    { keys: ['?'], group: everywhere, text: 'key.help', run: help },
    { keys: ['Tab'], group: everywhere, text: 'key.tab' },
  ];
}

/** @param {'priority'|'newest'|'oldest'} order @returns {'priority'|'newest'|'oldest'} */
function following(order) {
  return order === 'priority' ? 'newest' : order === 'newest' ? 'oldest' : 'priority';
}
