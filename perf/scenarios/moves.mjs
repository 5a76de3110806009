// somebody talks while their node is emptied again and again: which words of theirs who listens reads, and whether they see them go; beside a call in which nobody moves (moves=6 everyS=25 rounds=1)
import { chrF } from '../lib/chrf.mjs';
import { Grid } from '../lib/grid.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { inStates } from '../lib/states.mjs';
import { ENGLISH, PORTUGUESE } from '../lib/two-cities.mjs';
import { wordErrors } from '../lib/words.mjs';

const { moves, everyS, rounds } = options({ moves: 6, everyS: 25, rounds: 1 });
const SPEECH = 'models/cache/test-speech/two_cities.wav';
const LIMIT_MS = 40_000;
const drain = async (node, method, body) => (await fetch(`${node.url}/api/node/drain`, { method, headers: { 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) })).json();

const grid = await Grid.start(['lisbon', 'porto'], {}, { options: ['-Dbabelgrid.grid.newcomer=0'] });
const [lisbon, porto] = grid.nodes;
const seen = { stays: [], moves: [] };
try {
  for (let round = 1; round <= rounds; round++) {
    for (const [kind, count] of [['stays', 0], ['moves', moves]]) {
      const one = await call(`${kind}-${round}`, count);
      seen[kind].push(one);
      process.stderr.write(`${kind}, ${round} of ${rounds}: ${JSON.stringify({ ...one, original: undefined, translation: undefined })}\n`);
    }
  }
} finally {
  await grid.stop();
}

/** The speaker begins at one node and the listener at the other; from the first move on they go together. */
async function call(room, count) {
  const people = [];
  try {
    people.push(await grid.caller(porto, { room, name: 'Listener', speak: 'pt', hear: 'pt' }));
    people.push(await grid.caller(lisbon, { room, name: 'Speaker', speak: 'en', hear: 'original', microphone: SPEECH }));
    const [listener, speaker] = people;
    await listener.page.waitForFunction((id) => window.babelgrid.participants.some((one) => one.id === id && one.connection === 'connected'), speaker.id);
    await listener.page.evaluate(inStates, [speaker.id]);
    const node = () => speaker.page.evaluate(() => window.babelgrid.nodeId);
    let tookMs = 0;
    for (let i = 0; i < Math.max(count, moves); i++) {
      await pause(1_000 * everyS);
      if (i >= count) continue;
      const [from, to] = i % 2 === 0 ? [lisbon, porto] : [porto, lisbon];
      const home = await node();
      const startMs = Date.now();
      await drain(from, 'POST', { deadlineS: 60 });
      await speaker.page.waitForFunction((id) => window.babelgrid.nodeId !== id, home, { timeout: LIMIT_MS });
      while ((await drain(from, 'GET')).state === 'running' && Date.now() - startMs < LIMIT_MS) await pause(100);
      tookMs = Math.max(tookMs, Date.now() - startMs);
      await drain(from, 'DELETE');
      process.stderr.write(`move ${i + 1} of ${count}: to ${to === porto ? 'porto' : 'lisbon'}, ${Date.now() - startMs} ms\n`);
    }
    await pause(8_000);
    const lines = (await listener.captions()).filter(({ speakerId }) => speakerId === speaker.id);
    const text = (kind) => lines.map((line) => line[kind]?.text ?? '').join(' ');
    const [original, translation] = [text('original'), text('translation')];
    const { errors, referenceWords, percent } = wordErrors(ENGLISH, original);
    return {
      words: referenceWords,
      wordErrors: errors,
      wordErrorPercent: percent,
      chrF: chrF(translation, Array(Math.round(translation.length / PORTUGUESE.length) || 1).fill(PORTUGUESE).join(' ')),
      longestMoveMs: tookMs,
      states: await listener.page.evaluate(() => window.states),
      original,
      translation,
    };
  } finally {
    for (const one of people) await one.leave();
  }
}

const sum = (kind, name) => seen[kind].reduce((all, each) => all + each[name], 0);
const figures = {
  moves: moves * rounds,
  words: { stays: sum('stays', 'words'), moves: sum('moves', 'words') },
  wordErrors: { stays: sum('stays', 'wordErrors'), moves: sum('moves', 'wordErrors') },
  longestMoveMs: Math.max(...seen.moves.map(({ longestMoveMs }) => longestMoveMs)),
  states: seen.moves.flatMap(({ states }) => states),
};
const share = (kind) => (100 * figures.wordErrors[kind]) / Math.max(1, figures.words[kind]);
finish(
  'moves',
  figures,
  {
    'word errors within 1 in 100 of a call without moves': share('moves') <= share('stays') + 1,
    'nobody is seen to go': figures.states.length === 0,
    'each move within 30 s': figures.longestMoveMs <= 30_000,
  },
  { moves, everyS, rounds, seen },
);
