// What the keyboard does in the viewer.

import { choices } from '../decision/panel.js';
import { presets } from './controls.js';
import { panned } from './stage/view.js';

/**
 * @param {object} page
 * @param {ReturnType<typeof import('./build.js').buildStage>|null} page.built null where there is no picture
 * @param {import('../assessment/findings.js').FindingList|null} page.list
 * @param {import('./selection.js').Selection} page.selection
 * @param {import('../decision/panel.js').DecisionPanel} page.decision
 * @param {() => void} page.next @param {() => void} page.back @param {() => void} page.help
 * @returns {import('../page/keys.js').Key[]}
 */
export function keyTable({ built, list, selection, decision, next, back, help }) {
  const [findings, deciding, everywhere] = ['help.findings', 'help.deciding', 'help.everywhere'];
  return [
    ...(built ? pictureKeys(built) : []),
    { keys: ['j', ']'], group: findings, text: 'key.nextFinding', run: () => list?.move(1) },
    { keys: ['k', '['], group: findings, text: 'key.lastFinding', run: () => list?.move(-1) },
    { keys: ['z'], group: findings, text: 'key.look', run: () => built?.look() },
    { keys: ['Escape'], group: findings, text: 'key.unselect', run: () => selection.select(null, 'list') },
    ...choices.map(([name, key]) => ({ keys: [key], group: deciding, text: `key.${name}`,
      run: () => decision.choose(name, true) })),
    { keys: ['Ctrl+Enter'], shown: 'Ctrl+⏎', group: deciding, text: 'key.record' },
    { keys: ['n'], group: deciding, text: 'key.next', run: next },
    { keys: ['w'], group: everywhere, text: 'key.worklist', run: back },
    { keys: ['?'], group: everywhere, text: 'key.help', run: help },
    { keys: ['Tab'], group: everywhere, text: 'key.tab' },
  ];
}

/**
 * @param {ReturnType<typeof import('./build.js').buildStage>} built
 * @returns {import('../page/keys.js').Key[]}
 */
function pictureKeys({ stage, controls, crosshair }) {
  const [picture, window] = ['help.picture', 'help.window'];
  /** @type {import('../page/keys.js').Key[]} */
  const arrows = Object.entries({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] })
    .flatMap(([name, [dx, dy]], index) => [
      { keys: [name], group: picture, text: 'key.pan', shown: '←↑↓→', isHidden: index > 0, run: () => go(dx, dy, 1) },
      { keys: [`Shift+${name}`], group: picture, text: 'key.panFar', shown: '⇧←↑↓→', isHidden: index > 0,
        run: () => go(dx, dy, 10) },
    ]);
  const go = (/** @type {number} */ dx, /** @type {number} */ dy, /** @type {number} */ reach) => {
    const step = -40 * Math.sqrt(reach);
    if (crosshair.isOn) crosshair.move(dx * reach, dy * reach);
    else stage.look(panned(stage.view, stage.sheet, dx * step, dy * step));
  };
  return [
    { keys: ['1'], group: picture, text: 'key.high', run: () => controls.setMode('high') },
    { keys: ['2'], group: picture, text: 'key.low', run: () => controls.setMode('low') },
    { keys: ['3'], group: picture, text: 'key.colour', run: () => controls.setMode('colour') },
    { keys: ['+', '='], shown: '+', group: picture, text: 'key.zoomIn', run: () => controls.step(1) },
    { keys: ['-'], group: picture, text: 'key.zoomOut', run: () => controls.step(-1) },
    { keys: ['0'], group: picture, text: 'key.fit', run: () => stage.fit() },
    { keys: ['9'], group: picture, text: 'key.exact', run: () => stage.zoom(1) },
    { keys: ['8'], group: picture, text: 'key.largest', run: () => stage.zoom(8) },
    ...arrows,
    { keys: ['m'], group: picture, text: 'key.marks', run: () => controls.cycleMarks() },
    { keys: ['u'], group: picture, text: 'key.hatch', run: () => controls.toggleHatch() },
    { keys: ['v'], group: picture, text: 'key.crosshair', run: () => crosshair.toggle() },
    { keys: ['r'], group: picture, text: 'key.measure', run: () => controls.toggleMeasure() },
    { keys: [' '], shown: 'Space', group: picture, text: 'key.point', run: () => crosshair.press() },
    ...presets.map((name) => ({ keys: [{ fit: 'f', thin: 't', dense: 'd', full: 'a' }[name] ?? name], group: window,
      text: `key.${name}Window`, run: () => controls.usePreset(name) })),
    { keys: [','], group: window, text: 'key.blackDown', run: () => controls.nudge('black', -0.1) },
    { keys: ['.'], group: window, text: 'key.blackUp', run: () => controls.nudge('black', 0.1) },
    { keys: ['<'], group: window, text: 'key.whiteDown', run: () => controls.nudge('white', -0.1) },
    { keys: ['>'], group: window, text: 'key.whiteUp', run: () => controls.nudge('white', 0.1) },
    { keys: ['g'], group: window, text: 'key.gammaDown', run: () => controls.changeGamma(2 ** -0.25) },
    { keys: ['Shift+G'], group: window, text: 'key.gammaUp', run: () => controls.changeGamma(2 ** 0.25) },
    { keys: ['s'], group: window, text: 'key.scale', run: () => controls.toggleScale() },
    { keys: ['i'], group: window, text: 'key.invert', run: () => controls.toggleInvert() },
  ];
}
