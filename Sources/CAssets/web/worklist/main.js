// The worklist page: puts filters, source, grid and events together.

import { worstWaiting } from '../page/api.js';
import { byId, fill } from '../page/dom.js';
import { listen } from '../page/events.js';
import { age } from '../page/format.js';
import { helpSheet } from '../page/help.js';
import { listenToKeys } from '../page/keys.js';
import { languageMenu } from '../page/languages.js';
import { keepPlace, keptPlace } from '../page/place.js';
import { showAlerts, showConnection, showProblem } from '../page/notices.js';
import { text, translate } from '../texts/index.js';
import { emptyWords, Filters } from './filters.js';
import { headings, WorklistGrid } from './grid.js';
import { keyTable } from './keys.js';
import { readQuery, writeQuery } from './query.js';
import { ListSource } from './source.js';

translate(document);
languageMenu();

let source = new ListSource(readQuery(location.search));
const [scroller, body, above] = [byId('scroller'), byId('rows'), byId('above')];
const columns = ['judgement', 'glance', 'what', 'why', 'when', 'where'];
byId('grid').prepend(headings(columns.map((name) => text(`column.${name}`))));

const grid = new WorklistGrid(scroller, body, {
  needMore: () => void load(),
  newAbove: (count, isStale = false) => {
    const sum = count === 0 ? 0 : Number(above.dataset.count ?? 0) + count;
    above.dataset.count = String(sum);
    above.hidden = sum === 0;
    fill(above, isStale ? text('list.stale') : text('list.newAbove', { n: sum }));
  },
});
const filters = new Filters(source.query, (query) => {
  history.replaceState(null, '', `/${writeQuery(query)}`);
  source.stop();
  source = new ListSource(query);
  void load(true);
});

above.addEventListener('click', () => toTop());
scroller.addEventListener('scroll', () => { if (scroller.scrollTop < 10) grid.owner.newAbove(0); }, { passive: true });

/** Goes to the top; a list that has grown old there is fetched anew. */
function toTop() {
  scroller.scrollTop = 0;
  grid.owner.newAbove(0);
  if (source.isStale) void refresh(true);
}

/**
 * Fetches the next page.
 * @param {boolean} [isNewList]
 */
async function load(isNewList = false) {
  const asked = source;
  await shield(async () => {
    if (await asked.more()) show(isNewList || asked.entries.length <= 100);
  });
}

/** @param {boolean} [fromTop] */
async function refresh(fromTop = false) {
  const asked = source;
  await shield(async () => {
    await asked.refresh(fromTop);
    if (asked === source) show(false);
    if (asked.isStale) grid.owner.newAbove(1, true);
  });
}

/** @param {() => Promise<void>} work */
async function shield(work) {
  try {
    await work();
    showProblem(null);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) showProblem(error);
  }
}

/** @param {boolean} isNewList */
function show(isNewList) {
  const isFirst = body.dataset.ready !== 'true';
  grid.show(source.entries, source.total, isNewList && scroller.scrollTop === 0);
  filters.showCounts(source.counts);
  showAlerts(source.alerts);
  byId('empty').hidden = source.entries.length > 0;
  if (source.entries.length === 0) fill(byId('empty'), emptyWords(source.query, false));
  byId('total').textContent = text('list.total', { n: source.total.toLocaleString(document.documentElement.lang) });
  body.dataset.ready = 'true';
  if (isFirst) goBack();
}

/** Coming back from a scan: to the row where one was, where it is still in this list. */
function goBack() {
  const { search, scan: kept } = keptPlace();
  const steps = source.entries.findIndex((entry) => entry.id === kept);
  if (search !== location.search || steps < 0) return;
  grid.setCurrent(source.entries[0].id);
  grid.move(steps);
}
window.addEventListener('pagehide', () => keepPlace({ search: location.search, scan: grid.current }));

let timer = 0;
/** Changes come in swarms: the list is fetched once for all that come within a moment. */
const soon = () => {
  clearTimeout(timer);
  timer = window.setTimeout(() => void refresh(), 300);
};
let hasOpened = false;
listen({
  changed: soon,
  opened: () => {
    showConnection(false);
    if (hasOpened) soon();
    hasOpened = true;
  },
  lost: () => showConnection(true),
});

setInterval(() => {
  for (const time of body.querySelectorAll('time')) time.textContent = age(time.dateTime, Date.now());
}, 20000);

const table = keyTable({ grid, filters, toTop, next, help: () => openHelp() });
const openHelp = helpSheet(table);
listenToKeys(table);
byId('help').addEventListener('click', openHelp);
byId('next').addEventListener('click', () => void next());

/** Opens the worst scan that waits. */
async function next() {
  await shield(async () => {
    const worst = await worstWaiting();
    if (worst) location.assign(`/scan/${worst.id}`);
    else byId('announcement').textContent = text('list.noneWaits');
  });
}

fill(byId('empty'), emptyWords(source.query, true));
void load(true);
