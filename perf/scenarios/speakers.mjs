// speakers who talk without pause, through a whole node but the network; one more joins half-way (speakers=3 language=en minutes=10 slow=translation.encoder:5 lanes=2 device=cpu)
import { mkdirSync } from 'node:fs';
import { NODE, answer, java, nodeFlags, speech } from '../lib/java.mjs';
import { BLOCK_S, sums } from '../lib/blocks.mjs';
import { growth, wordBar } from '../lib/latency.mjs';
import { finish, options } from '../lib/report.mjs';

const { speakers, language, minutes, slow, ...node } = options({ speakers: 3, language: 'en', minutes: 10, slow: '', ...NODE });
mkdirSync('perf/out/speakers', { recursive: true });
speech('perf/out/speakers/speech.f32', 1);
const run = await answer(java('io.babelgrid.flow.SpeakersRun', String(speakers), language, String(60 * minutes), String(BLOCK_S), 'perf/out/speakers/speech.f32'), [`-Dslow=${slow}`, ...nodeFlags(node)]);
run.blocks = run.blocks.map(sums);

const kept = run.speakers.filter(({ id }) => id !== 'one more');
const newcomer = run.speakers.find(({ id }) => id === 'one more');
const slopes = kept.map((each) => Math.round(10 * growth(each.byMinute)) / 10);
const inTime = 1 - run.misses / Math.max(1, run.requests);
const underruns = kept.flatMap((speaker) => Object.values(speaker.underruns)).reduce((sum, each) => sum + each, 0);
const dropped = kept.flatMap((speaker) => Object.values(speaker.phrasesDropped)).reduce((sum, each) => sum + each, 0);
finish(
  `speakers-${language}`,
  {
    speakers,
    lagP50Ms: kept.map(({ earToVoice }) => earToVoice.p50Ms),
    lagP90Ms: kept.map(({ earToVoice }) => earToVoice.p90Ms),
    slopeMsAMinute: slopes,
    inTime: Number(inTime.toFixed(4)),
    underruns,
    dropped,
    busyCores: Number((run.busyCores / (60e9 * minutes)).toFixed(2)),
    newcomer: newcomer?.service,
    bytesAStep: Object.fromEntries(Object.entries(run.bytesAnInference).filter(([stage]) => stage.endsWith('.step'))),
    collectorPauses: run.collectorPauses,
    collectorPausedMs: run.collectorPausedMs,
  },
  {
    '99 % of deadlines met': inTime >= 0.99,
    'every speaker kept a voice to the end': kept.every(({ service }) => service.at(-1).startsWith('VOICE')),
    'lag flat: at most 30 ms a minute either way': slopes.every((each) => Math.abs(each) <= 30),
    'no underrun, nothing dropped': underruns + dropped === 0,
    'pauses of the collector 1 ms at most': run.collectorPausedMs <= run.collectorPauses,
  },
  run,
  { plots: [wordBar(run.ledger)] },
);
