import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockMeans, compare, sums } from './blocks.mjs';

const STAGES = { LISTENING: 700, RECOGNITION: 160, TRANSLATION: 18, SYNTHESIS: 120, START_WAIT: 300 };

function seeded(state) {
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sums of a run of 5 minutes: blocks that differ by what is said in them, in all runs alike, and a little by chance; the first is slow. */
function run(seed, change = {}) {
  const random = seeded(seed);
  const said = seeded(99);
  const total = Object.fromEntries(Object.keys(STAGES).map((stage) => [stage, [0, 0]]));
  const blocks = [{ VOICE: structuredClone(total) }];
  for (let block = 0; block < 30; block++) {
    for (const [stage, mean] of Object.entries(STAGES)) {
      const words = 20 + Math.floor(10 * random());
      const slow = block === 0 && stage !== 'LISTENING' ? 3 : 1;
      const ms = (change[stage] ?? ((x) => x))(mean) * slow * (0.85 + 0.3 * said()) * (0.95 + 0.1 * random());
      total[stage][0] += words;
      total[stage][1] += words * ms * 1e6;
    }
    blocks.push({ VOICE: structuredClone(total) });
  }
  return blocks;
}

const changed = (one, other) => compare(one, other).rows.filter((row) => row.changed).map(({ stage }) => stage);

test('equal runs differ in no stage', () => {
  for (let seed = 1; seed <= 40; seed++) assert.deepEqual(changed(run(seed), run(seed + 100)), []);
});

test('a stage that takes 5 ms longer is named, and no other', () => {
  for (let seed = 1; seed <= 20; seed++) assert.deepEqual(changed(run(seed), run(seed + 100, { TRANSLATION: (ms) => ms + 5 })), ['TRANSLATION']);
});

test('a slower host is told from a slower stage', () => {
  const host = { RECOGNITION: (ms) => 1.3 * ms, TRANSLATION: (ms) => 1.3 * ms, SYNTHESIS: (ms) => 1.3 * ms };
  assert.deepEqual(changed(run(1), run(2, host)), []);
  assert.ok(Math.abs(compare(run(1), run(2, host)).slower - 1.3) < 0.05);
  assert.deepEqual(changed(run(1), run(2, { ...host, TRANSLATION: (ms) => 1.3 * ms + 5 })), ['TRANSLATION']);
});

test('waiting is not excused by a slower host', () => {
  const host = { RECOGNITION: (ms) => 1.3 * ms, TRANSLATION: (ms) => 1.3 * ms, SYNTHESIS: (ms) => 1.3 * ms, START_WAIT: (ms) => 1.3 * ms };
  assert.deepEqual(changed(run(1), run(2, host)), ['START_WAIT']);
});

test('the warm-up is left out', () => {
  const means = blockMeans(run(3), 'VOICE', 'RECOGNITION');
  assert.equal(means.length, 28);
  assert.ok(means.every((ms) => ms > 120 && ms < 200));
});

test('one bad moment of the host changes nothing', () => {
  const [one, other] = [run(1), run(2)];
  for (const { VOICE } of other.slice(12)) for (const stage of Object.keys(STAGES)) VOICE[stage][1] += 25 * 400e6;
  assert.deepEqual(changed(one, other), []);
});

test('a run that is too short is refused', () => {
  assert.throws(() => compare(run(1).slice(0, 5), run(2)), /too short/);
});

test('sums keep counts and nanoseconds', () => {
  const ledger = { VOICE: { budgetNs: 1, stages: { TRANSLATION: { took: { count: 2, sumNs: 30, p50Ns: 1 }, blamed: 0 } } } };
  assert.deepEqual(sums(ledger), { VOICE: { TRANSLATION: [2, 30] } });
});

test('a block that was not seen leaves the others where they are', () => {
  const [one, other] = [run(1), run(101)];
  const means = blockMeans(one, 'VOICE', 'TRANSLATION');
  one[10] = null;
  other.splice(-1, 1, null);
  const left = blockMeans(one, 'VOICE', 'TRANSLATION');
  assert.deepEqual(left, means.map((mean, block) => (block === 7 || block === 8 ? null : mean)));
  assert.deepEqual(changed(one, other), []);
});
