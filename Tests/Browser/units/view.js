// viewer/stage/view.js, viewer/picture/levels.js, viewer/marks.js, viewer/readout.js, viewer/measure.js.
const view = await load('viewer/stage/view.js');
const { levelFor, tilesIn, tileSize } = await load('viewer/picture/levels.js');
const { markAt } = await load('viewer/marks.js');
const { boxFor, metresInBox } = await load('viewer/readout.js');
const { lengthOf } = await load('viewer/measure.js');
const sheet = { width: 2700, height: 640, stretch: view.stretchOf({ x: 4, y: 5 }) };
const levels = [[0, 1, 2700, 640, 6, 2], [1, 4, 675, 160, 2, 1],
  [2, 16, 169, 40, 1, 1]].map(([level, scale, width, height, columns, rows]) => ({ level, scale, width, height, columns,
  rows }));

await test('a metre is as long across as down', () => equal(sheet.stretch, { x: 1, y: 1.25 }));
await test('there and back again', () => {
  for (const zoom of [0.07, 0.5, 1, 3.3, 8]) {
    const at = view.centred(sheet, zoom, 900, 300, 986, 560), point = view.toStage(at, sheet, 123.5, 77.25);
    const back = view.toPicture(at, sheet, point.x, point.y);
    near(back.x, 123.5, 1e-6); near(back.y, 77.25, 1e-6);
  }
});
await test('zooming about a point keeps it there', () => {
  let now = view.centred(sheet, 0.4, 1200, 320, 986, 560);
  for (const factor of [1.3, 1.3, 2, 0.25, 0.7]) {
    const before = view.toPicture(now, sheet, 300, 200);
    now = view.zoomedAbout(now, sheet, now.zoom * factor, 300, 200);
    const after = view.toPicture(now, sheet, 300, 200);
    near(after.x, before.x, 1 / now.zoom); near(after.y, before.y, 1 / now.zoom);
  }
});
await test('zoom has its ends', () => {
  equal([view.zoomedAbout({ zoom: 1, left: 0, top: 0 }, sheet, 99, 0, 0).zoom,
    view.zoomedAbout({ zoom: 1, left: 0, top: 0 }, sheet, 0, 0, 0).zoom], [view.largestZoom, view.smallestZoom]);
  equal([view.nextStep(1, 1), view.nextStep(1, -1), view.nextStep(8, 1), view.nextStep(0.9, 1)], [1.5, 0.75, 8, 1]);
});
await test('showing a region shows all of it', () => {
  const region = { x0: 200, y0: 40, x1: 2500, y1: 600 }, at = view.showing(sheet, region, 986, 560);
  const [a, b] = [view.toStage(at, sheet, region.x0, region.y0), view.toStage(at, sheet, region.x1, region.y1)];
  if (a.x < 0 || a.y < 0 || b.x > 986 || b.y > 560) throw new Error(JSON.stringify([a, b]));
  if (b.x - a.x < 900) throw new Error('too small');
});
await test('the picture cannot be lost', () => {
  const far = view.kept({ zoom: 2, left: -90000, top: 90000 }, sheet, 986, 560),
    seen = view.inSight(far, sheet, 986, 560);
  if (seen.x1 <= seen.x0 || seen.y1 <= seen.y0) throw new Error(JSON.stringify(seen));
});
await test('pixels fall on pixels', () => {
  const at = view.panned(view.centred(sheet, 2, 900.3, 300.7, 987, 561), sheet, 3.4, 5.6);
  near((at.left * at.zoom * sheet.stretch.x) % 1, 0, 1e-6); near((at.top * at.zoom * sheet.stretch.y) % 1, 0, 1e-6);
});
await test('the level fits the zoom', () => equal([8, 1, 0.5, 0.37, 0.2, 0.09,
  0.02].map((zoom) => levelFor(levels, zoom).level), [0, 0, 0, 0, 1, 1, 2]));
await test('too large for the card, or drawn on the processor: a coarser one', () =>
  equal([levelFor(levels, 1, 2).level, levelFor(levels, 1, 5).level, levelFor(levels, 0.37, 1, 1.5).level], [1, 2, 1]));
await test('only tiles in sight', () => {
  equal(tilesIn(levels[0], 512, { x0: 0, y0: 0, x1: 2700, y1: 640 }).length, 12);
  equal(tilesIn(levels[0], 512, { x0: 512, y0: 512, x1: 1024, y1: 600 }), [{ row: 1, column: 1 }]);
  equal(tilesIn(levels[1], 512, { x0: 2047, y0: 0, x1: 2049, y1: 9 }), [{ row: 0, column: 0 }, { row: 0, column: 1 }]);
  equal(tileSize(levels[0], 512, 1, 5), { width: 140, height: 128 });
});
await test('the smallest region under a point is meant', () => {
  const marks = [{ number: 1, region: [0, 0, 100, 100] }, { number: 2, region: [40, 40, 60, 60] }];
  equal([[50, 50], [10, 10], [100, 50], [99.9, 0]].map(([x, y]) => markAt(marks, { x, y })?.number ?? 0), [2, 1, 0, 1]);
});
await test('metres in the nearest box', () => {
  const boxes = [{ container: 0, region: [100, 50, 400, 250] }, { container: 1, region: [410, 50, 700, 250] }];
  equal([0, 399, 402, 408, 9999].map((x) => boxFor(boxes, x).container), [0, 0, 0, 1, 1]);
  equal(boxFor([], 5), null);
  const metres = metresInBox(boxes[1], { x: 4, y: 5 }, 659, 149);
  near(metres.x, 0.998, 1e-9); near(metres.y, 0.4975, 1e-9);
  near(lengthOf({ x: 0, y: 0 }, { x: 300, y: 320 }, { x: 4, y: 5 }), 2, 1e-9);
});
