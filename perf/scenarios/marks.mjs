// marks in synthetic voices: found after codecs, false alarms, what they change (voices=2 seconds=24 pieces=210 unmarked=10000 sentences=6)
import { answer, java } from '../lib/java.mjs';
import { chanceAtMost } from '../lib/counts.mjs';
import { finish, options } from '../lib/report.mjs';

const { voices, seconds, pieces, unmarked, sentences } = options({ voices: 2, seconds: 24, pieces: 210, unmarked: 10_000, sentences: 6 });
const OUT = 'perf/out/marks';
const FOUND = 0.99;
const ALARMS = 0.001;

const run = await answer(java('io.babelgrid.marks.MarksRun', ...[voices, seconds, pieces, unmarked, sentences].map(String), OUT));

const rounded = (value) => Number(value.toFixed(2));
const share = ({ found, pieces: of }) => found / of;
const promised = run.ways.filter((way) => way.promised);
const short = promised.filter((way) => share(way) < FOUND).map(({ way }) => way);
const found = `99 % of pieces of 10 s are found${short.length > 0 ? `: not after ${short.join(', ')}` : ''}`;
const change = ({ levelDb, pitchCents, segmentalSnrDb, logSpectralDistanceDb }) => ({
  levelDb: rounded(levelDb),
  pitchCents: rounded(pitchCents),
  segmentalSnrDb: rounded(segmentalSnrDb),
  logSpectralDistanceDb: rounded(logSpectralDistanceDb),
});
finish(
  'marks',
  {
    voices: run.voices.length,
    seconds: rounded(run.seconds),
    found: Object.fromEntries(run.ways.map((way) => [way.way, `${way.found} of ${way.pieces}, least ${way.least.toFixed(1)}`])),
    alarms: `${run.alarms} of ${run.unmarked}`,
    alarmsAtMost: Number(chanceAtMost(run.alarms, run.unmarked).toPrecision(2)),
    unmarkedScores: { median: rounded(run.medianUnmarked), p999: rounded(run.p999Unmarked), highest: rounded(run.highestUnmarked) },
    words: `${run.errorsWithout} of ${run.words} wrong without, ${run.errorsWith} with`,
    byMark: change(run.byMark),
    byOpus32: change(run.byOpus32),
    corePercent: rounded(100 * run.coreShare),
  },
  {
    [found]: short.length === 0,
    'false alarms in at most 0.1 % of pieces': run.alarms <= ALARMS * run.unmarked,
    'as many words are understood, within 1 %': run.errorsWith - run.errorsWithout <= 0.01 * run.words,
    'the spectrum is changed by less than Opus changes it': run.byMark.logSpectralDistanceDb < run.byOpus32.logSpectralDistanceDb,
    'level within 0.2 dB, pitch within 10 cents': Math.abs(run.byMark.levelDb) <= 0.2 && Math.abs(run.byMark.pitchCents) <= 10,
    'marking takes 1 % of a core at most': run.coreShare <= 0.01,
  },
  { run },
  {
    notes: [
      `Pieces without a mark are cut out of ${Math.round(run.recordedSeconds)} s of recorded people, the same after three codecs, the voices above without their mark, and music and noise by rule: so many pieces are not so many independent ones.`,
      'No person listened, and no model of hearing judged.',
    ],
  },
);
