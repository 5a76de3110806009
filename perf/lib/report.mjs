// What a scenario prints and writes.
import { readFileSync, writeFileSync } from 'node:fs';
import { page } from './plot.mjs';
import { availableParallelism, cpus, totalmem } from 'node:os';

export const options = (defaults) => {
  const given = Object.fromEntries(process.argv.slice(2).map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
  const unknown = Object.keys(given).filter((key) => !(key in defaults));
  if (unknown.length > 0) throw new Error(`unknown option ${unknown}; known: ${Object.keys(defaults)}`);
  return Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => [
      key,
      key in given ? (typeof value === 'number' ? Number(given[key]) : given[key]) : value,
    ]),
  );
};

const machine = () => ({
  cpu: cpus()[0]?.model,
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  loadAverage: readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).map(Number),
});

/**
 * Writes perf/out/NAME.json and NAME.html, prints the figures on the last line, and sets the exit status by the gates.
 *
 * @param shown `plots` for the page, and `notes`
 */
export function finish(name, figures, gates, details, { plots = [], notes = [] } = {}) {
  const missed = Object.entries(gates).filter(([, holds]) => !holds).map(([gate]) => gate);
  const report = { scenario: name, at: new Date().toISOString(), machine: machine(), figures, gates, details };
  writeFileSync(`perf/out/${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`perf/out/${name}.html`, page({ ...report, plots, notes }));
  for (const gate of missed) console.error(`missed: ${gate}`);
  console.log(`${name} ${missed.length === 0 ? 'ok' : 'MISSED'} ${JSON.stringify(figures)}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}
