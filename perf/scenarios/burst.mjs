// a call goes on while many people join others at once, and a call of many: connect times, and what the first call notices (calls=4 people=3 seconds=60)
import { mediaLoad, nodeDelays } from '../lib/media.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';

const { calls, people, seconds } = options({ calls: 4, people: 3, seconds: 60 });
const SETTLE_MS = 15_000;
const BURST_S = 10;

const service = await Service.start();
let load;
const seen = {};
let burst;
try {
  load = await mediaLoad(service, { translated: 1, untranslated: 0, people: 2 });
  await pause(SETTLE_MS);
  seen.before = await load.ask({ seconds: BURST_S });
  burst = await load.ask({ join: { translated: 0, untranslated: calls, people } });
  process.stderr.write(`connected after ${burst.connectMs.join(', ')} ms\n`);
  seen.justAfter = await load.ask({ seconds: BURST_S });
  seen.later = await load.ask({ seconds });
} finally {
  await load?.close();
  await service.stop();
}

const ascending = [...burst.connectMs].sort((a, b) => a - b);
const figures = {
  joined: ascending.length,
  connectP50Ms: ascending[Math.floor(ascending.length / 2)],
  connectMaxMs: ascending.at(-1),
  ...Object.fromEntries(Object.entries(seen).map(([when, { packets, p50Ms, p99Ms, maxMs }]) => [when, { packets, p50Ms, p99Ms, maxMs }])),
  voiceFramesMissing: Object.values(seen).flatMap(({ voices }) => voices).reduce((sum, { missing }) => sum + missing, 0),
};
finish(
  'burst',
  figures,
  {
    'everybody connected': ascending.length === calls * people,
    'the last within 3 s': ascending.at(-1) <= 3_000,
    'media p99 <= 20 ms when all have joined': seen.later.p99Ms <= 20,
    'no frame of a voice is missing': figures.voiceFramesMissing === 0,
  },
  { seen, burst, calls, people },
  { plots: [nodeDelays(seen)] },
);
