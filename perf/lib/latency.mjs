// The ledger of a node, as a report shows it.
import { stacked } from './plot.mjs';

const ms = (ns) => ns / 1e6;

/** Mean, 99th percentile and blame of each stage of a workload. */
export const stages = (book) =>
  Object.entries(book.stages).map(([stage, { took, blamed }]) => ({
    stage: stage.toLowerCase(),
    meanMs: Math.round(10 * ms(took.sumNs / Math.max(1, took.count))) / 10,
    p99Ms: Math.round(10 * ms(took.p99Ns)) / 10,
    blamed,
  }));

/** Where the time of a word goes. */
export const wordBar = (ledger) =>
  stacked({
    title: `Mean way of ${ledger.VOICE.total.count} translated words`,
    unit: 'ms',
    parts: stages(ledger.VOICE).map(({ stage, meanMs, p99Ms, blamed }) => ({ name: stage.replaceAll('_', ' '), value: meanMs, note: `p99 ${p99Ms} ms${blamed > 0 ? `, ${blamed} late words are its fault` : ''}` })),
  });
