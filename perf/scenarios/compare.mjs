// which stages of two reports differ by more than chance and by more than the machine's speed (a=perf/out/speakers-en.json b=other.json); of placement and grid-work, which figures
import { readFileSync } from 'node:fs';
import { compare } from '../lib/blocks.mjs';
import { compareRounds } from '../lib/grid-work.mjs';
import { compareFigures } from '../lib/placement.mjs';
import { table } from '../lib/plot.mjs';
import { finish, options } from '../lib/report.mjs';

const { a, b } = options({ a: '', b: '' });
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const blocks = ({ details }, file) => {
  if (details.blocks === undefined) throw new Error(`${file} holds no ledger over time: reports of lag, speakers and steady do`);
  return details.blocks;
};

const [one, other] = [read(a), read(b)];
if (one.scenario !== other.scenario) throw new Error(`${a} is of ${one.scenario}, ${b} of ${other.scenario}`);
const round = (value) => Math.round(100 * value) / 100;

function figures(rows, gate) {
  const changed = rows.filter((row) => row.changed).map(({ layout, name, one: was, other: is }) => `${layout} ${name} ${was} -> ${is}`);
  const shown = rows.map(({ layout, name, one: was, other: is, changed: differs }) => [differs ? 'changed' : '', `${layout} ${name}`, was, is]);
  finish('compare', { changed }, { [gate]: changed.length === 0 }, { a, b, rows }, { plots: [table({ title: 'The second run beside the first', head: ['', 'figure', 'first', 'second'], rows: shown })] });
}

function stages() {
  const { slower, rows } = compare(blocks(one, a), blocks(other, b));
  for (const { workload, stage, meanMs, otherMs, differenceMs, toleratedMs, changed } of rows) {
    process.stderr.write(`${changed ? 'CHANGED ' : '        '}${workload.toLowerCase()} ${stage.toLowerCase()}: ${round(meanMs)} -> ${round(otherMs)} ms; its own ${differenceMs >= 0 ? '+' : ''}${round(differenceMs)} ms, up to ${round(toleratedMs)} may be chance\n`);
  }
  const changed = rows.filter((row) => row.changed).map(({ workload, stage, differenceMs }) => `${workload} ${stage} ${differenceMs >= 0 ? '+' : ''}${round(differenceMs)} ms`.toLowerCase());
  finish(
    'compare',
    { changed, slower: round(slower) },
    { 'no stage differs': changed.length === 0 },
    { a, b, rows },
    {
      plots: [
        table({
          title: `The second run against the first; computing took ${round(slower)} times as long in general`,
          head: ['', 'stage', 'first, ms', 'second, ms', 'its own, ms', 'may be chance, ms'],
          rows: rows.map(({ workload, stage, meanMs, otherMs, differenceMs, toleratedMs, changed: differs }) => [
            differs ? 'changed' : '',
            `${workload} ${stage}`.toLowerCase().replaceAll('_', ' '),
            ...[meanMs, otherMs, differenceMs, toleratedMs].map(round),
          ]),
        }),
      ],
    },
  );
}

if (one.scenario === 'placement') figures(compareFigures(one, other), 'no figure differs by more than 2 %');
else if (one.scenario === 'grid-work') figures(compareRounds(one, other), 'no figure differs in all rounds');
else stages();
