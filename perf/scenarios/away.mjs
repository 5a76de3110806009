// an English speaker heard in Portuguese at a node that works, and at one for which that node works, in turn: text, ear to voice (minutes=2 rounds=2 delayMs=10 jitterMs=1)
import { Grid } from '../lib/grid.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { medians, told, underruns } from '../lib/turns.mjs';
import { understood } from '../lib/two-cities.mjs';

const { minutes, rounds, ...path } = options({ minutes: 2, rounds: 2, delayMs: 10, jitterMs: 1 });
const SPEECH = 'models/cache/test-speech/two_cities.wav';

const ANYBODY = ['-Dbabelgrid.grid.newcomer=0'];
const grid = await Grid.start(['lisbon'], path, { options: ANYBODY });
const seen = { here: [], away: [] };
try {
  const [lisbon] = grid.nodes;
  const porto = await grid.join('porto', path, [...ANYBODY, '-Dbabelgrid.grid.roles=media']);
  for (let round = 1; round <= rounds; round++) {
    for (const [kind, node] of [['here', lisbon], ['away', porto]]) {
      const one = await call(`${kind}-${round}`, node, lisbon);
      seen[kind].push(one);
      told(kind, round, rounds, one);
    }
  }
} finally {
  await grid.stop();
}

/** Both people are at `node`. What `worker` does for another node begins when the sound is there and ends when the voice leaves. */
async function call(room, node, worker) {
  const people = [];
  try {
    people.push(await grid.caller(node, { room, name: 'Speaker', speak: 'en', hear: 'original', microphone: SPEECH }));
    people.push(await grid.caller(node, { room, name: 'Listener', speak: 'pt', hear: 'pt' }));
    const [speaker, listener] = people;
    await pause(60_000 * minutes);
    const of = (flows) => flows.find(({ participantId }) => participantId === speaker.id);
    const flow = of(node === worker ? (await node.debug()).flows : (await worker.debug()).work);
    const ways = node === worker ? 0 : 2 * path.delayMs;
    const { words, p50Ms, p90Ms } = flow.earToVoice;
    return {
      words,
      p50Ms: p50Ms + ways,
      p90Ms: p90Ms + ways,
      ...understood(await listener.captions(), speaker.id),
      underruns: underruns(flow),
    };
  } finally {
    for (const one of people) await one.leave();
  }
}

const figures = medians(seen);
finish(
  'away',
  figures,
  {
    'ear to voice: median at most 150 ms more where another node works': figures.away.p50Ms <= figures.here.p50Ms + 150,
    'text: chrF within 2': figures.away.chrF >= figures.here.chrF - 2,
  },
  { minutes, rounds, path, seen },
);
