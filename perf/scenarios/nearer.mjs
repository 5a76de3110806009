// the way to somebody's node becomes longer, and that to another one shorter: when their page goes there by itself, and what who listens there notices (farMs=40 nearMs=5, each way)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Grid } from '../lib/grid.mjs';
import { writeHum } from '../lib/hum.mjs';
import { finish, options } from '../lib/report.mjs';
import { inGaps } from '../lib/silence.mjs';
import { inStates } from '../lib/states.mjs';

const { farMs, nearMs } = options({ farMs: 40, nearMs: 5 });
const ROOM = 'nearer';
/** Two minutes, two looks half a minute apart, and the move. */
const LIMIT_MS = 220_000;
const note = (text) => process.stderr.write(`${text}\n`);

const directory = mkdtempSync(join(tmpdir(), 'babelgrid-nearer-'));
const hum = writeHum(join(directory, 'hum.wav'), 300);
const grid = await Grid.start(['lisbon', 'porto'], {}, { webPath: { delayMs: nearMs } });
let figures;
try {
  const enter = (node, name) => grid.caller(node, { room: ROOM, name, speak: 'en', hear: 'original', microphone: hum });
  const [lisbon, porto] = grid.nodes;
  const ana = await enter(lisbon, 'Ana');
  const home = await ana.page.evaluate(() => window.babelgrid.nodeId);
  const bia = await enter(porto, 'Bia');
  await bia.page.waitForFunction((id) => window.babelgrid.speaking.includes(id), ana.id);
  await bia.page.evaluate(inGaps, [ana.id]);
  await bia.page.evaluate(inStates, [ana.id]);
  lisbon.web.takes(farMs);
  const farSinceMs = Date.now();
  note('the way to the node of Ana is long from now on; Bia is at the other one');
  await ana.page.waitForFunction((id) => window.babelgrid.nodeId !== id, home, { timeout: LIMIT_MS });
  const movedAfterMs = Date.now() - farSinceMs;
  await ana.page.waitForTimeout(5_000);
  figures = {
    movedAfterMs,
    longestGapMs: await bia.page.evaluate((id) => window.sounds[id].longestMs, ana.id),
    states: await bia.page.evaluate(() => window.states),
    same: (await ana.page.evaluate(() => window.babelgrid.selfId)) === ana.id,
    moved: (await grid.view(0)).nodes.reduce((sum, { moved }) => sum + moved, 0),
  };
  for (const one of [ana, bia]) await one.leave();
} finally {
  await grid.stop();
  rmSync(directory, { recursive: true, force: true });
}

finish(
  'nearer',
  figures,
  {
    'the page goes to the nearer node by itself, within four minutes': figures.movedAfterMs <= 240_000 && figures.moved === 1 && figures.same,
    'who listens there does not notice: gap <= 300 ms': figures.longestGapMs <= 300 && figures.states.length === 0,
  },
  { farMs, nearMs },
);
