// one speaker, one listener, first on a good network, then on a bad one: text, freezes, glass to glass, mouth to ear, skew (minutes=3 loss=0.05 burst=3 delayMs=80 jitterMs=40 reorder=0.01 seed=1; hear=original: nothing is translated, for slow machines)
import { readFileSync } from 'node:fs';
import { delays } from '../lib/align.mjs';
import { Caller } from '../lib/caller.mjs';
import { loadClient } from '../lib/java.mjs';
import { wordBar } from '../lib/latency.mjs';
import { RATE_HZ, readMarks, saidFrom, saidFromMs, sendMarks, takeMarks, throughRelay } from '../lib/marks.mjs';
import { pause } from '../lib/pause.mjs';
import { plot } from '../lib/plot.mjs';
import { finish, options } from '../lib/report.mjs';
import { server } from '../lib/server.mjs';
import { Service } from '../lib/service.mjs';
import { ENGLISH, PORTUGUESE } from '../lib/two-cities.mjs';
import { samplesOf } from '../lib/wav.mjs';
import { wordErrors } from '../lib/words.mjs';

const { minutes, seed, hear, ...bad } = options({ hear: 'pt', minutes: 3, loss: 0.05, burst: 3, delayMs: 80, jitterMs: 40, reorder: 0.01, duplicate: 0, bitsPerSecond: 0, seed: 1 });
const SPEECH = 'models/cache/test-speech/two_cities.wav';
const SETTLE_MS = 10_000;
const PIECE_MS = 15_000;
const FREEZE_MS = 500;
const CLOCK_MS = 2 ** 20;
const said = samplesOf(readFileSync(SPEECH), RATE_HZ);

const sorted = (values) => [...values].sort((a, b) => a - b);
const quantile = (ascending, q) => (ascending.length === 0 ? null : Math.round(10 * ascending[Math.round(q * (ascending.length - 1))]) / 10);
const spread = (values) => {
  const ascending = sorted(values);
  return { count: values.length, p1: quantile(ascending, 0.01), p50: quantile(ascending, 0.5), p95: quantile(ascending, 0.95), p99: quantile(ascending, 0.99), max: quantile(ascending, 1) };
};

/** A call under these conditions in both directions of both people. */
async function call(service, relays, name, conditions) {
  const relay = async (number) => (await relays.ask({ node: service.mediaPort, seed: seed + 1_000 * number, up: conditions, down: conditions })).port;
  const ports = [await relay(1), await relay(2)];
  const people = [];
  const seen = { pictures: [], sounds: [], skews: [] };
  const heard = [];
  try {
    // Their sound and picture are what is measured.
    const common = { room: `network-${name}`, yields: false };
    people.push(await Caller.join(service, { ...common, name: 'Listener', speak: 'pt', hear, prepare: async (page) => {
      await throughRelay(page, service.mediaPort, ports[0]);
      await readMarks(page);
    } }));
    people.push(await Caller.join(service, { ...common, name: 'Speaker', speak: 'en', hear: 'original', microphone: SPEECH, camera: true, prepare: async (page) => {
      await throughRelay(page, service.mediaPort, ports[1]);
      await sendMarks(page, SPEECH);
    } }));
    const [listener, speaker] = people;
    await pause(SETTLE_MS);
    await takeMarks(listener.page);
    const before = await inbound(listener.page);
    const endMs = Date.now() + 60_000 * minutes;
    while (Date.now() < endMs) {
      await pause(Math.min(PIECE_MS, endMs - Date.now()));
      const taken = await takeMarks(listener.page);
      seen.pictures.push(...taken.pictures);
      seen.skews.push(...taken.skews);
      heard.push(...taken.sounds);
      process.stderr.write(`${name}: ${Math.max(0, Math.round((endMs - Date.now()) / 1000))} s left, ${seen.pictures.length} pictures, glass to glass p50 ${spread(glass(seen.pictures)).p50} ms\n`);
    }
    const after = await inbound(listener.page);
    // Only the original fits what was said; the synthetic voice fits nowhere.
    const from = await saidFrom(speaker.page);
    for (const sound of heard) seen.sounds.push(...delays(said, (atMs) => saidFromMs(from, atMs), sound, RATE_HZ));
    const drifts = from.map(({ fromMs }) => fromMs);
    seen.microphoneDriftMs = Math.round(Math.max(...drifts) - Math.min(...drifts));
    const captions = (await listener.captions()).filter(({ speakerId }) => speakerId === speaker.id);
    const text = (kind) => captions.map((line) => line[kind]?.text ?? '').join(' ');
    const debug = await service.debug();
    const flow = debug.flows.find(({ participantId }) => participantId === speaker.id);
    const shortfalls = await listener.page.evaluate(() => window.babelgrid.shortfalls);
    const counts = [];
    for (const port of ports) counts.push(await relays.ask({ port }));
    return { ...seen, before, after, transcript: text('original'), translation: text('translation'), flow, latency: debug.latency, shortfalls, counts };
  } finally {
    for (const person of people) await person.leave();
  }
}

