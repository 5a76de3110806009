// an English speaker heard in Portuguese at their own node and at another, in turn: text, ear to voice, cadence (minutes=2 rounds=2 delayMs=40 jitterMs=5)
import { Grid } from '../lib/grid.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { medians, told, underruns } from '../lib/turns.mjs';
import { understood } from '../lib/two-cities.mjs';

const { minutes, rounds, ...path } = options({ minutes: 2, rounds: 2, delayMs: 40, jitterMs: 5 });
const SPEECH = 'models/cache/test-speech/two_cities.wav';

const grid = await Grid.start(['lisbon', 'porto'], path, { options: ['-Dbabelgrid.grid.newcomer=0'] });
const [lisbon, porto] = grid.nodes;
const seen = { near: [], far: [] };
try {
  for (let round = 1; round <= rounds; round++) {
    for (const [kind, node] of [['near', lisbon], ['far', porto]]) {
      const one = await call(`${kind}-${round}`, node);
      seen[kind].push(one);
      told(kind, round, rounds, one);
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
    return {
      ...flow.earToVoice,
      ...understood(await listener.captions(), speaker.id),
      underruns: underruns(flow),
    };
  } finally {
    for (const one of people) await one.leave();
  }
}

const figures = medians(seen);
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
