// The ledger of a node, as a report shows it.
import { stacked } from './plot.mjs';

const ms = (ns) => ns / 1e6;

/** Mean, 99th percentile and blame of each stage of a workload. */
const stages = (book) =>
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

/**
 * What computing adds to a translated word, queues included, in the mean: its computation-aware lag less the unaware one, which
 * counts only what had to be heard first.
 */
export const computedMs = ({ VOICE }) =>
  ['RECOGNITION_QUEUE', 'RECOGNITION', 'TRANSLATION_QUEUE', 'TRANSLATION']
    .map((stage) => VOICE.stages[stage].took)
    .reduce((sum, { sumNs, count }) => sum + ms(sumNs) / Math.max(1, count), 0);

/** Milliseconds a minute by which the median of a minute grows: least squares over the minutes in which enough was said. */
export function growth(byMinute) {
  const full = byMinute.map(({ words, p50Ms }, minute) => ({ words, p50Ms, minute })).filter(({ words }) => words >= 20);
  const mean = (of) => full.reduce((sum, each) => sum + of(each), 0) / full.length;
  const [mx, my] = [mean(({ minute }) => minute), mean(({ p50Ms }) => p50Ms)];
  const spread = full.reduce((sum, { minute }) => sum + (minute - mx) ** 2, 0);
  return spread === 0 ? 0 : full.reduce((sum, { minute, p50Ms }) => sum + (minute - mx) * (p50Ms - my), 0) / spread;
}
