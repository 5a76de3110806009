// a call of four over two nodes, one of which is killed again and again: when its people talk again, what the others notice, what stays behind (rounds=20)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Grid } from '../lib/grid.mjs';
import { writeHum } from '../lib/hum.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { inGaps, inLongestSilences } from '../lib/silence.mjs';

const { rounds } = options({ rounds: 20 });
const ROOM = 'deaths';
const BEFORE_MS = 3_000;
const RECORDED_S = 14;
/** Nobody is back sooner, and packets come each 20 ms. */
const GAP_MS = 150;
const LIMIT_MS = 30_000;
const ROSTER_MS = 6_000;
const SETTLED_MS = 5_000;
const note = (text) => process.stderr.write(`${text}\n`);
const quantile = (values, q) => Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(q * values.length) - 1)]);

const directory = mkdtempSync(join(tmpdir(), 'babelgrid-deaths-'));
const microphone = writeHum(join(directory, 'hum.wav'), 300);
const grid = await Grid.start(['base', 'lisbon', 'porto'], {}, { options: ['-Dbabelgrid.grid.newcomer=0'], first: ['-Dbabelgrid.grid.roles=work'] });
const [, lisbon, porto] = grid.nodes;
const enter = (node, name) => grid.caller(node, { room: ROOM, name, speak: 'en', hear: 'original', microphone });
const seen = { backMs: [], rosterMs: [], silentMs: [], connectedMs: [] };
const wrong = [];
let figures;
try {
  const asHost = await grid.room(ROOM);
  const roster = async () => (await asHost(lisbon)).participants;
  const stay = [await enter(lisbon, 'Ana'), await enter(lisbon, 'Bia')];
  let threadsBefore;
  for (let round = 1; round <= rounds; round++) {
    const moved = [await enter(porto, 'Caio'), await enter(porto, 'Davi')];
    const ids = moved.map(({ id }) => id);
    const home = await moved[0].page.evaluate(() => window.babelgrid.nodeId);
    for (const one of stay) await one.page.waitForFunction((others) => others.every((id) => window.babelgrid.speaking.includes(id)), [...ids, ...stay.filter((each) => each !== one).map(({ id }) => id)]);
    threadsBefore ??= lisbon.threads();
    await stay[0].page.evaluate(inGaps, ids);
    const heard = stay[0].page.evaluate(inLongestSilences, { ids: [stay[1].id], seconds: RECORDED_S });
    await pause(BEFORE_MS);

    const killedMs = Date.now();
    await porto.kill();
    const back = await Promise.all(
      moved.map(async (one) => {
        await one.page.waitForFunction((home) => window.babelgrid.nodeId !== home && window.babelgrid.link.kind === 'up' && window.babelgrid.media === 'connected', home, { timeout: LIMIT_MS });
        return Date.now() - killedMs;
      }),
    );
    seen.connectedMs.push(...back);
    await stay[0].page.waitForFunction(({ ids, gapMs, killedMs }) => ids.map((id) => window.sounds[id]).every(({ longestMs, againMs }) => longestMs >= gapMs && againMs > killedMs), { ids, gapMs: GAP_MS, killedMs }, { timeout: LIMIT_MS });
    const sounds = await stay[0].page.evaluate(() => window.sounds);
    const talkMs = ids.map((id) => sounds[id].againMs - killedMs);
    seen.backMs.push(...talkMs);
    let people = await roster();
    while (people.some(({ connection }) => connection !== 'connected') && Date.now() - killedMs < LIMIT_MS) {
      await pause(50);
      people = await roster();
    }
    const rosterMs = Date.now() - killedMs;
    seen.rosterMs.push(rosterMs);
    if (rosterMs > ROSTER_MS) note(`round ${round}: the roster took ${rosterMs} ms; at last ${JSON.stringify(people)}`);
    const expected = [...stay, ...moved].map(({ id }) => id).toSorted();
    const found = people.map(({ id }) => id).toSorted();
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`round ${round}: ${found.length} people, ${JSON.stringify(people.map(({ name }) => name))}`);
    for (const [i, one] of moved.entries()) if ((await one.page.evaluate(() => window.babelgrid.selfId)) !== ids[i]) wrong.push(`round ${round}: another id`);
    const [silentMs] = await heard;
    seen.silentMs.push(silentMs);
    note(`${round} of ${rounds}: connected after ${back.join(' and ')} ms, heard after ${talkMs.join(' and ')} ms, the others' longest silence ${silentMs} ms`);
    await Promise.all(moved.map((one) => one.leave()));
    await porto.launch();
    await grid.until(async () => (await grid.view(1)).nodes.filter(({ presence, state }) => presence === 'up' && state === 'ready').length === 3, 'the node is there again');
  }
  await pause(SETTLED_MS);
  const threads = lisbon.threads();
  for (const one of stay) await one.leave();
  await grid.until(async () => (await roster()).length === 0, 'everybody has left');
  await pause(SETTLED_MS);
  const { nodes } = await grid.view(1);
  figures = {
    rounds,
    heardAgainMs: { p50: quantile(seen.backMs, 0.5), p95: quantile(seen.backMs, 0.95), max: quantile(seen.backMs, 1) },
    connectedAgainMs: { p50: quantile(seen.connectedMs, 0.5), p95: quantile(seen.connectedMs, 0.95), max: quantile(seen.connectedMs, 1) },
    rosterRightMs: { p50: quantile(seen.rosterMs, 0.5), max: quantile(seen.rosterMs, 1) },
    othersLongestSilenceMs: quantile(seen.silentMs, 1),
    threadsBefore,
    threadsAfter: threads,
    nodes: nodes.length,
    promisedCores: nodes.reduce((sum, { promised }) => sum + promised.cores, 0),
    peopleLeft: nodes.reduce((sum, node) => sum + node.people, 0),
    roomsLeft: nodes.reduce((sum, node) => sum + node.rooms, 0),
    wrong,
  };
} finally {
  await grid.stop();
  rmSync(directory, { recursive: true, force: true });
}

finish(
  'deaths',
  figures,
  {
    'its people are heard again within 5 s (p95)': figures.heardAgainMs.p95 <= 5_000,
    'the roster is right within 6 s': figures.rosterRightMs.max <= 6_000 && wrong.length === 0,
    'the others hear each other without a gap: silence <= 100 ms': figures.othersLongestSilenceMs <= 100,
    'nothing stays behind': figures.threadsAfter <= figures.threadsBefore + 5 && figures.nodes === 3 && figures.promisedCores === 0 && figures.peopleLeft === 0 && figures.roomsLeft === 0,
  },
  { rounds },
);
