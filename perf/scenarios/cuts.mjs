// a call over two nodes that lose each other, then their database: what people notice, and what is right afterwards (cuts=3,15,60 away=300)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Grid } from '../lib/grid.mjs';
import { writeHum } from '../lib/hum.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { inGaps } from '../lib/silence.mjs';

const { cuts, away } = options({ cuts: '3,15,60', away: 300 });
const ROOM = 'cuts';
const SPEECH = 'models/cache/test-speech/two_cities.wav';
const LIMIT_MS = 60_000;
const WORDS_MS = 20_000;
const note = (text) => process.stderr.write(`${text}\n`);

const directory = mkdtempSync(join(tmpdir(), 'babelgrid-cuts-'));
const hum = writeHum(join(directory, 'hum.wav'), 300);
const grid = await Grid.start(['base', 'lisbon', 'porto'], {}, { options: ['-Dbabelgrid.grid.newcomer=0'], first: ['-Dbabelgrid.grid.roles=work'] });
const [, lisbon, porto] = grid.nodes;
const enter = (node, name, microphone) => grid.caller(node, { room: ROOM, name, speak: 'en', hear: 'original', microphone });
const figures = { cuts: [] };
const wrong = [];
try {
  const asHost = await grid.room(ROOM);
  const people = [await enter(lisbon, 'Ana', hum), await enter(lisbon, 'Bia', hum), await enter(porto, 'Caio', SPEECH)];
  const [ana, bia, caio] = people;
  const wordsOf = async (one) => (await ana.captions()).filter(({ speakerId }) => speakerId === one.id).map(({ original }) => original?.text ?? '').join(' ').split(' ').length;
  await ana.page.waitForFunction((id) => window.babelgrid.captions.some(({ speakerId }) => speakerId === id), caio.id);
  const expected = people.map(({ id }) => id).toSorted();

  for (const seconds of cuts.split(',').map(Number)) {
    await ana.page.evaluate(inGaps, [bia.id, caio.id]);
    await grid.cut(1, true);
    await grid.cut(2, true);
    await pause(1_000 * seconds);
    const during = await ana.page.evaluate((id) => window.babelgrid.participants.find((each) => each.id === id)?.connection ?? 'away', caio.id);
    const words = await wordsOf(caio);
    const mendedMs = Date.now();
    await grid.cut(1, false);
    await grid.cut(2, false);
    await ana.page.waitForFunction(({ id, mendedMs }) => window.sounds[id].lastMs > mendedMs, { id: caio.id, mendedMs }, { timeout: LIMIT_MS });
    const soundMs = (await ana.page.evaluate((id) => window.sounds[id].againMs, caio.id)) - mendedMs;
    while ((await wordsOf(caio)) < words + 5 && Date.now() - mendedMs < LIMIT_MS) await pause(100);
    const wordsMs = Date.now() - mendedMs;
    await pause(2_000);
    for (const node of [lisbon, porto]) {
      const { participants } = await asHost(node);
      const found = participants.map(({ id }) => id).toSorted();
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${node.name} after ${seconds} s: ${JSON.stringify(participants.map(({ name }) => name))}`);
      if (participants.some(({ connection }) => connection !== 'connected')) wrong.push(`${node.name} after ${seconds} s: ${JSON.stringify(participants.map(({ connection }) => connection))}`);
    }
    const nearMs = await ana.page.evaluate((id) => window.sounds[id].longestMs, bia.id);
    figures.cuts.push({ seconds, during, soundAgainMs: soundMs, fiveWordsMs: wordsMs, nearLongestGapMs: nearMs });
    note(`cut for ${seconds} s: they were ${during}; sound again after ${soundMs} ms, five words after ${wordsMs} ms; longest gap between neighbours ${nearMs} ms`);
  }

  if (away > 0) {
    await ana.page.evaluate(inGaps, [bia.id, caio.id]);
    const before = await wordsOf(caio);
    grid.database.relay.down(true);
    const startMs = Date.now();
    let alive = true;
    await pause(10_000);
    const joinStartMs = Date.now();
    const davi = await enter(lisbon, 'Davi', hum);
    figures.joinWithoutDatabaseMs = Date.now() - joinStartMs;
    await davi.page.waitForFunction((id) => window.babelgrid.speaking.includes(id), bia.id);
    while (Date.now() - startMs < 1_000 * away) {
      for (const node of [lisbon, porto]) alive &&= (await fetch(`${node.url}/q/health/live`)).ok;
      await pause(1_000);
    }
    figures.wordsWhileAway = (await wordsOf(caio)) - before;
    figures.aliveWhileAway = alive;
    figures.longestGapWhileAwayMs = await ana.page.evaluate(() => Math.max(...Object.values(window.sounds).map(({ longestMs }) => longestMs)));
    grid.database.relay.down(false);
    people.push(davi);
    const backMs = Date.now();
    const booked = async () => (await asHost(lisbon, '/participations')).map(({ participantId }) => participantId);
    let found = [];
    for (;;) {
      try {
        found = await booked();
        if (people.every(({ id }) => found.includes(id))) break;
      } catch {
        // The database is not there yet.
      }
      if (Date.now() - backMs > LIMIT_MS) break;
      await pause(500);
    }
    figures.bookedAfterMs = Date.now() - backMs;
    await pause(WORDS_MS);
    for (const one of people.splice(0)) await one.leave();
    await pause(5_000);
    found = await booked();
    figures.booked = found.length;
    if (new Set(found).size !== 4 || found.length !== 4) wrong.push(`booked: ${JSON.stringify(found)}`);
    note(`database away for ${away} s: a join took ${figures.joinWithoutDatabaseMs} ms, longest gap ${figures.longestGapWhileAwayMs} ms, ${figures.wordsWhileAway} words; booked ${figures.bookedAfterMs} ms after it was back`);
  }
  for (const one of people) await one.leave();
  figures.wrong = wrong;
} finally {
  await grid.stop();
  rmSync(directory, { recursive: true, force: true });
}

finish(
  'cuts',
  figures,
  {
    'no person twice and none lost, everybody connected': wrong.length === 0,
    'sound within 5 s of the mending': figures.cuts.every(({ soundAgainMs }) => soundAgainMs <= 5_000),
    'words within 15 s of it': figures.cuts.every(({ fiveWordsMs }) => fiveWordsMs <= 15_000),
    'neighbours do not notice: gap <= 300 ms': figures.cuts.every(({ nearLongestGapMs }) => nearLongestGapMs <= 300),
    ...(away > 0
      ? { 'nobody notices that the database is away': figures.aliveWhileAway && figures.longestGapWhileAwayMs <= 500 && figures.wordsWhileAway > 0, 'everything is booked once': figures.booked === 4 && figures.bookedAfterMs <= 30_000 }
      : {}),
  },
  { cuts, away },
);
