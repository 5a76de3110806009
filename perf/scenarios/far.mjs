// an English speaker heard in Portuguese at their own node and at another, in turn: text, ear to voice, cadence (minutes=2 rounds=2 delayMs=40 jitterMs=5)
import { chrF } from '../lib/chrf.mjs';
import { Grid } from '../lib/grid.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { ENGLISH, PORTUGUESE } from '../lib/two-cities.mjs';
import { wordErrors } from '../lib/words.mjs';

const { minutes, rounds, ...path } = options({ minutes: 2, rounds: 2, delayMs: 40, jitterMs: 5 });
const SPEECH = 'models/cache/test-speech/two_cities.wav';
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

const grid = await Grid.start(['lisbon', 'porto'], path, { options: ['-Dbabelgrid.grid.newcomer=0'] });
const [lisbon, porto] = grid.nodes;
const seen = { near: [], far: [] };
try {
  for (let round = 1; round <= rounds; round++) {
    for (const [kind, node] of [['near', lisbon], ['far', porto]]) {
      const one = await call(`${kind}-${round}`, node);
      seen[kind].push(one);
      process.stderr.write(`${kind}, ${round} of ${rounds}: ${one.words} words, median ${one.p50Ms} ms, p90 ${one.p90Ms} ms, chrF ${one.chrF.toFixed(1)}, ${one.wordErrorPercent.toFixed(1)} word errors in 100, ${one.underruns} underruns\n`);
    }
  }
} finally {
  await grid.stop();
}

/** The speaker is at the first node, who listens at `node`. */
async function call(room, node) {
  const people = [];
  try {
    people.push(await grid.caller(lisbon, { room, name: 'Speaker', speak: 'en', hear: 'original', microphone: SPEECH }));
    people.push(await grid.caller(node, { room, name: 'Listener', speak: 'pt', hear: 'pt' }));
    const [speaker, listener] = people;
    await pause(60_000 * minutes);
    const flow = (await node.debug()).flows.find(({ participantId }) => participantId === speaker.id);
    const lines = (await listener.captions()).filter(({ speakerId }) => speakerId === speaker.id);
    const text = (kind) => lines.map((line) => line[kind]?.text ?? '').join(' ');
    const loops = Math.round(text('translation').length / PORTUGUESE.length) || 1;
    return {
      ...flow.earToVoice,
      chrF: chrF(text('translation'), Array(loops).fill(PORTUGUESE).join(' ')),
      wordErrorPercent: wordErrors(ENGLISH, text('original')).percent,
      underruns: Object.values(flow.underruns).reduce((sum, each) => sum + each, 0),
    };
  } finally {
    for (const one of people) await one.leave();
  }
}

const of = (kind, name) => median(seen[kind].map((each) => each[name]));
const figures = Object.fromEntries(['near', 'far'].map((kind) => [kind, Object.fromEntries(['words', 'p50Ms', 'p90Ms', 'chrF', 'wordErrorPercent', 'underruns'].map((name) => [name, Math.round(10 * of(kind, name)) / 10]))]));
finish(
  'far',
  figures,
  {
    'ear to voice: median at most 150 ms more at another node': figures.far.p50Ms <= figures.near.p50Ms + 150,
    'text: chrF within 2': Math.abs(figures.far.chrF - figures.near.chrF) <= 2,
    'no more underruns': figures.far.underruns <= figures.near.underruns,
  },
  { minutes, rounds, path, seen },
);
