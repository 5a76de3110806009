import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delays, heardAt } from './align.mjs';

const RATE = 8_000;
const PIECE = RATE / 100;
const START_MS = 1_000_000;

/** Noise whose loudness changes: it fits in one place only. */
const said = Float32Array.from({ length: 20 * RATE }, (_, i) => 0.3 * Math.sin(i * i * 0.0007) * (1 + Math.sin(i / 900)));

/**
 * What somebody hears: pieces of 10 ms, seen up to 30 ms late, those left out of which `lost` says so, and each as much later as
 * `late` says.
 */
function heard({ seconds, delayMs, lost = () => false, late = () => 0 }) {
  const pieces = [];
  const pcm = [];
  for (let piece = 0; piece < 100 * seconds; piece++) {
    if (lost(piece)) continue;
    const dueMs = START_MS + delayMs + 10 * piece + late(piece);
    pieces.push([dueMs + ((piece * 7) % 4) * 10, PIECE]);
    for (let i = 0; i < PIECE; i++) pcm.push(32_767 * said[(piece * PIECE + i) % said.length]);
  }
  return { pieces, pcm: Int16Array.from(pcm) };
}

const measured = (sound, from = () => START_MS) => delays(said, from, sound, RATE, { windowMs: 400, everyMs: 500, longestMs: 900 }).map(({ delayMs }) => Math.round(delayMs));
const near = (values, expected) => values.every((value) => Math.abs(value - expected) <= 2);

test('sound that comes as it should is as late as it is', () => {
  const all = measured(heard({ seconds: 15, delayMs: 700 }));
  assert.ok(all.length >= 20 && near(all, 700), String(all));
});

test('a page that misses sound does not hear the rest early', () => {
  const all = measured(heard({ seconds: 15, delayMs: 700, lost: (piece) => piece >= 600 && piece < 630 }));
  assert.ok(all.length >= 16 && near(all, 700), String(all));
});

test('a device that stands still hears all that follows later', () => {
  const all = measured(heard({ seconds: 15, delayMs: 300, late: (piece) => (piece >= 700 ? 200 : 0) }));
  assert.ok(all.filter((value) => near([value], 300)).length >= 8, String(all));
  assert.ok(all.filter((value) => near([value], 500)).length >= 8, String(all));
  assert.ok(all.every((value) => near([value], 300) || near([value], 500)), String(all));
});

test('a speaker who was held up is not heard early', () => {
  const from = (atMs) => (atMs < START_MS + 8_000 ? START_MS : START_MS + 400);
  const all = measured(heard({ seconds: 15, delayMs: 300, late: (piece) => (piece >= 800 ? 400 : 0) }), from);
  assert.ok(all.length >= 14 && near(all, 300), String(all));
});

test('the clock of what is heard jumps where it jumps and nowhere else', () => {
  const { pieces } = heard({ seconds: 10, delayMs: 100, lost: (piece) => piece >= 500 && piece < 520 });
  const jumped = heardAt(pieces, RATE).filter((piece) => piece.jumped).map(({ atMs }) => Math.round((atMs - START_MS) / 1_000));
  assert.ok(jumped.length > 0 && jumped.every((second) => second >= 3 && second <= 7), String([...new Set(jumped)]));
});