/** What the listener's browser counted, by kind; of several streams of a kind, the sum. */
async function inbound(page) {
  const reports = (await page.evaluate(() => window.babelgrid.getStats())).filter(({ type }) => type === 'inbound-rtp');
  const sum = (kind, name) => reports.filter((each) => each.kind === kind).reduce((total, each) => total + (each[name] ?? 0), 0);
  return {
    freezes: sum('video', 'freezeCount'),
    frozenS: sum('video', 'totalFreezesDuration'),
    framesDecoded: sum('video', 'framesDecoded'),
    videoLost: sum('video', 'packetsLost'),
    audioLost: sum('audio', 'packetsLost'),
    concealed: sum('audio', 'concealedSamples'),
    silentConcealed: sum('audio', 'silentConcealedSamples'),
    samples: sum('audio', 'totalSamplesReceived'),
  };
}

const glass = (pictures) => pictures.filter(([, sentMs]) => sentMs !== null).map(([shownMs, sentMs]) => (((Math.round(shownMs) - sentMs) % CLOCK_MS) + CLOCK_MS) % CLOCK_MS);

/** At each sound: when, its delay and that of the pictures of the second around it, in the median; all in ms. */
function delaysOverTime({ pictures, sounds }) {
  return sounds.flatMap(({ atMs, delayMs }) => {
    const around = glass(pictures.filter(([shownMs]) => Math.abs(shownMs - atMs - 400) < 500));
    return around.length < 5 ? [] : [{ atMs, soundMs: delayMs, pictureMs: quantile(sorted(around), 0.5) }];
  });
}

/** How much sound leads the picture, in ms, at each sound. */
const leads = (seen) => delaysOverTime(seen).map(({ soundMs, pictureMs }) => pictureMs - soundMs);

function figures(seen) {
  const gaps = seen.pictures.slice(1).map(([shownMs], i) => shownMs - seen.pictures[i][0]);
  const share = (name) => (seen.after[name] - seen.before[name]) / Math.max(1, seen.after.samples - seen.before.samples);
  const transcript = wordErrors(ENGLISH, seen.transcript);
  return {
    transcriptWer: Math.round(10 * transcript.percent) / 10,
    translationWer: Math.round(10 * wordErrors(PORTUGUESE, seen.translation).percent) / 10,
    words: transcript.referenceWords,
    glassToGlassMs: spread(glass(seen.pictures)),
    mouthToEarMs: spread(seen.sounds.map(({ delayMs }) => delayMs)),
    soundLeadsMs: spread(leads(seen)),
    microphoneDriftMs: seen.microphoneDriftMs,
    soundTrailsByBrowserMs: spread(seen.skews),
    pictureEveryMs: spread(gaps),
    longFreezes: gaps.filter((gap) => gap > FREEZE_MS).length,
    freezes: seen.after.freezes - seen.before.freezes,
    concealedPercent: Math.round(1_000 * (share('concealed') - share('silentConcealed'))) / 10,
    earToVoiceP50Ms: seen.flow.earToVoice.p50Ms,
    earToVoiceP90Ms: seen.flow.earToVoice.p90Ms,
    underruns: Object.values(seen.flow.underruns).reduce((sum, each) => sum + each, 0),
    servedLess: seen.shortfalls,
    lostOnTheWay: seen.counts,
  };
}

const service = await Service.start();
const relays = await server(loadClient('io.babelgrid.perf.relay.RelayServer'));
const runs = {};
try {
  runs.good = await call(service, relays, 'good', {});
  runs.bad = await call(service, relays, 'bad', bad);
} finally {
  await relays.close();
  await service.stop();
}

const good = figures(runs.good);
const worse = figures(runs.bad);
const cdf = (title, of) =>
  plot({
    title,
    x: 'milliseconds',
    y: 'share that took no longer',
    series: Object.entries(runs).map(([name, seen]) => {
      const ascending = sorted(of(seen));
      return { name, points: Array.from({ length: 100 }, (_, percent) => [quantile(ascending, percent / 100) ?? 0, percent / 100]) };
    }),
    lines: [0.99],
  });
finish(
  'network',
  { good, bad: worse },
  {
    ...(hear === 'original'
      ? {}
      : {
          'transcript: at most 2 word errors in 100 more': worse.transcriptWer - good.transcriptWer <= 2,
          'translation: at most 2 word errors in 100 more': worse.translationWer - good.translationWer <= 2,
        }),
    'no freeze above 500 ms': worse.longFreezes === 0,
    'sound leads the picture by 40 ms at most, at p99': worse.soundLeadsMs.p99 <= 40,
    'sound trails the picture by 60 ms at most, at p99': worse.soundLeadsMs.p1 >= -60,
    'marks were read: a picture every 60 ms and a sound every 3 s at least': [good, worse].every(({ glassToGlassMs, mouthToEarMs }) => glassToGlassMs.count >= minutes * 1_000 && mouthToEarMs.count >= minutes * 20),
  },
  { runs: Object.fromEntries(Object.entries(runs).map(([name, { pictures, sounds, ...rest }]) => [name, { ...rest, leadsOverTime: delaysOverTime({ pictures, sounds }) }])), conditions: bad, seed, minutes, hear },
  { plots: [cdf('Glass to glass', ({ pictures }) => glass(pictures)), cdf('Mouth to ear', ({ sounds }) => sounds.map(({ delayMs }) => delayMs)), wordBar(runs.bad.latency)] },
);
