import assert from 'node:assert/strict';
import test from 'node:test';
import { chrF } from './chrf.mjs';

test('what is the same scores 100, what shares nothing 0', () => {
  assert.equal(Math.round(chrF('the cat sat', 'the cat sat')), 100);
  assert.equal(chrF('xyz xyz', 'the cat sat'), 0);
});

test('spaces do not count, and what lacks does', () => {
  assert.equal(Math.round(chrF('thecat sat', 'the cat sat')), 100);
  // Of n = 1 to 6: precision 1, recall 6/9, 5/8, 4/7, 3/6, 2/5, 1/4; F2 = 5r / (4 + r).
  const expected = [6 / 9, 5 / 8, 4 / 7, 3 / 6, 2 / 5, 1 / 4].reduce((sum, recall) => sum + (500 * recall) / (4 + recall), 0) / 6;
  assert.ok(Math.abs(chrF('the cat', 'the cat sat') - expected) < 1e-9);
});
