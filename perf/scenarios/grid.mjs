// calls over three nodes behind relays: originals, a voice made where it is heard, and one node killed (seconds=20 delayMs=40 jitterMs=5 loss=0 burst=1)
import { Grid } from '../lib/grid.mjs';
import { mediaLoad } from '../lib/media.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';

const { seconds, ...path } = options({ seconds: 20, delayMs: 40, jitterMs: 5, loss: 0, burst: 1 });
const SETTLE_MS = 8_000;
const SPEECH_MS = 25_000;
const GONE_LIMIT_MS = 20_000;
const note = (text) => process.stderr.write(`${text}\n`);

const grid = await Grid.start(['lisbon', 'porto', 'faro'], path);
const figures = {};
let load;
try {
  const asHost = await grid.room('media-0-0');
  load = await mediaLoad(grid.nodes, { translated: 0, untranslated: 1, people: 3, talkers: 1 });
  await pause(SETTLE_MS);
  const originals = await load.ask({ seconds });
  Object.assign(figures, { packets: originals.packets, originalsP50Ms: originals.p50Ms, originalsP99Ms: originals.p99Ms });
  note(`originals between nodes: p50 ${originals.p50Ms}, p99 ${originals.p99Ms} ms of ${originals.packets} packets`);

  // The first speaks at one node, the second hears them in another language at the next.
  await load.ask({ join: { translated: 1, untranslated: 0, people: 2, talkers: 1 } });
  await pause(SPEECH_MS);
  const { voices } = await load.ask({ seconds });
  Object.assign(figures, {
    voices: voices.length,
    voiceJitterMs: Math.max(...voices.map(({ jitterMs }) => jitterMs)),
    voiceFramesMissing: voices.reduce((sum, { missing }) => sum + missing, 0),
  });
  note(`voice at another node: jitter ${figures.voiceJitterMs.toFixed(2)} ms, ${figures.voiceFramesMissing} frames missing`);
  figures.links = (await grid.view(0)).nodes.flatMap(({ name, links }) => links.map(({ open, roundTripMs }) => ({ name, open, roundTripMs })));

  const people = async () => (await asHost(grid.nodes[0])).participants.length;
  figures.people = await people();
  grid.nodes[2].process.kill('SIGKILL');
  const killedMs = Date.now();
  while ((await people()) > 2 && Date.now() - killedMs < GONE_LIMIT_MS) await pause(50);
  figures.goneAfterMs = Date.now() - killedMs;
  const survivors = await load.ask({ seconds });
  Object.assign(figures, { peopleAfter: await people(), survivorsPackets: survivors.packets, survivorsP99Ms: survivors.p99Ms });
  note(`a killed node's person is gone after ${figures.goneAfterMs} ms; the others hear each other: p99 ${survivors.p99Ms} ms of ${survivors.packets} packets`);
} finally {
  await load?.close();
  await grid.stop();
}

const longestMs = path.delayMs + path.jitterMs;
/** What is lost is asked for, and comes a round trip later. */
const repairMs = path.loss > 0 ? 2 * longestMs : 0;
const dueMs = longestMs + repairMs + 25;
finish(
  'grid',
  figures,
  {
    'three people at three nodes see each other': figures.people === 3,
    [`originals between nodes: p99 <= path${repairMs > 0 ? ', a round trip for what is lost' : ''} + 25 ms`]: figures.originalsP99Ms <= dueMs,
    'a voice at another node: jitter <= 3 ms, no frame missing': figures.voices === 1 && figures.voiceJitterMs <= 3 && figures.voiceFramesMissing === 0,
    'a killed node is gone from rosters within 6 s': figures.goneAfterMs <= 6_000 && figures.peopleAfter === 2,
    'the others go on': figures.survivorsPackets > 0 && figures.survivorsP99Ms <= dueMs,
  },
  { path, seconds },
);
