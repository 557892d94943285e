// viewer/picture/window.js, histogram.js and material.js.
const { attenuation, brightness, dragged, grey, greyTable, preset, sound } = await load('viewer/picture/window.js');
const { Histogram } = await load('viewer/picture/histogram.js');
const { classOf, className, writeColour } = await load('viewer/picture/material.js');
const plain = { white: 0, black: 4, scale: 'sqrt', gamma: 1, invert: false };

await test('attenuation of air is none, of nothing finite', () => {
  near(attenuation(60000, 60000), 0, 1e-12);
  near(attenuation(60000 / Math.E, 60000), 1, 1e-12);
  near(attenuation(0, 60000), Math.log(60000), 1e-12);
});
await test('grey by the formula', () => {
  equal([0, 1, 4, 9].map((a) => grey(a, plain)), [255, 128, 0, 0]);
  equal([0, 1, 2, 4].map((a) => grey(a, { ...plain, scale: 'even' })), [255, 191, 128, 0]);
  equal([0, 1, 4].map((a) => grey(a, { ...plain, invert: true })), [0, 128, 255]);
  equal(grey(1, { ...plain, gamma: 2 }), 64);
});
await test('the table is the formula', () => {
  const table = greyTable(plain, 60000);
  for (const value of [0, 1, 2, 77, 5000, 60000, 65535]) equal(table[value], grey(attenuation(value, 60000), plain),
    value);
});
await test('brightness never rises with attenuation', () => {
  for (let a = 0; a < 6; a += 0.01) if (brightness(a + 0.01, plain) > brightness(a,
    plain)) throw new Error(`rises at ${a}`);
});
await test('a window stays sound whatever is asked', () => {
  for (const [white, black] of [[-3, -5], [5, 5], [20, 30], [9, 2], [0, 0]]) {
    const kept = sound({ ...plain, white, black });
    if (!(kept.white >= 0 && kept.black > kept.white && kept.black <= 11)) throw new Error(JSON.stringify(kept));
  }
});
await test('a drag across widens, a drag down moves to the dense', () => {
  const from = { ...plain, white: 1, black: 2 };
  const wide = dragged(from, 0.1, 0), deep = dragged(from, 0, 0.1);
  if (!(wide.black - wide.white > 1)) throw new Error('not wider');
  near(deep.black - deep.white, 1, 1e-9, 'width');
  if (!(deep.white > 1)) throw new Error('not deeper');
});
await test('histogram counts what was measured alone', () => {
  const values = Uint16Array.from([60000, 60000, 22073, 1]);
  const all = new Histogram(values, null, 60000), seen = new Histogram(values, Uint16Array.from([0, 0, 0, 1]), 60000);
  equal([all, seen].map((one) => one.counts.reduce((a, b) => a + b)), [4, 3]);
  near(seen.quantile(1, 0.5), 1, 0.05);
  equal(new Histogram(new Uint16Array(0), null, 60000).quantile(0.5, 0), 0);
});
await test('presets are windows', () => {
  for (const name of ['fit', 'thin', 'dense', 'full']) {
    for (const histogram of [null, new Histogram(Uint16Array.from([60000, 3000, 40]), null, 60000)]) {
      const made = preset(name, { white: 0, black: 4.2 }, histogram);
      if (!(made.black > made.white)) throw new Error(`${name} ${JSON.stringify(made)}`);
    }
  }
  equal(preset('fit', { white: 0.5, black: 4.2 }, null), { white: 0.5, black: 4.2, scale: 'sqrt' });
});
await test('classes of matter', () => {
  equal([classOf(0), classOf(254 << 8), classOf(255 << 8)], [0, 3, null]);
  equal([0, 1, 2, 3, null].map(className), ['organic', 'between', 'metal', 'heavy', 'none']);
});
await test('colour is black without light, white with all of it, the hue between', () => {
  const out = [0, 0, 0];
  writeColour(0, 1, 0, out, 0); equal(out, [0, 0, 0]);
  writeColour(2, 1, 1, out, 0); equal(out, [255, 255, 255]);
  writeColour(0, 1, 0.299 + 0.587 * 0.55 + 0.114 * 0.05, out, 0); equal(out, [255, 140, 13]);
  writeColour(null, 1, 0.5, out, 0); equal(out, [128, 128, 128]);
  writeColour(3, 1, 0.299 * 0.55 + 0.587 * 0.15 + 0.114 * 0.75, out, 0); equal(out, [140, 38, 191]);
});
