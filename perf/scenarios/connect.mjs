// how soon a joiner gets media, and how long forwarded packets stay in an idle node (joins=10)
import { Caller } from '../lib/caller.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';

const { joins } = options({ joins: 10 });
const IN_CALL_MS = 6_000;

const service = await Service.start();
const callers = [];
const firstMediaMs = [];
let transport;
try {
  // Nobody speaks: the node does nothing but forward two cameras.
  const common = { room: 'connect', camera: true, speak: 'en', hear: 'original' };
  callers.push(await Caller.join(service, { ...common, name: 'Host' }));
  for (let join = 0; join < joins; join++) {
    const joiner = await Caller.join(service, { ...common, name: 'Joiner' });
    callers.push(joiner);
    firstMediaMs.push(Math.round(await joiner.firstMediaMs()));
    await new Promise((resolve) => setTimeout(resolve, IN_CALL_MS));
    callers.pop();
    await joiner.leave();
    process.stderr.write(`join ${join + 1} of ${joins}: first media after ${firstMediaMs.at(-1)} ms\n`);
  }
  ({ transport } = await service.debug());
} finally {
  await Promise.all(callers.map((caller) => caller.close()));
  await service.stop();
}

const sorted = firstMediaMs.toSorted((a, b) => a - b);
const round = (ms) => Math.round(ms * 100) / 100;
finish(
  'connect',
  {
    firstOfAllMs: firstMediaMs[0],
    medianMs: sorted[Math.floor(sorted.length / 2)],
    slowestMs: sorted.at(-1),
    forwarded: transport.forwarded,
    forwardP50Ms: round(transport.forwardP50Ms),
    forwardP99Ms: round(transport.forwardP99Ms),
    forwardMaxMs: round(transport.forwardMaxMs),
  },
  {
    'every joiner has media within 500 ms': sorted.at(-1) <= 500,
    'forwarding p99 <= 5 ms': transport.forwardP99Ms <= 5,
  },
  { firstMediaMs, transport },
);
