// which stages of two reports differ by more than chance (a=perf/out/speakers-en.json b=other.json)
import { readFileSync } from 'node:fs';
import { finish, options } from '../lib/report.mjs';

const { a, b } = options({ a: '', b: '' });
const read = (file) => {
  const { details } = JSON.parse(readFileSync(file, 'utf8'));
  const ledger = details.latency ?? details.ledger;
  if (ledger === undefined) throw new Error(`${file} holds no ledger: reports of speakers and steady do`);
  return ledger;
};
/** Words come in phrases and are late together: so many of them tell as much as one alone. */
const ALIKE = 8;
const ERRORS = 4;
const LEAST_MS = 1;

const [before, after] = [read(a), read(b)];
const rows = Object.keys(before).flatMap((workload) =>
  Object.keys(before[workload].stages).map((stage) => {
    const [one, other] = [before, after].map((ledger) => ledger[workload].stages[stage].took);
    const mean = ({ count, sumNs }) => (count === 0 ? 0 : sumNs / count / 1e6);
    const variance = ({ count, sdNs }) => (count === 0 ? 0 : (ALIKE * (sdNs / 1e6) ** 2) / count);
    const differenceMs = mean(other) - mean(one);
    const errorMs = Math.sqrt(variance(one) + variance(other));
    const changed = Math.abs(differenceMs) > Math.max(LEAST_MS, ERRORS * errorMs);
    return { workload, stage, meanMs: mean(one), differenceMs, errorMs, changed };
  }),
);
const round = (value) => Math.round(100 * value) / 100;
for (const { workload, stage, meanMs, differenceMs, errorMs, changed } of rows) {
  process.stderr.write(`${changed ? 'CHANGED ' : '        '}${workload.toLowerCase()} ${stage.toLowerCase()}: ${round(meanMs)} ms ${differenceMs >= 0 ? '+' : ''}${round(differenceMs)} ms (standard error ${round(errorMs)})\n`);
}
const changed = rows.filter((row) => row.changed).map(({ workload, stage, differenceMs }) => `${workload} ${stage} ${round(differenceMs)} ms`.toLowerCase());
finish('compare', { changed }, { 'no stage differs': changed.length === 0 }, { a, b, rows });
