// how long packets stay in the node, inference idle and saturating all cores in turn (seconds=60 rounds=3 translated=1 untranslated=1)
import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { java, speech } from '../lib/java.mjs';
import { mediaLoad, nodeDelays } from '../lib/media.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { server } from '../lib/server.mjs';
import { Service } from '../lib/service.mjs';

const { seconds, rounds, translated, untranslated } = options({ seconds: 60, rounds: 3, translated: 1, untranslated: 1 });
const SETTLE_MS = 15_000;
const TURN_MS = 3_000;
const OUT = 'perf/out/media';
mkdirSync(OUT, { recursive: true });
speech(`${OUT}/speech.f32`, 3);

/** Jiffies of all cores: all, and those in which nothing ran. */
function cpu() {
  const [, ...jiffies] = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/);
  const numbers = jiffies.map(Number);
  return { all: numbers.reduce((sum, each) => sum + each, 0), idle: numbers[3] + numbers[4] };
}

const rounded = (value) => Math.round(100 * value) / 100;
const worst = (runs, figure) => Math.max(...runs.map((run) => run[figure]));
const service = await Service.start();
const phases = { idle: [], saturated: [] };
let burner;
let ledger;
let load;
try {
  burner = await server(java('load.Burner', String(availableParallelism()), `${OUT}/speech.f32`));
  load = await mediaLoad(service, { translated, untranslated });
  await pause(SETTLE_MS);
  for (let round = 0; round < rounds; round++) {
    for (const phase of ['idle', 'saturated']) {
      await burner.ask({ busy: phase === 'saturated' });
      await pause(TURN_MS);
      const before = cpu();
      const seen = await load.ask({ seconds });
      const after = cpu();
      seen.idleShare = (after.idle - before.idle) / (after.all - before.all);
      phases[phase].push(seen);
      process.stderr.write(`${phase}: ${seen.packets} packets, p50 ${seen.p50Ms} p99 ${seen.p99Ms} p99.9 ${seen.p999Ms} max ${seen.maxMs} ms, voice late p99 ${rounded(worst(seen.voices, 'errorP99Ms'))} jitter ${rounded(worst(seen.voices, 'jitterMs'))} ms, cores idle ${(100 * seen.idleShare).toFixed(0)} %\n`);
    }
  }
  ledger = (await service.debug()).latency;
} finally {
  await load?.close();
  await burner?.close();
  await service.stop();
}

const voices = (runs) => runs.flatMap((run) => run.voices);
const summary = (runs) => ({
  packets: runs.reduce((sum, { packets }) => sum + packets, 0),
  p50Ms: worst(runs, 'p50Ms'),
  p99Ms: worst(runs, 'p99Ms'),
  maxMs: worst(runs, 'maxMs'),
  spreadMs: Math.max(...runs.map(({ p50Ms, p99Ms }) => p99Ms - p50Ms)),
  coresIdle: Number(worst(runs, 'idleShare').toFixed(3)),
  voiceErrorP99Ms: rounded(worst(voices(runs), 'errorP99Ms')),
  voiceJitterMs: rounded(worst(voices(runs), 'jitterMs')),
  voiceFramesMissing: voices(runs).reduce((sum, { missing }) => sum + missing, 0),
});
const idle = summary(phases.idle);
const saturated = summary(phases.saturated);
finish(
  'media',
  { idle, saturated },
  {
    'saturated: p99 <= 10 ms in every round': saturated.p99Ms <= 10,
    'saturated: p99 - p50 <= 8 ms in every round': saturated.spreadMs <= 8,
    'saturated means that no core rests': saturated.coresIdle <= 0.02,
    'saturated: frames of a voice at most 2 ms late at p99': saturated.voiceErrorP99Ms <= 2,
    'saturated: interarrival jitter of a voice <= 3 ms': saturated.voiceJitterMs <= 3,
    'at least 1,000 packets a round': [...phases.idle, ...phases.saturated].every(({ packets }) => packets >= 1_000),
  },
  { phases, latency: ledger, seconds, rounds, translated, untranslated },
  { plots: [nodeDelays(Object.fromEntries(Object.entries(phases).map(([name, runs]) => [name, runs[0]])))] },
);
