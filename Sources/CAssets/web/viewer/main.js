// The page of one scan. The picture comes first: these few modules fetch and draw it; all else is furnished around it.

import { picture as fetchPicture, scanDocument } from '../page/api.js';
import { Stage } from './stage/stage.js';

const scan = Number(location.pathname.split('/').pop());
const isPlain = new URLSearchParams(location.search).get('renderer') === '2d';
const [host, canvas] = [document.getElementById('stage'), document.getElementById('picture')];
const caught = (/** @type {unknown} */ error) => (error instanceof Error ? error : new Error(String(error)));

// Neither waits for the other, and what goes wrong with one is shown beside the other.
const picture = fetchPicture(scan).then((description) => {
  if (!host || !(canvas instanceof HTMLCanvasElement)) throw new Error('The page has no stage.');
  return new Stage(host, canvas, scan, description, isPlain);
}).catch(caught);
const assessment = scanDocument(scan).catch(caught);

const stage = await picture;
const furnishing = import('./page.js');
if (stage instanceof Stage && !stage.hasDrawn) {
  await new Promise((done) => stage.addEventListener('drawn', done, { once: true }));
}
await (await furnishing).furnish(scan, stage, assessment);
