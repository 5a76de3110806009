// what ten joins and leaves of two people leave behind in the service, and what a listener who stays keeps of 50 cameras (rounds=10 cameras=50)
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Caller } from '../lib/caller.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';

const { rounds, cameras, speech } = options({ rounds: 10, cameras: 50, speech: 'models/cache/test-speech/two_cities.wav' });
const IN_CALL_MS = 8_000;
/** Browsers in a call with each other, on two cores. */
const AT_ONCE = 3;
/** The first rounds warm up what these calls use. */
const FIRST = 2 * AT_ONCE;

const service = await Service.start(['-XX:SoftMaxHeapSize=512m']);
const samples = [];
const stays = [];
try {
  // The first rounds load classes, models and decoders that are kept for the next call.
  for (let round = 0; round < rounds + 2; round++) {
    const common = { room: 'churn', camera: true };
    const listener = await Caller.join(service, { ...common, name: 'Listener', speak: 'pt', hear: 'pt' });
    const speaker = await Caller.join(service, { ...common, name: 'Speaker', speak: 'en', hear: 'en', microphone: speech });
    await pause(IN_CALL_MS);
    // Every other time they vanish, which is noticed after a minute.
    await Promise.all([speaker, listener].map((caller) => (round % 2 === 0 ? caller.leave() : caller.close())));
    await emptied(service);
    samples.push(await sample(service));
    process.stderr.write(`round ${round + 1} of ${rounds + 2}: ${JSON.stringify(samples.at(-1))}\n`);
  }
  const listener = await Caller.join(service, { room: 'stays', name: 'Listener', speak: 'en', hear: 'en' });
  for (let seen = 0; seen < FIRST + cameras; seen += AT_ONCE) {
    await camerasComeAndGo(seen);
    stays.push(await sample(service));
    process.stderr.write(`camera ${seen + AT_ONCE} of ${FIRST + cameras}: ${JSON.stringify(stays.at(-1))}\n`);
  }
  await listener.leave();
} finally {
  await service.stop();
}

const [before, after] = [samples[1], samples.at(-1)];
const growth = grown(before, after);
const stayed = grown(stays[1], stays.at(-1));
finish(
  'churn',
  { before, growth, stayed },
  {
    'no thread a join': growth.threads < rounds,
    'direct memory back within 1 MiB a join': growth.directMiB < rounds,
    'live heap back within 1 MiB a join': growth.heapMiB < rounds,
    // Packets kept for retransmission are 0.6 MiB a camera.
    'a listener keeps less than 0.1 MiB of a camera that is gone': stayed.heapMiB < cameras / 10,
    'no thread a camera': stayed.threads < cameras / 10,
  },
  { samples, stays },
);

function grown(from, to) {
  return Object.fromEntries(Object.keys(from).map((key) => [key, to[key] - from[key]]));
}

async function camerasComeAndGo(first) {
  const callers = [];
  for (let i = 0; i < AT_ONCE; i++) {
    callers.push(await Caller.join(service, { room: 'stays', name: `Camera-${first + i}`, speak: 'en', hear: 'en', camera: true }));
  }
  await pause(IN_CALL_MS);
  await Promise.all(callers.map((caller) => caller.leave()));
  await emptied(service, 1);
}

async function emptied(running, people = 0) {
  for (let waited = 0; waited < 90; waited++) {
    if ((await running.debug()).flows.length <= people) return;
    await pause(1_000);
  }
  throw new Error('the call did not end within 90 s');
}

async function sample(running) {
  await collectGarbage(running);
  const metrics = await (await fetch(`${running.url}/q/metrics`)).text();
  const sum = (name, label = '') =>
    metrics
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) && line.includes(label))
      .reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  const status = readFileSync(`/proc/${running.process.pid}/status`, 'utf8');
  return {
    threads: Number(/Threads:\s+(\d+)/.exec(status)[1]),
    directMiB: Math.round(sum('jvm_buffer_memory_used_bytes', 'direct') / 2 ** 20),
    heapMiB: Math.round(sum('jvm_memory_used_bytes', 'area="heap"') / 2 ** 20),
    residentMiB: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024),
  };
}

/** Live heap is what a collection leaves. */
async function collectGarbage(running) {
  execFileSync('jcmd', [String(running.process.pid), 'GC.run'], { stdio: 'ignore' });
  await pause(2_000);
}
