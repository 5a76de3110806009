// a call over two nodes that tell Kafka what was used, and a broker that is killed and is away for a while: what people notice, and what is booked afterwards (away=600)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { broker } from '../lib/broker.mjs';
import { Grid } from '../lib/grid.mjs';
import { writeHum } from '../lib/hum.mjs';
import { loadClient } from '../lib/java.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { inGaps } from '../lib/silence.mjs';

const { away } = options({ away: 600 });
const ROOM = 'broker';
const SPEECH = 'models/cache/test-speech/two_cities.wav';
const BEFORE_MS = 30_000;
const LIMIT_MS = 60_000;
const note = (text) => process.stderr.write(`${text}\n`);

loadClient('io.babelgrid.perf.relay.RelayServer');
const directory = mkdtempSync(join(tmpdir(), 'babelgrid-broker-call-'));
const hum = writeHum(join(directory, 'hum.wav'), 300);
const kafka = await broker();
let grid;
let figures;
const wrong = [];
try {
  await kafka.start();
  grid = await Grid.start(['lisbon', 'porto'], {}, { options: ['-Dbabelgrid.grid.newcomer=0', `-Dbabelgrid.kafka.servers=${kafka.servers}`] });
  const [lisbon, porto] = grid.nodes;
  const enter = (node, name, microphone) => grid.caller(node, { room: ROOM, name, speak: 'en', hear: 'original', microphone });
  const asHost = await grid.room(ROOM);
  const booked = async () => (await asHost(lisbon, '/participations')).toSorted((a, b) => a.joinedAt.localeCompare(b.joinedAt));
  /** Of the topic, over both nodes. */
  const usage = async (name, tag = '') => {
    const pages = await Promise.all(grid.nodes.map(async ({ url }) => (await fetch(`${url}/q/metrics`)).text()));
    const lines = pages.flatMap((page) => page.split('\n')).filter((line) => line.startsWith(`babelgrid_kafka_${name}`) && line.includes('topic="usage"') && line.includes(tag));
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  };

  const [ana, caio] = [await enter(lisbon, 'Ana', hum), await enter(porto, 'Caio', SPEECH)];
  const people = [ana, caio];
  const said = new Map();
  const read = async () => {
    for (const { key, speakerId, original } of await ana.captions()) if (speakerId === caio.id) said.set(key, original?.text ?? '');
    return [...said.values()].join(' ').split(' ').filter((word) => word !== '').length;
  };
  const alive = async () => (await Promise.all(grid.nodes.map(async ({ url }) => (await fetch(`${url}/q/health/live`)).ok && (await fetch(`${url}/q/health/ready`)).ok))).every(Boolean);
  await pause(BEFORE_MS);
  const wordsBefore = await read();
  if ((await usage('sent')) === 0) throw new Error('nothing was told while the broker was there');

  await ana.page.evaluate(inGaps, [caio.id]);
  await kafka.kill();
  const startMs = Date.now();
  note(`the broker is away; ${wordsBefore} words so far`);
  await pause(10_000);
  const joinStartMs = Date.now();
  const davi = await enter(lisbon, 'Davi', hum);
  people.push(davi);
  const joinMs = Date.now() - joinStartMs;
  await davi.page.waitForFunction((id) => window.babelgrid.speaking.includes(id), caio.id);
  let up = true;
  let longestWaiting = 0;
  while (Date.now() - startMs < 1_000 * away) {
    up &&= await alive();
    longestWaiting = Math.max(longestWaiting, await usage('waiting{'));
    await read();
    await pause(2_000);
  }
  const wordsWhileAway = (await read()) - wordsBefore;
  const longestGapMs = await ana.page.evaluate((id) => window.sounds[id].longestMs, caio.id);
  await kafka.start();
  const backMs = Date.now();
  while ((await usage('waiting{')) > 0 && Date.now() - backMs < LIMIT_MS) await pause(200);
  const sentAfterMs = Date.now() - backMs;
  for (let i = 0; i < 5; i++) {
    await pause(2_000);
    await read();
  }
  const words = await read();
  for (const one of people) await one.leave();
  const ofCaio = async () => (await booked()).filter(({ participantId }) => participantId === caio.id);
  const settledMs = Date.now();
  let last = -1;
  for (let stays = 0; stays < 5 && Date.now() - settledMs < LIMIT_MS; ) {
    await pause(2_000);
    const now = (await ofCaio()).reduce((sum, { usage: { words } }) => sum + words, 0);
    stays = now === last ? stays + 1 : 0;
    last = now;
  }
  const stays = await booked();
  // Whoever comes back at another node has a second one.
  if (stays.length !== 3) wrong.push(`stays: ${JSON.stringify(stays.map(({ participantId, joinedAt, leftAt }) => [participantId, joinedAt, leftAt]))}`);
  figures = {
    awayS: away,
    wordsWhileAway,
    longestGapMs,
    joinMs,
    up,
    longestWaiting,
    sentAfterMs,
    dropped: await usage('dropped'),
    sent: await usage('sent'),
    bookedRecords: await usage('records', 'outcome="booked"'),
    wordsRead: words,
    wordsBooked: last,
    wrong,
  };
} finally {
  await grid?.stop();
  await kafka.close();
  rmSync(directory, { recursive: true, force: true });
}

finish(
  'broker',
  figures,
  {
    'nobody notices that it is away: probes, joins, words, no gap above 500 ms': figures.up && figures.wordsWhileAway > 0 && figures.longestGapMs <= 500,
    'nothing is dropped, and each report is booked once': figures.dropped === 0 && figures.sent === figures.bookedRecords,
    'words booked are those that were read, within 1 in 100': Math.abs(figures.wordsBooked - figures.wordsRead) <= figures.wordsRead / 100 + 5,
    'no stay twice and none lost': wrong.length === 0,
  },
  { away },
);
