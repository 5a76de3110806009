// one English speaker with a camera, heard and seen in Portuguese, through a whole node but the network (minutes=10 clip=portrait)
import { mkdirSync } from 'node:fs';
import { answer, java, speech } from '../lib/java.mjs';
import { wordBar } from '../lib/latency.mjs';
import { finish, options } from '../lib/report.mjs';

const { minutes, clip } = options({ minutes: 10, clip: 'portrait' });
mkdirSync('perf/out/lip-call', { recursive: true });
speech('perf/out/lip-call/speech.f32', 1);
const run = await answer(java('io.babelgrid.flow.LipCallRun', String(60 * minutes), 'perf/out/lip-call/speech.f32', clip));

const { seen, speaker, lipFrame } = run;
const rounded = (value, digits = 1) => Number(value.toFixed(digits));
const [p50, p99, p999, longest] = seen.intervalMs.map((each) => rounded(each));
const expected = 60 * minutes * 25;
const left = Object.values(run.ofTheFaceAfterTheCall).reduce((sum, each) => sum + each, 0);
const underruns = Object.values(speaker.underruns).reduce((sum, each) => sum + each, 0);
finish(
  'lip-call',
  {
    size: run.size,
    pictures: `${seen.pictures} of ${expected}`,
    aSecond: rounded(seen.aSecond, 2),
    intervalMs: { p50, p99, p999, longest },
    freezes: seen.freezes,
    inTheNodeMs: { p50: rounded(lipFrame.total.p50Ns / 1e6), p99: rounded(lipFrame.total.p99Ns / 1e6) },
    cpuMsAPicture: rounded(run.cpuMsAPicture),
    changes: seen.changes,
    lagP50Ms: speaker.earToVoice.p50Ms,
    lagP90Ms: speaker.earToVoice.p90Ms,
    underruns,
    ofTheFaceDuringTheCall: run.ofTheFaceDuringTheCall,
    ofTheFaceAfterTheCall: run.ofTheFaceAfterTheCall,
  },
  {
    '99 % of the pictures drawn, 25 a second': seen.pictures >= 0.99 * expected,
    'interval p99 <= 60 ms': p99 <= 60,
    'no freeze': seen.freezes === 0,
    'lips kept to the end': seen.changes.length === 1,
    'a voice to the end': speaker.service.at(-1).startsWith('VOICE'),
    'the face was on the heap, and nothing of it is after the call': Object.keys(run.ofTheFaceDuringTheCall).length >= 3 && left === 0,
  },
  run,
  { plots: [wordBar(run.ledger)] },
);
