import { deepEqual, equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { callsOf, compareRounds, figuresOf, gatesOf, speakersOf, timesAlone } from './grid-work.mjs';

test('everybody is in one call of two, the given number of them between the two cities that most come of', () => {
  const calls = callsOf({ porto: 6, faro: 8, lisbon: 2 }, 2);
  equal(calls.length, 8);
  const cities = calls.map(({ people }) => people.map(({ city }) => city).join('-'));
  equal(cities.filter((each) => each === 'faro-porto').length, 2);
  equal(cities.filter((each) => each === 'lisbon-lisbon').length, 1);
  equal(new Set(calls.map(({ room }) => room)).size, 8);
  equal(new Set(calls.flatMap(({ people }) => people.map(({ name }) => name))).size, 16);
  deepEqual(calls[0].people.map(({ speak, hear }) => [speak, hear]), [['en', 'en'], ['pt', 'pt']]);
});

test('somebody who would be alone is an error', () => {
  throws(() => callsOf({ porto: 3, faro: 2 }, 0), /without a call/);
});

const call = { people: [{ id: 'a', name: 'A', city: 'faro' }, { id: 'b', name: 'B', city: 'faro' }] };

test('in voice is who is said to be and is heard to be', () => {
  const heard = (level, sounding) => ({ served: { a: { level, reason: '' } }, tracks: { 'a.translation': { packets: 1_000, sounding } }, captions: {} });
  const a = (of) => speakersOf([call], { a: heard('none', 0), b: of }, 20)[0].inVoice;
  equal(a(heard('voice', 100)), true);
  equal(a(heard('voice', 99)), false);
  equal(a(heard('captions', 500)), false);
  equal(a({ served: {}, tracks: {}, captions: {} }), false);
});

const run = (layout, voiced, p99Ms, promised = 1) => ({
  layout,
  redirects: 0,
  speakers: Array.from({ length: 10 }, (_, i) => ({ city: i < 4 ? 'porto' : 'faro', inVoice: i < voiced })),
  originals: { packets: 1_000, p50Ms: p99Ms / 2, p99Ms },
  nodes: [{ name: 'n', promised, capacity: 1 }],
});
const missed = (runs) => Object.values(gatesOf(runs)).map((holds) => !holds);

test('figures add up over rounds, by city too', () => {
  const { grid } = figuresOf([run('grid', 9, 30), run('grid', 10, 31, 1.02), run('alone', 5, 30), run('central', 10, 80)]);
  deepEqual(grid.inVoice, [9, 10]);
  deepEqual(grid.inVoiceByCity, { porto: 8, faro: 11 });
  deepEqual(grid.originalsP99Ms, [30, 31]);
  equal(grid.mostPromised, 1.02);
  equal(timesAlone(figuresOf([run('grid', 9, 30), run('alone', 5, 30), run('central', 10, 80)]), ['porto', 'faro']), 1.8);
  equal(timesAlone(figuresOf([run('grid', 9, 30), run('alone', 5, 30), run('central', 10, 80)]), ['faro']), 5);
});

test('gates hold at their bounds and are missed beyond them', () => {
  deepEqual(missed([run('grid', 9, 56), run('alone', 5, 30), run('central', 10, 80)]), [false, false]);
  deepEqual(missed([run('grid', 8, 56), run('alone', 5, 30), run('central', 10, 80)]), [true, false]);
  deepEqual(missed([run('grid', 9, 57), run('alone', 5, 30), run('central', 10, 80)]), [false, true]);
});

test('one bad round is enough, and nobody served anywhere is no success', () => {
  const good = [run('grid', 9, 30), run('alone', 5, 30), run('central', 10, 80)];
  equal(missed([...good, run('grid', 9, 70), run('alone', 5, 30), run('central', 10, 80)])[1], true);
  equal(missed([run('grid', 0, 30), run('alone', 0, 30), run('central', 0, 80)])[0], true);
});

test('two reports differ in what was higher in every round', () => {
  const report = (...p99) => ({ details: { come: '6,8,2', rounds: p99.length, runs: [] }, figures: figuresOf(p99.flatMap((ms) => [run('grid', 9, ms), run('alone', 5, 30), run('central', 10, 80)])) });
  const changed = (a, b) => compareRounds(a, b).filter((row) => row.changed).map(({ layout, name }) => `${layout} ${name}`);
  deepEqual(changed(report(30, 32), report(31, 35, 29)), []);
  deepEqual(changed(report(30, 32), report(33, 35)), ['grid originalsP50Ms', 'grid originalsP99Ms']);
  throws(() => compareRounds(report(30), { ...report(30), details: { come: '2,2,2' } }), /not the same calls/);
});
