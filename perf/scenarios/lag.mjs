// ear-to-voice lag of one English speaker heard in Portuguese (minutes=5 service=-Dkey=value,...)
import { Caller } from '../lib/caller.mjs';
import { computedMs, growth, wordBar } from '../lib/latency.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';

const { minutes, speech, camera, service: settings } = options({
  minutes: 5,
  speech: 'models/cache/test-speech/two_cities.wav',
  camera: 'off',
  service: '',
});

const service = await Service.start(settings === '' ? [] : settings.split(','));
const callers = [];
let flow;
let debug;
let ledger;
try {
  const common = { room: 'lag', camera: camera === 'on' };
  callers.push(await Caller.join(service, { ...common, name: 'Listener', speak: 'pt', hear: 'pt' }));
  callers.push(
    await Caller.join(service, { ...common, name: 'Speaker', speak: 'en', hear: 'original', microphone: speech }),
  );
  ledger = service.watchLedger();
  const endMs = Date.now() + minutes * 60_000;
  while (Date.now() < endMs) {
    await pause(Math.min(10_000, endMs - Date.now()));
    debug = await service.debug();
    flow = debug.flows.find((each) => each.participantId === callers[1].id);
    const { words, p50Ms, p90Ms } = flow.earToVoice;
    process.stderr.write(`${Math.round((endMs - Date.now()) / 1000)} s left, ${words} words, median ${p50Ms} ms, p90 ${p90Ms} ms, backlog ${flow.backlogMs.pt} ms, ${flow.synthesisedMs} ms synthesised\n`);
  }
} finally {
  ledger?.stop();
  await Promise.all(callers.map((caller) => caller.close()));
  await service.stop();
}

const byMinute = flow.earToVoiceByMinute.filter((minute) => minute.words >= 20);
const growthMs = byMinute.at(-1).p50Ms - byMinute[0].p50Ms;
finish(
  'lag',
  { ...flow.earToVoice, growthMs, slopeMsAMinute: Math.round(10 * growth(flow.earToVoiceByMinute)) / 10, computedMs: Math.round(computedMs(debug.latency)), underruns: flow.underruns.pt, dropped: flow.phrasesDropped.pt, startMs: service.startMs },
  {
    'median <= 2800 ms': flow.earToVoice.p50Ms <= 2_800,
    'p90 <= 4000 ms': flow.earToVoice.p90Ms <= 4_000,
    'last minute within 500 ms of the first': Math.abs(growthMs) <= 500,
    'no underrun': flow.underruns.pt === 0,
    'computing adds 300 ms at most': computedMs(debug.latency) <= 300,
  },
  { byMinute, flow, engine: debug.engine, playout: debug.playout, latency: debug.latency, blocks: ledger.stop() },
  { plots: [wordBar(debug.latency)] },
);
