// calls in translation, somebody always talking in each: media, voice cadence and ear-to-voice over time (minutes=30 calls=2 people=2)
import { growth, wordBar } from '../lib/latency.mjs';
import { mediaLoad, nodeDelays } from '../lib/media.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';

const { minutes, calls, people } = options({ minutes: 30, calls: 2, people: 2 });
const SETTLE_MS = 15_000;

const service = await Service.start();
let load;
let seen;
let debug;
let ledger;
try {
  load = await mediaLoad(service, { translated: calls, untranslated: 0, people, talkers: 1 });
  await pause(SETTLE_MS);
  ledger = service.watchLedger();
  const watch = setInterval(async () => {
    const { flows } = await service.debug();
    const lags = flows.filter(({ earToVoice }) => earToVoice.words > 0).map(({ earToVoice }) => `${earToVoice.p50Ms}/${earToVoice.p90Ms}`);
    process.stderr.write(`ear to voice p50/p90 ms: ${lags.join(', ')}\n`);
  }, 60_000);
  seen = await load.ask({ seconds: 60 * minutes });
  clearInterval(watch);
  debug = await service.debug();
} finally {
  ledger?.stop();
  await load?.close();
  await service.stop();
}

const heard = debug.flows.filter(({ earToVoice }) => earToVoice.words > 0);
const worst = (list, figure) => Math.max(...list.map(figure));
const round = (value) => Math.round(100 * value) / 100;
const underruns = heard.flatMap((flow) => Object.values(flow.underruns)).reduce((sum, each) => sum + each, 0);
const figures = {
  packets: seen.packets,
  mediaP50Ms: seen.p50Ms,
  mediaP99Ms: seen.p99Ms,
  voices: seen.voices.length,
  voiceErrorP99Ms: round(worst(seen.voices, ({ errorP99Ms }) => errorP99Ms)),
  voiceJitterMs: round(worst(seen.voices, ({ jitterMs }) => jitterMs)),
  voiceFramesMissing: seen.voices.reduce((sum, { missing }) => sum + missing, 0),
  underruns,
  earToVoiceP50Ms: heard.map(({ earToVoice }) => earToVoice.p50Ms),
  earToVoiceP90Ms: heard.map(({ earToVoice }) => earToVoice.p90Ms),
  slopeMsAMinute: heard.map((flow) => round(growth(flow.earToVoiceByMinute))),
};
finish(
  'steady',
  figures,
  {
    'media p99 <= 20 ms': seen.p99Ms <= 20,
    'media p99 - p50 <= 10 ms': seen.p99Ms - seen.p50Ms <= 10,
    'a voice for each listener, and nobody served less': seen.voices.length === calls * (people - 1) && seen.served.every((each) => each.length === 0 || each.at(-1).startsWith('voice')),
    'no underrun inside words': underruns === 0,
    'interarrival jitter of a voice <= 3 ms': figures.voiceJitterMs <= 3,
    'frames of a voice at most 2 ms late at p99': figures.voiceErrorP99Ms <= 2,
    'ear to voice: median <= 2.5 s': worst(heard, ({ earToVoice }) => earToVoice.p50Ms) <= 2_500,
    'ear to voice: p90 - median <= 1.0 s': worst(heard, ({ earToVoice }) => earToVoice.p90Ms - earToVoice.p50Ms) <= 1_000,
    'ear to voice: no slope (at most 10 ms a minute)': heard.every((flow) => Math.abs(growth(flow.earToVoiceByMinute)) <= 10),
  },
  { seen, flows: debug.flows, playout: debug.playout, latency: debug.latency, blocks: ledger.stop() },
  { plots: [wordBar(debug.latency), nodeDelays({ originals: seen })] },
);
