// how soon a joiner gets media, and how long forwarded packets stay in an idle node (joins=10 seconds=60)
import { Caller } from '../lib/caller.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';

const { joins, seconds } = options({ joins: 10, seconds: 60 });
const IN_CALL_MS = 2_000;
const SETTLE_MS = 10_000;

const service = await Service.start();
const callers = [];
const firstMediaMs = [];
let forwarding;
try {
  // Nobody speaks: the node does nothing but forward two cameras.
  const common = { room: 'connect', camera: true, speak: 'en', hear: 'original' };
  callers.push(await Caller.join(service, { ...common, name: 'Host' }));
  for (let join = 0; join < joins; join++) {
    const joiner = await Caller.join(service, { ...common, name: 'Joiner' });
    callers.push(joiner);
    firstMediaMs.push(Math.round(await joiner.firstMediaMs()));
    await pause(IN_CALL_MS);
    callers.pop();
    await joiner.leave();
    process.stderr.write(`join ${join + 1} of ${joins}: first media after ${firstMediaMs.at(-1)} ms\n`);
  }
  // Starting browsers takes both cores; what the node does with them idle is measured after that.
  callers.push(await Caller.join(service, { ...common, name: 'Guest' }));
  await pause(SETTLE_MS);
  const before = (await service.debug()).transport.forwardedByNs;
  await pause(seconds * 1_000);
  forwarding = difference((await service.debug()).transport.forwardedByNs, before);
} finally {
  await Promise.all(callers.map((caller) => caller.close()));
  await service.stop();
}

const sorted = firstMediaMs.toSorted((a, b) => a - b);
finish(
  'connect',
  {
    firstOfAllMs: firstMediaMs[0],
    medianMs: sorted[Math.floor(sorted.length / 2)],
    slowestMs: sorted.at(-1),
    forwarded: forwarding.reduce((sum, [, count]) => sum + count, 0),
    forwardP50Ms: quantileMs(forwarding, 0.5),
    forwardP99Ms: quantileMs(forwarding, 0.99),
    forwardMaxMs: quantileMs(forwarding, 1),
  },
  {
    'every joiner has media within 500 ms': sorted.at(-1) <= 500,
    'forwarding p99 <= 5 ms': quantileMs(forwarding, 0.99) <= 5,
  },
  { firstMediaMs, forwarding },
);

/** [upper bound in ns, count] of what came between two snapshots, shortest first. */
function difference(after, before) {
  return Object.entries(after)
    .map(([upperNs, count]) => [Number(upperNs), count - (before[upperNs] ?? 0)])
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a - b);
}

function quantileMs(buckets, quantile) {
  const rank = quantile * buckets.reduce((sum, [, count]) => sum + count, 0);
  let below = 0;
  const found = buckets.find(([, count]) => (below += count) >= rank);
  return found === undefined ? Number.NaN : Math.round(found[0] / 1e4) / 100;
}
