// what a call costs in which nobody speaks, and how long its packets take (people=2,4,8 seconds=20 rounds=3 warm=60 microphone=noise|silence|speech kbps=720 beside=none|livekit)
import { mkdirSync } from 'node:fs';
import { microphonePackets } from '../lib/java.mjs';
import { LiveKit, forwardPeer } from '../lib/forward.mjs';
import { cpuSeconds } from '../lib/cpu.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';

const { people, seconds, rounds, warm, microphone, kbps, beside } = options({ people: '2,4,8', seconds: 20, rounds: 3, warm: 60, microphone: 'noise', kbps: 720, beside: 'none' });
const SETTLE_MS = 4_000;
const OUT = 'perf/out/forward';
const sizes = String(people).split(',').map(Number);
mkdirSync(OUT, { recursive: true });

const packets = await microphonePackets(OUT, microphone);
const peer = forwardPeer(OUT);

const servers = { babelgrid: await Service.start() };
const runs = [];
try {
  if (beside === 'livekit') servers.livekit = await LiveKit.start(OUT);
  for (const kind of Object.keys(servers)) await measure(kind, Math.max(...sizes), warm);
  for (let round = 0; round < rounds; round++) {
    for (const size of sizes) {
      for (const kind of Object.keys(servers)) runs.push(await measure(kind, size, seconds));
    }
  }
} finally {
  await Promise.all(Object.values(servers).map((each) => each.stop()));
}

async function measure(kind, size, duration) {
  const { pid } = servers[kind].process;
  const call = await peer({ server: kind, url: servers[kind].url, people: size, microphone: packets, kbps });
  try {
    await pause(SETTLE_MS);
    const began = performance.now();
    const before = cpuSeconds(pid);
    const seen = await call.ask({ seconds: duration });
    const cores = (1_000 * (cpuSeconds(pid) - before)) / (performance.now() - began);
    const missing = seen.sent * (size - 1) - seen.audio.packets - seen.video.packets;
    process.stderr.write(`${kind}, ${size} people: ${cores.toFixed(3)} cores, ${seen.sent} packets sent, audio p50 ${seen.audio.p50Ms.toFixed(2)} p99 ${seen.audio.p99Ms.toFixed(2)}, video p50 ${seen.video.p50Ms.toFixed(2)} p99 ${seen.video.p99Ms.toFixed(2)} p99.9 ${seen.video.p999Ms.toFixed(2)} ms, ${missing} missing\n`);
    return { kind, people: size, cores, missing, ...seen };
  } finally {
    await call.close();
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const rounded = (value) => Math.round(1_000 * value) / 1_000;
const figures = {};
for (const kind of Object.keys(servers)) {
  figures[kind] = Object.fromEntries(
    sizes.map((size) => {
      const of = runs.filter((run) => run.kind === kind && run.people === size);
      const middle = (figure) => rounded(median(of.map(figure)));
      return [size, { cores: middle(({ cores }) => cores), audioP99Ms: middle(({ audio }) => audio.p99Ms), videoP50Ms: middle(({ video }) => video.p50Ms), videoP99Ms: middle(({ video }) => video.p99Ms), missing: median(of.map(({ missing }) => missing)) }];
    }),
  );
}
const own = runs.filter(({ kind }) => kind === 'babelgrid');
finish(
  'forward',
  figures,
  {
    'everything arrives': own.every(({ missing, sent, people: size }) => missing <= 0.001 * sent * (size - 1)),
    'video p99 <= 5 ms in the median round': sizes.every((size) => figures.babelgrid[size].videoP99Ms <= 5),
  },
  { runs, people, seconds, rounds, warm, microphone, kbps, beside },
);
