// share of requests in time as speakers grow: FIFO, fixed windows, continuous batching, a peer (seconds=30 rounds=2 seed=1 peer=on from=8 to=60 only=fifo,continuous)
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { java, speech } from '../lib/java.mjs';
import { server } from '../lib/server.mjs';
import { finish, options } from '../lib/report.mjs';
import { plot } from '../lib/plot.mjs';

const { seconds, rounds, seed, peer, from, to, only } = options({ seconds: 30, rounds: 2, seed: 1, peer: 'on', from: 8, to: 60, only: 'all' });
const HZ = 16_000;
const DEADLINES = { recognitionDeadlineMs: 1_000, translationDeadlineMs: 200 };
const KEPT = 0.99;
const HOPELESS = 0.95;
const GROWTH = 1.25;
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
function workload(speakers, round, length) {
  const next = random((seed + round) * 7_919 + speakers);
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
  const file = `${OUT}/workload-${speakers}-${round}.json`;
  writeFileSync(file, JSON.stringify({ pcm: `${process.cwd()}/${OUT}/speech.f32`, ...DEADLINES, tailMs: 3_000, requests }));
  return `${process.cwd()}/${file}`;
}

const python = async () => {
  const interpreter = execFileSync('perf/peers/prepare', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  return server({ command: interpreter, args: ['perf/peers/peer.py'] });
};

const share = ({ requests, inTime }) => (requests === 0 ? 1 : inTime / requests);
const pooled = (runs, kind) => runs.reduce((sum, run) => ({ requests: sum.requests + run[kind].requests, inTime: sum.inTime + run[kind].inTime }), { requests: 0, inTime: 0 });
const goodput = (runs) => Math.min(share(pooled(runs, 'recognition')), share(pooled(runs, 'translation')));
const ours = await server(java('goodput.Goodput'));
const theirs = peer === 'on' ? await python() : null;
const length = speech(`${OUT}/speech.f32`, 3);
const policies = ['fifo', 'window', 'continuous', ...(theirs ? ['peer'] : [])].filter((policy) => only === 'all' || only.split(',').includes(policy));
const results = Object.fromEntries(policies.map((policy) => [policy, []]));
const run = (policy, file) => (policy === 'peer' ? theirs.ask({ workload: file }) : ours.ask({ policy, workload: file }));
try {
  const warm = workload(4, 0, length);
  for (const policy of policies) await run(policy, warm);
  let turn = 0;
  for (let load = from; load <= to; load = Math.max(load + 2, Math.round(load * GROWTH))) {
    const open = policies.filter((policy) => (results[policy].at(-1)?.goodput ?? 1) >= HOPELESS);
    if (open.length === 0) break;
    const runs = Object.fromEntries(open.map((policy) => [policy, []]));
    for (let round = 0; round < rounds; round++) {
      const file = workload(load, round, length);
      for (let i = 0; i < open.length; i++) {
        const policy = open[(i + turn) % open.length];
        const seen = await run(policy, file);
        runs[policy].push(seen);
        const { recognition, translation } = seen;
        process.stderr.write(`${load} speakers, ${policy}: ${(100 * goodput([seen])).toFixed(1)} % in time; recognition p50 ${Math.round(recognition.p50Ms)} p99 ${Math.round(recognition.p99Ms)} ms, translation p50 ${Math.round(translation.p50Ms)} p99 ${Math.round(translation.p99Ms)} ms\n`);
      }
      turn++;
    }
    for (const policy of open) results[policy].push({ load, goodput: goodput(runs[policy]), requests: pooled(runs[policy], 'recognition').requests, runs: runs[policy] });
  }
} finally {
  await ours.close();
  await theirs?.close();
}

/** Goodput as a function of load that never rises: neighbours that do are pooled (isotonic regression). */
function falling(points) {
  const pools = [];
  for (const { load, goodput: share, requests } of points) {
    pools.push({ loads: [load], share, requests });
    while (pools.length > 1 && pools.at(-2).share < pools.at(-1).share) {
      const [one, other] = pools.splice(-2);
      const both = one.requests + other.requests;
      pools.push({ loads: [...one.loads, ...other.loads], share: (one.share * one.requests + other.share * other.requests) / both, requests: both });
    }
  }
  return pools.flatMap(({ loads, share }) => loads.map((load) => ({ load, share })));
}

/** The load at which the share in time falls through what is to be kept; the last one tried if it never does. */
function kept(points) {
  const curve = [{ load: 0, share: 1 }, ...falling(points)];
  const over = curve.findIndex(({ share }) => share < KEPT);
  if (over < 0) return curve.at(-1).load;
  const [one, other] = [curve[over - 1], curve[over]];
  return one.load + ((one.share - KEPT) / (one.share - other.share)) * (other.load - one.load);
}
const capacity = Object.fromEntries(policies.map((policy) => [policy, Math.round(10 * kept(results[policy])) / 10]));
const curves = plot({
  title: 'Goodput against load',
  x: 'speakers who talk without pause',
  y: 'requests within deadline (the worse of recognition and translation)',
  series: policies.map((name) => ({ name, points: results[name].map((point) => [point.load, point.goodput]) })),
  lines: [KEPT],
});
finish(
  'goodput',
  { capacity, overFifo: capacity.continuous / capacity.fifo, overWindow: capacity.continuous / capacity.window, ...(theirs ? { overPeer: capacity.continuous / capacity.peer } : {}) },
  {
    '1.5 times the load of FIFO': capacity.continuous >= 1.5 * capacity.fifo,
    '1.5 times the load of fixed windows': capacity.continuous >= 1.5 * capacity.window,
    ...(theirs ? { "no less than the peer's load": capacity.continuous >= capacity.peer } : { 'a peer was run': false }),
  },
  { results, deadlines: DEADLINES, seconds, rounds, seed, peer: theirs?.ready },
  { plots: [curves], notes: [`Recognition is due ${DEADLINES.recognitionDeadlineMs} ms after an utterance's end, translation ${DEADLINES.translationDeadlineMs} ms after its text. Peer: ${theirs?.ready.what ?? 'not run'}`] },
);
