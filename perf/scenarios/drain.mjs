// a node with people who all talk is emptied: how long that takes, and what those who moved and who stayed hear and see (people=8, at least 2; perSecond=4; three are too many for two cores that run their browsers too)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Grid } from '../lib/grid.mjs';
import { writeHum } from '../lib/hum.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { inLongestSilences } from '../lib/silence.mjs';
import { inStates } from '../lib/states.mjs';

const { people: count, perSecond } = options({ people: 8, perSecond: 4 });
if (count < 2) throw new Error('people: 2 at least, so that who moves hears somebody');
const ROOM = 'drain';
const RECORDED_S = 40;
const BEFORE_MS = 3_000;
const LIMIT_MS = 60_000;
const note = (text) => process.stderr.write(`${text}\n`);

const directory = mkdtempSync(join(tmpdir(), 'babelgrid-drain-'));
const hum = writeHum(join(directory, 'hum.wav'), 300);
const grid = await Grid.start(['lisbon', 'porto'], {}, { options: ['-Dbabelgrid.grid.newcomer=0'] });
const [lisbon, porto] = grid.nodes;
const enter = (node, name) => grid.caller(node, { room: ROOM, name, speak: 'en', hear: 'original', microphone: hum, yields: false });
let figures;
try {
  const asHost = await grid.room(ROOM);
  const moving = [];
  for (let i = 1; i <= count; i++) moving.push(await enter(lisbon, `P${i}`));
  const stays = await enter(porto, 'Stays');
  const nodeOf = (one) => one.page.evaluate(() => window.babelgrid.nodeId);
  const home = await nodeOf(moving[0]);
  if ((await nodeOf(stays)) === home) throw new Error('who stays is at the node that is emptied');
  const ids = moving.map(({ id }) => id);
  for (const one of [stays, moving[0]]) {
    await one.page.waitForFunction((others) => others.every((id) => window.babelgrid.speaking.includes(id)), ids.filter((id) => id !== one.id));
    await one.page.evaluate(inStates, [...ids, stays.id].filter((id) => id !== one.id));
  }
  note(`${count} people talk at one node, and one at another`);
  const heard = [stays, moving[0]].map((one) => one.page.evaluate(inLongestSilences, { ids: ids.filter((id) => id !== one.id), seconds: RECORDED_S }));
  // What fails is told of when it is awaited.
  heard.forEach((one) => one.catch(() => {}));
  await pause(BEFORE_MS);

  const startMs = Date.now();
  await fetch(`${lisbon.url}/api/node/drain`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ deadlineS: 60, ratePerS: perSecond }) });
  let drain = {};
  while (drain.state !== 'empty' && Date.now() - startMs < LIMIT_MS) {
    await pause(100);
    drain = await (await fetch(`${lisbon.url}/api/node/drain`)).json();
  }
  const emptyMs = Date.now() - startMs;
  note(`${drain.state} after ${emptyMs} ms`);
  const [atStays, atMoved] = await Promise.all(heard);
  const states = await Promise.all([stays, moving[0]].map((one) => one.page.evaluate(() => window.states)));
  const same = (await Promise.all(moving.map((one) => one.page.evaluate(() => window.babelgrid.selfId)))).every((id, i) => id === ids[i]);
  const { participants } = await asHost(porto);
  figures = { people: count, emptyMs, moved: drain.moved, longestSilenceMs: { ofWhoStays: Math.max(...atStays), ofWhoMoves: Math.max(...atMoved), all: [...atStays, ...atMoved] }, seen: states.flat(), same, participants: participants.length };
  for (const one of [...moving, stays]) await one.leave();
} finally {
  await grid.stop();
  rmSync(directory, { recursive: true, force: true });
}

finish(
  'drain',
  figures,
  {
    'empty within 30 s': figures.emptyMs <= 30_000 && figures.moved === count,
    'longest silence <= 300 ms': figures.longestSilenceMs.ofWhoStays <= 300 && figures.longestSilenceMs.ofWhoMoves <= 300,
    'nobody is seen to go, or is somebody else afterwards': figures.seen.length === 0 && figures.same && figures.participants === count + 1,
  },
  { count, perSecond },
);
