// drawn lips as a listener sees and hears them: six faces say English and Portuguese, then faces that are hidden (clips=man,portrait hidden=hand,cut seconds=12)
import { answer, java } from '../lib/java.mjs';
import { lipFilms, lipTable } from '../lib/lips.mjs';
import { finish, options } from '../lib/report.mjs';

const { clips, hidden, seconds } = options({
  clips: 'man-neutral,man,woman-laughing,woman-tilted,woman-crying,portrait',
  hidden: 'hand,woman-hand,leaving,lights-off,cut,no-face',
  seconds: 12,
});
const OUT = 'perf/out/lips';
const LEAD_MS = 40;
const FULL_SIZE = '640x480';

const run = await answer(java('io.babelgrid.lipsync.LipsRun', clips, hidden, String(seconds), OUT));

const seen = run.clips.flatMap((each) => each.seen);
const least = (values) => Math.min(...values);
const most = (values) => Math.max(...values);
const sum = (values) => values.reduce((total, each) => total + each, 0);
const share = ({ closures }) => closures.closed / closures.asked;
const held = ({ stability }) => Math.max(stability.closedSeen, stability.openSeen);
const looked = [...seen.map(({ drawnFrames, torn }) => [drawnFrames, torn]), ...run.hidden.map(({ facesDrawn, tornFrames }) => [facesDrawn, tornFrames])];
const torn = { of: sum(looked.map(([of]) => of)), torn: sum(looked.map(([, each]) => each)) };
const full = run.clips.filter(({ size }) => size === FULL_SIZE);
const rounded = (value) => Number(value.toFixed(3));

const gates = {};
/** One gate over all videos; the report names those that miss it. */
function gate(text, videos, holds) {
  const missing = videos.filter((each) => !holds(each)).map(({ name, clip }) => name ?? clip);
  gates[missing.length === 0 ? text : `${text}: not ${missing.join(', ')}`] = missing.length === 0 && videos.length > 0;
}
if (seen.length > 0) {
  gate('seen gap follows the one asked for: r >= 0.90', seen, ({ rGap }) => rGap >= 0.9);
  gate("the speaker's own mouth does not: r <= 0.35", seen, ({ rSource }) => rSource <= 0.35);
  gate('within 40 ms of the designed lead', seen, ({ right }) => Math.abs(right.lateMs) <= 40);
  gate('right speech: peak r at least 0.5 above the median', seen, ({ right }) => right.confidence >= 0.5);
  gate('wrong speech: peak r at most 0.35 above the median', seen, ({ wrong }) => wrong.confidence <= 0.35);
  gate('by ear, within 40 ms of the designed lead', seen, ({ rightHeard }) => Math.abs(rightHeard.lateMs) <= 40);
  gate('by ear, right speech: peak r more than 0.35 above the median', seen, ({ rightHeard }) => rightHeard.confidence > 0.35);
  gate('by ear, wrong speech: peak r at most 0.35 above the median', seen, ({ wrongHeard }) => wrongHeard.confidence <= 0.35);
  gate('85 % of p, b and m are seen closed', seen, (each) => share(each) >= 0.85);
  gate('a held mouth is at most 1.25 times as restless as the own', run.clips, (each) => held(each) <= 1.25);
  gate('forehead to nose as drawn: 45 dB', seen, ({ psnrDrawnDb }) => psnrDrawnDb >= 45);
  gate('forehead to nose as received: 38 dB', seen, ({ psnrSeenDb }) => psnrSeenDb >= 38);
  gate(`decoding, tracking and drawing ${FULL_SIZE}: 10 ms of a core in the median`, full, ({ costs }) => costs.decodeTrackDraw.p50Ms <= 10);
}
if (run.hidden.length > 0) gate('nothing drawn on a hidden mouth 240 ms after it went', run.hidden, ({ drawnFrames }) => drawnFrames === 0);
gates['no torn face in 200 pictures at least'] = torn.torn === 0 && torn.of >= 200;

finish(
  'lips',
  {
    videos: seen.length,
    rGap: [rounded(least(seen.map(({ rGap }) => rGap))), most(seen.map(({ rGap }) => rGap))],
    rSource: most(seen.map(({ rSource }) => rSource)),
    leadMs: [LEAD_MS - most(seen.map(({ right }) => right.lateMs)), LEAD_MS - least(seen.map(({ right }) => right.lateMs))],
    rightAtLeast: least(seen.map(({ right }) => right.confidence)),
    wrongAtMost: most(seen.map(({ wrong }) => wrong.confidence)),
    byEar: {
      peak: [least(seen.map(({ rightHeard }) => rightHeard.peak)), most(seen.map(({ rightHeard }) => rightHeard.peak))],
      lateMs: [least(seen.map(({ rightHeard }) => rightHeard.lateMs)), most(seen.map(({ rightHeard }) => rightHeard.lateMs))],
      rightAtLeast: least(seen.map(({ rightHeard }) => rightHeard.confidence)),
      wrongAtMost: most(seen.map(({ wrongHeard }) => wrongHeard.confidence)),
    },
    closed: `${sum(seen.map(({ closures }) => closures.closed))} of ${sum(seen.map(({ closures }) => closures.asked))}`,
    restlessness: most(run.clips.map(held)),
    psnrDb: [least(seen.map(({ psnrDrawnDb }) => psnrDrawnDb)), least(seen.map(({ psnrSeenDb }) => psnrSeenDb))],
    fullAlpha: least(seen.map(({ fullAlpha }) => fullAlpha)),
    cpuMs: full.map(({ costs }) => costs.decodeTrackDraw)[0],
    torn: `${torn.torn} of ${torn.of}`,
    hidden: Object.fromEntries(run.hidden.map(({ clip, drawnFrames, hiddenFrames }) => [clip, `${drawnFrames} of ${hiddenFrames}`])),
  },
  gates,
  { ...run, seconds },
  { plots: [lipTable(run), ...lipFilms(run)] },
);
