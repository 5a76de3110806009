// Two ledgers, stage by stage: what differs by more than chance and by more than the machine's speed of that hour.

/** Words come in phrases, are late together, and a host has slow minutes: single words tell nothing, means of so long do. */
export const BLOCK_S = 10;

/** Blocks at the start, while code is still being compiled. */
const WARM_UP = 2;
const LEAST_BLOCKS = 6;
const LEAST_MS = 1;
const ERRORS = 4;
/** Compute stages share most of a machine's slowness, not all of it. */
const UNLIKE = 0.3;
const COMPUTE = new Set(['RECOGNITION', 'TRANSLATION', 'SYNTHESIS']);

/** A summary of a ledger, less what a comparison needs not: by workload and stage, how many, and nanoseconds in all. */
export const sums = (ledger) =>
  Object.fromEntries(
    Object.entries(ledger).map(([workload, { stages }]) => [
      workload,
      Object.fromEntries(Object.entries(stages).map(([stage, { took }]) => [stage, [took.count, took.sumNs]])),
    ]),
  );

/** Mean and its standard error in ms, from sums that grow block by block (a ratio estimator); null when too little was seen. */
export function meanOf(blocks, workload, stage) {
  const grown = blocks.map((each) => each[workload]?.[stage] ?? [0, 0]);
  const parts = grown
    .slice(1)
    .map(([count, sumNs], i) => ({ count: count - grown[i][0], sumMs: (sumNs - grown[i][1]) / 1e6 }))
    .slice(WARM_UP)
    .filter(({ count }) => count > 0);
  if (parts.length < LEAST_BLOCKS) return null;
  const count = parts.reduce((sum, each) => sum + each.count, 0);
  const ms = parts.reduce((sum, each) => sum + each.sumMs, 0) / count;
  const squares = parts.reduce((sum, each) => sum + (each.sumMs - each.count * ms) ** 2, 0);
  return { ms, errorMs: Math.sqrt((squares * parts.length) / (parts.length - 1)) / count };
}

const median = (values) => {
  const ascending = [...values].sort((a, b) => a - b);
  const half = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
};

/**
 * Stages of two runs. A host that was slower in the second run made all computing longer by about the same factor: the median
 * of the compute stages' ratios. What a stage takes beyond that, by more than chance, is its own.
 *
 * @return {slower, rows: [{workload, stage, meanMs, otherMs, differenceMs, toleratedMs, changed}]}, or throws when one is too short
 */
export function compare(before, after) {
  const rows = Object.entries(before.at(-1)).flatMap(([workload, stages]) =>
    Object.keys(stages).flatMap((stage) => {
      const [one, other] = [meanOf(before, workload, stage), meanOf(after, workload, stage)];
      return one === null || other === null ? [] : [{ workload, stage, one, other }];
    }),
  );
  const computed = rows.filter(({ workload, stage, one }) => workload === 'VOICE' && COMPUTE.has(stage) && one.ms > 0);
  if (computed.length < COMPUTE.size) throw new Error(`too short to compare: ${LEAST_BLOCKS + WARM_UP} blocks of ${BLOCK_S} s with translated words are needed`);
  const slower = median(computed.map(({ one, other }) => other.ms / one.ms));
  return {
    slower,
    rows: rows.map(({ workload, stage, one, other }) => {
      const scale = COMPUTE.has(stage) ? slower : 1;
      const differenceMs = other.ms - scale * one.ms;
      const unlikeMs = COMPUTE.has(stage) ? UNLIKE * Math.abs(slower - 1) * one.ms : 0;
      const toleratedMs = Math.max(LEAST_MS, ERRORS * Math.hypot(scale * one.errorMs, other.errorMs) + unlikeMs);
      return { workload, stage, meanMs: one.ms, otherMs: other.ms, differenceMs, toleratedMs, changed: Math.abs(differenceMs) > toleratedMs };
    }),
  };
}
