import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceAtMost } from './counts.mjs';

test('nothing seen in n tries is three in n at most', () => assert.ok(Math.abs(chanceAtMost(0, 1_000) - 0.002996) < 1e-5));
test('ten seen are seventeen at most', () => assert.ok(Math.abs(chanceAtMost(10, 1) - 1) < 1e-9 && Math.abs(chanceAtMost(10, 10_000) - 0.0016962) < 1e-6));
