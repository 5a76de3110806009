import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, java } from './java.mjs';
import { compareFigures, gates, losses } from './placement.mjs';

const figures = (refusedPercent, mouthToEarP99Ms) => ({ refusedPercent, mouthToEarP99Ms, earToVoiceP99Ms: 3_200, centsAMinute: 0.2, backhaulMegabytesAMinute: 4 });
const days = (grid) => ({ central: figures(0, 50), edge: figures(10, 30), grid });

test('the grid loses in what it costs more than the centre, beyond what is alike', () => {
  assert.deepEqual(losses(days(figures(2, 30)), 'central'), ['refusedPercent']);
  assert.deepEqual(losses(days(figures(0.05, 50.2)), 'central'), []);
  assert.deepEqual(losses(days(figures(0, 31)), 'edge'), ['mouthToEarP99Ms']);
});

test('gates are those of the grid beside the centre', () => {
  const held = (grid, p99Us, holds) => Object.values(gates({ standard: { figures: days(grid), decisions: { p99Us } }, ofAll: { p99Us }, checks: [{ holds }] }));
  assert.deepEqual(held(figures(1, 35), 100, true), [true, true, true, true]);
  assert.deepEqual(held(figures(1.1, 35.1), 5_001, false), [false, false, false, false]);
});

test('two reports are compared figure by figure, of the same days alone', () => {
  const report = (seed, grid) => ({ details: { setup: { seed }, standard: { figures: days(grid) } } });
  const changed = compareFigures(report(1, figures(1, 30)), report(1, figures(1, 31))).filter((row) => row.changed);
  assert.deepEqual(changed, [{ layout: 'grid', name: 'mouthToEarP99Ms', one: 30, other: 31, changed: true }]);
  assert.throws(() => compareFigures(report(1, figures(1, 30)), report(2, figures(1, 30))), /seed 1 and 2/);
});

test('simulated queues and refusals are within 2 % of what is worked out by hand', async () => {
  const { checks } = await answer(java('placement.Run', 'only=checks'));
  assert.ok(checks.length >= 12);
  for (const { what, expected, seen, holds } of checks) assert.ok(holds, `${what}: ${seen}, by hand ${expected}`);
});
