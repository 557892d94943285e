// worklist/anchor.js, query.js and grid.js; decision/intent.js; assessment/numbered.js.
const { keepStill, newAbove, rowsInSight } = await load('worklist/anchor.js');
const { readQuery, requestOf, writeQuery } = await load('worklist/query.js');
const { WorklistGrid } = await load('worklist/grid.js');
const { intentFor, pendingIntent, settle } = await load('decision/intent.js');
const { about, numbered } = await load('assessment/numbered.js');

await test('a held row stays where it is', () => {
  equal(keepStill([1, 2, 3, 4], [9, 1, 2, 3, 4], 3, 100, 50), 150, 'one came above');
  equal(keepStill([1, 2, 3, 4], [1, 2, 3, 9, 4], 3, 100, 50), 100, 'one came below');
  equal(keepStill([1, 2, 3, 4], [2, 3, 4], 3, 100, 50), 50, 'one above went');
  equal(keepStill([1, 2, 3, 4], [3, 1, 2, 4], 3, 100, 50), 0, 'it went up itself');
  equal(keepStill([1, 2, 3, 4], [1, 3, 4], 2, 100, 50), 100, 'it went: what was below it moves up');
  equal(keepStill([1, 2], [3, 4], 1, 100, 50), 100, 'all went');
  equal(keepStill([1, 2], [3, 1, 2], null, 0, 50), 0, 'nothing is held');
});
await test('new ones above are counted', () =>
  equal([newAbove(new Set([1, 2]), [7, 8, 1, 2], 100, 50), newAbove(new Set([1, 2]), [7, 1, 2], 0, 50)], [2, 0]));
await test('rows in sight', () => equal(rowsInSight(7600, 760, 76, 1000), { first: 94, last: 116 }));
await test('20,000 scans: only rows in sight exist, and the last can be reached', async () => {
  const holder = document.createElement('div'), scroller = document.createElement('div'),
    body = document.createElement('div');
  scroller.style.height = '600px'; scroller.style.overflowY = 'scroll'; body.style.position = 'relative';
  scroller.append(body); holder.append(scroller); document.body.append(holder);
  try {
    const grid = new WorklistGrid(scroller, body, { needMore: () => {}, newAbove: () => {} });
    const entry = (id) => ({ id, stem: `s${id}`, scan_id: null, state: 'assessed', revision: 1, priority: 1,
      p_value: 0.5, flagged: false, containers: [], indicators: [],
      sentence: null, scanner: null, received_at: '2026-07-23T06:00:00.000Z', decision: null, duplicate_of: null,
        problem: null, thumbnail: null });
    grid.show(Array.from({ length: 20000 }, (_, i) => entry(i + 1)), 20000, true);
    let [most, slowest] = [0, 0];
    for (let step = 0; step <= 100; step++) {
      const begun = performance.now();
      scroller.scrollTop = (step / 100) * 20000 * grid.rowHeight;
      grid.draw();
      slowest = Math.max(slowest, performance.now() - begun);
      most = Math.max(most, body.children.length);
    }
    if (most > 40) throw new Error(`${most} rows exist`);
    equal(body.lastElementChild.dataset.scan, '20000');
    equal(scroller.parentElement.getAttribute('aria-rowcount'), '20001');
    // The next identical list changes nothing: rows are kept as they are.
    const kept = body.lastElementChild;
    grid.show(Array.from({ length: 20000 }, (_, i) => entry(i + 1)), 20000, false);
    if (body.lastElementChild !== kept) throw new Error('a row that had not changed was made anew');
  } finally { holder.remove(); }
});
await test('the query lives in the address', () => {
  const query = { view: 'decided', order: 'newest', indicator: 'RIP', flagged: true, text: 'MSKU & co' };
  equal(readQuery(writeQuery({ ...query, indicator: 'NUMBER_INVALID' })), { ...query, indicator: 'NUMBER_INVALID' });
  equal(readQuery('?view=hasOwnProperty&order=__proto__&indicator=x'),
    { view: 'waiting', order: 'priority', indicator: '', flagged: false, text: '' });
  equal(writeQuery(readQuery('')), '');
  equal(requestOf(readQuery('?flagged=true'), 50, 'abc').toString(),
    'order=priority&limit=50&state=assessed&flagged=true&cursor=abc');
});
await test('one intent has one key', () => {
  const kept = new Map(), storage = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v),
    removeItem: (k) => kept.delete(k) };
  let made = 0; const key = () => `k${++made}`;
  equal([intentFor(1, 'clear', 'a', 7, storage, key).key, intentFor(1, 'clear', 'a', 7, storage, key).key],
    ['k1', 'k1'], 'a retry');
  equal(intentFor(1, 'clear', 'b', 7, storage, key).key, 'k2', 'another reason');
  equal(intentFor(1, 'inspect', 'b', 7, storage, key).key, 'k3', 'another decision');
  equal(intentFor(2, 'inspect', 'b', 7, storage, key).key, 'k4', 'another scan');
  equal(intentFor(2, 'inspect', 'b', 8, storage, key).key, 'k5', 'another assessment');
  equal(pendingIntent(1, storage).key, 'k3');
  settle(1, storage);
  equal([pendingIntent(1, storage), intentFor(1, 'inspect', 'b', 7, storage, key).key], [null, 'k6'], 'settled');
  storage.setItem('tallyman.intent.3', '{"key":1'); equal(pendingIntent(3, storage), null, 'damaged');
});
await test('findings are numbered over all boxes', () => {
  const finding = (lines) => ({ lines, region: null });
  const scan = { containers: [{ findings: [finding([{ consignment: 'A', item: 1 }])] },
    { findings: [finding([{ consignment: 'A', item: 1 }])] }], findings: [finding([])] };
  const found = numbered(scan);
  equal(found.map((one) => [one.number, one.container]), [[1, 0], [2, 1], [3, null]]);
  equal(about(found, 1, { consignment: 'A', item: 1 }).map((one) => one.number), [2]);
});
