// share of requests in time as speakers grow: FIFO, fixed windows, continuous batching, a peer (seconds=25 seed=1 peer=on from=8 to=96 only=fifo,continuous)
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { java, speech } from '../lib/java.mjs';
import { finish, options } from '../lib/report.mjs';
import { plot } from '../lib/plot.mjs';

const { seconds, seed, peer, from, to, only } = options({ seconds: 25, seed: 1, peer: 'on', from: 8, to: 96, only: 'all' });
const HZ = 16_000;
const DEADLINES = { recognitionDeadlineMs: 500, translationDeadlineMs: 200 };
const KEPT = 0.99;
const HOPELESS = 0.8;
const GROWTH = 1.2;
const OUT = 'perf/out/goodput';
mkdirSync(OUT, { recursive: true });

function random(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Speakers who talk without pause in utterances of 2 to 7 s, each somewhere in the recording. */
function workload(speakers, length) {
  const next = random(seed * 7_919 + speakers);
  const requests = [];
  for (let speaker = 0; speaker < speakers; speaker++) {
    let atMs = next() * 4_500;
    for (;;) {
      const samples = Math.round((2 + 5 * next()) * HZ);
      atMs += samples / (HZ / 1_000);
      if (atMs > seconds * 1_000) break;
      requests.push({ atMs: Math.round(atMs), from: Math.floor(next() * (length - samples)), length: samples });
    }
  }
  requests.sort((one, other) => one.atMs - other.atMs);
  const file = `${OUT}/workload-${speakers}.json`;
  writeFileSync(file, JSON.stringify({ pcm: `${process.cwd()}/${OUT}/speech.f32`, ...DEADLINES, tailMs: 3_000, requests }));
  return `${process.cwd()}/${file}`;
}

/** A server of workloads that talks in lines of JSON. */
async function server(command, args) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${command} ended early`);
    return JSON.parse(value);
  };
  const ready = await line();
  return {
    ready,
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      return line();
    },
    close: () => child.stdin.end(),
  };
}

const python = async () => {
  const interpreter = execFileSync('perf/peers/prepare', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  return server(interpreter, ['perf/peers/peer.py']);
};

const share = ({ requests, inTime }) => (requests === 0 ? 1 : inTime / requests);
const { command, args } = java('goodput.Goodput');
const ours = await server(command, args);
const theirs = peer === 'on' ? await python() : null;
const length = speech(`${OUT}/speech.f32`, 3);
const policies = ['fifo', 'window', 'continuous', ...(theirs ? ['peer'] : [])].filter((policy) => only === 'all' || only.split(',').includes(policy));
const results = Object.fromEntries(policies.map((policy) => [policy, []]));
const run = (policy, file) => (policy === 'peer' ? theirs.ask({ workload: file }) : ours.ask({ policy, workload: file }));
try {
  const warm = workload(4, length);
  for (const policy of policies) await run(policy, warm);
  let round = 0;
  for (let load = from; load <= to; load = Math.max(load + 2, Math.round(load * GROWTH))) {
    const file = workload(load, length);
    const open = policies.filter((policy) => (results[policy].at(-1)?.goodput ?? 1) >= HOPELESS);
    if (open.length === 0) break;
    for (let i = 0; i < open.length; i++) {
      const policy = open[(i + round) % open.length];
      const { recognition, translation, ...rest } = await run(policy, file);
      const goodput = Math.min(share(recognition), share(translation));
      results[policy].push({ load, goodput, recognition, translation, ...rest });
      process.stderr.write(`${load} speakers, ${policy}: ${(100 * goodput).toFixed(1)} % in time; recognition p50 ${Math.round(recognition.p50Ms)} p99 ${Math.round(recognition.p99Ms)} ms, translation p50 ${Math.round(translation.p50Ms)} p99 ${Math.round(translation.p99Ms)} ms\n`);
    }
    round++;
  }
} finally {
  ours.close();
  theirs?.close();
}

/** The largest load up to which every load was kept. */
const kept = (runs) => {
  const failed = runs.findIndex(({ goodput }) => goodput < KEPT);
  const last = failed < 0 ? runs.at(-1) : runs[failed - 1];
  return last?.load ?? 0;
};
const capacity = Object.fromEntries(policies.map((policy) => [policy, kept(results[policy])]));
writeFileSync(
  `${OUT}.html`,
  plot({
    title: 'Goodput against load',
    x: 'speakers who talk without pause',
    y: 'requests within deadline (the worse of recognition and translation)',
    series: policies.map((name) => ({ name, points: results[name].map(({ load, goodput }) => [load, goodput]) })),
    lines: [KEPT],
    notes: [`99 % kept up to: ${JSON.stringify(capacity)}`, `Recognition ${DEADLINES.recognitionDeadlineMs} ms after an utterance's end, translation ${DEADLINES.translationDeadlineMs} ms after its text.`, `Peer: ${theirs?.ready.what ?? 'not run'}`],
  }),
);
finish(
  'goodput',
  { capacity, overFifo: capacity.continuous / capacity.fifo, overWindow: capacity.continuous / capacity.window, ...(theirs ? { overPeer: capacity.continuous / capacity.peer } : {}) },
  {
    '1.5 times the load of FIFO': capacity.continuous >= 1.5 * capacity.fifo,
    '1.5 times the load of fixed windows': capacity.continuous >= 1.5 * capacity.window,
    ...(theirs ? { "no less than the peer's load": capacity.continuous >= capacity.peer } : { 'a peer was run': false }),
  },
  { results, deadlines: DEADLINES, seconds, seed, peer: theirs?.ready },
);
