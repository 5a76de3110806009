// by how much a translation trails its speaker in the standard measures, StreamLAAL among them, with and without computing
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NODE, answer, java, nodeFlags, speech } from '../lib/java.mjs';
import { finish, options } from '../lib/report.mjs';
import { CLAUSES, END_S } from '../lib/two-cities.mjs';

const node = options(NODE);
const OUT = 'perf/out/laal';
const WAV = 'two_cities.wav';
mkdirSync(OUT, { recursive: true });
speech(`${OUT}/speech.f32`, 3);
const run = await answer(java('io.babelgrid.flow.StraightRun', `${OUT}/speech.f32`), nodeFlags(node));

// In the form that omnisteval reads: the reference clause by clause, the translation word by word.
const segments = CLAUSES.map(([offset], i) => ({ wav: WAV, offset, duration: (CLAUSES[i + 1]?.[0] ?? END_S) - offset }));
const words = run.words.flatMap(({ text, ...times }) => text.split(' ').map((word) => ({ word, ...times })));
writeFileSync(`${OUT}/segments.json`, JSON.stringify(segments));
writeFileSync(`${OUT}/reference.txt`, `${CLAUSES.map(([, text]) => text).join('\n')}\n`);
writeFileSync(
  `${OUT}/hypothesis.jsonl`,
  `${JSON.stringify({
    source: [WAV],
    source_length: run.sourceMs,
    prediction: words.map(({ word }) => word).join(' '),
    delays: words.map(({ delayMs }) => delayMs),
    elapsed: words.map(({ elapsedMs }) => elapsedMs),
  })}\n`,
);
const python = execFileSync('perf/peers/prepare', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
execFileSync(
  `${dirname(python)}/omnisteval`,
  ['longform', '--speech_segmentation', `${OUT}/segments.json`, '--ref_sentences_file', `${OUT}/reference.txt`, '--hypothesis_file', `${OUT}/hypothesis.jsonl`, '--word_level', '--output_folder', OUT],
  { stdio: ['ignore', 2, 2] },
);
const scores = Object.fromEntries(
  readFileSync(`${OUT}/scores.tsv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([name, value]) => [name, Number(value)]),
);
const of = (measure, kind) => Math.round(scores[`${measure} (${kind})`]);
const figures = {
  streamLaalMs: of('LongLAAL', 'CU'),
  streamLaalAwareMs: of('LongLAAL', 'CA'),
  longYaalMs: of('LongYAAL', 'CU'),
  longYaalAwareMs: of('LongYAAL', 'CA'),
  chrF: Math.round(10 * scores.chrF) / 10,
  words: words.length,
};
finish('laal', figures, { 'computing adds 300 ms at most': figures.streamLaalAwareMs - figures.streamLaalMs <= 300 }, { run, scores });
