// What stands around the picture: panel, decision, keys, events.

import { scanDocument, worstWaiting } from '../page/api.js';
import { numbered } from '../assessment/numbered.js';
import { showAssessment } from '../assessment/panel.js';
import { showHistory } from '../decision/history.js';
import { DecisionPanel } from '../decision/panel.js';
import { byId, element, fill } from '../page/dom.js';
import { listen } from '../page/events.js';
import { helpSheet } from '../page/help.js';
import { placeIcons, stateIcon } from '../page/icons.js';
import { listenToKeys } from '../page/keys.js';
import { languageMenu } from '../page/languages.js';
import { keptPlace } from '../page/place.js';
import { showConnection, showProblem } from '../page/notices.js';
import { text, translate } from '../texts/index.js';
import { buildStage } from './build.js';
import { keyTable } from './keys.js';
import { Selection } from './selection.js';

translate(document);
placeIcons(document);
languageMenu();

byId('back').setAttribute('href', `/${keptPlace().search}`);

const selection = new Selection();
/**
 * Fetches the record anew; set once there is one.
 * @type {() => Promise<void>}
 */
let reload = async () => {};

/**
 * Puts everything around the picture.
 * @param {number} scan
 * @param {import('./stage/stage.js').Stage|Error} stage or why there is none
 * @param {Promise<import('../types.js').ScanDocument|Error>} assessment
 */
export async function furnish(scan, stage, assessment) {
  const built = stage instanceof Error ? null : buildStage(scan, stage, selection);
  const loaded = await assessment;
  if (loaded instanceof Error) return showProblem(loaded);
  const { scans: [assessed], record } = loaded;
  const findings = assessed ? numbered(assessed) : [];
  built?.mark(findings, assessed);
  const list = showAssessment(loaded, findings, selection);
  const names = assessed?.containers.map((container) => container.number).filter(Boolean).join(' + ');
  document.title = `${names || text('scan.number', { n: scan })} · Tallyman`;
  showRecord(record);
  const decision = new DecisionPanel(scan, record, { next: () => void next(scan), decided: () => void reload() });
  if (!built) {
    byId('stage').append(element('p', { class: 'no-picture' }, stateIcon(record.state), text('scan.noPicture')));
    for (const control of document.querySelectorAll('.tools button, .windowing input')) {
      control.setAttribute('disabled', '');
    }
    if (!record.problem) showProblem(stage);
  }
  watch(scan, decision, record);
  listenToPage(scan, list, decision, built);
}

/** @param {import('../types.js').ScanRecord} record */
function showRecord(record) {
  fill(byId('state'), stateIcon(record.state), text(`state.${record.state}`));
  showHistory(byId('history'), record.decisions);
}

/**
 * Keeps the page true to what happens elsewhere.
 * @param {number} scan @param {DecisionPanel} decision @param {import('../types.js').ScanRecord} first
 */
function watch(scan, decision, first) {
  const assessedAt = first.assessed_at;
  reload = async () => {
    const { record } = await scanDocument(scan);
    showRecord(record);
    decision.update(record);
    byId('renewed').hidden = record.assessed_at === assessedAt;
    if (first.state === 'queued' && record.state === 'assessed') location.reload();
  };
  byId('renewed').addEventListener('click', () => location.reload());
  let isFirst = true;
  listen({
    changed: (change) => { if (change.scan === scan) void reload().catch(showProblem); },
    opened: () => {
      showConnection(false);
      if (!isFirst) void reload().catch(showProblem);
      isFirst = false;
    },
    lost: () => showConnection(true),
  });
}

/**
 * @param {number} scan
 * @param {import('../assessment/findings.js').FindingList|null} list
 * @param {DecisionPanel} decision
 * @param {ReturnType<typeof buildStage>|null} built
 */
function listenToPage(scan, list, decision, built) {
  byId('next').addEventListener('click', () => void next(scan));
  const table = keyTable({ built, list, selection, decision, next: () => void next(scan),
    back: () => byId('back').click(), help: () => openHelp() });
  const openHelp = helpSheet(table);
  listenToKeys(table);
  byId('help').addEventListener('click', openHelp);
}

/**
 * Opens the worst scan that waits, other than this.
 * @param {number} scan
 */
async function next(scan) {
  try {
    const worst = await worstWaiting(scan);
    if (worst) location.assign(`/scan/${worst.id}`);
    else fill(byId('announcement'), text('list.noneWaits'));
  } catch (error) {
    showProblem(error);
  }
}
