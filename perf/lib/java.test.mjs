import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { java } from './java.mjs';

test('what runs the node’s own classes fits them', () => {
  const { args } = java('io.babelgrid.flow.SpeakersRun');
  assert.ok(args.includes('io.babelgrid.flow.SpeakersRun'));
  assert.ok(existsSync('target/perf/io/babelgrid/flow/SpeakersRun.class'));
});
