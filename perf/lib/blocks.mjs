// Two ledgers, stage by stage: what differs by more than chance and by more than the machine's speed of that hour.

/**
 * Words come in phrases, are late together, and a host has slow moments: single words tell nothing, means of so long do. Two
 * runs hear the same speech at the same time, so that block is compared with block, and the median of the differences counts.
 */
export const BLOCK_S = 10;

/** Blocks at the start, while code is still being compiled. */
const WARM_UP = 2;
const LEAST_BLOCKS = 6;
const LEAST_COUNT = 5;
const LEAST_MS = 1;
const ERRORS = 5;
/** Of a normal distribution: its deviation by its median absolute one, and the error of its median by that of its mean. */
const DEVIATION = 1.4826;
const MEDIAN_ERROR = 1.2533;
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

const median = (values) => {
  const ascending = [...values].sort((a, b) => a - b);
  const half = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
};

/** Median, and its standard error as the spread of the values tells it. */
function estimate(values) {
  const value = median(values);
  const spread = DEVIATION * median(values.map((each) => Math.abs(each - value)));
  return { value, error: (MEDIAN_ERROR * spread) / Math.sqrt(values.length) };
}

/** Mean of each block after the first ones, in ms, from sums that grow block by block; null where too little was seen, or nothing came. */
export function blockMeans(blocks, workload, stage) {
  const grown = blocks.map((each) => each && (each[workload]?.[stage] ?? [0, 0]));
  return grown
    .slice(1)
    .map((now, i) => (now && grown[i] ? { count: now[0] - grown[i][0], sumNs: now[1] - grown[i][1] } : { count: 0 }))
    .slice(WARM_UP)
    .map(({ count, sumNs }) => (count < LEAST_COUNT ? null : sumNs / count / 1e6));
}

/**
 * Stages of two runs. A host that was slower in the second run made all computing longer by about the same factor: the median
 * of the compute stages' ratios. What a stage takes beyond that, by more than chance, is its own.
 *
 * @return {slower, rows: [{workload, stage, meanMs, otherMs, differenceMs, toleratedMs, changed}]}, or throws when one is too short
 */
export function compare(before, after) {
  const rows = Object.entries(before.findLast((block) => block !== null) ?? {}).flatMap(([workload, stages]) =>
    Object.keys(stages).flatMap((stage) => {
      const others = blockMeans(after, workload, stage);
      const pairs = blockMeans(before, workload, stage)
        .map((one, i) => [one, others[i] ?? null])
        .filter((pair) => pair.every((each) => each !== null));
      return pairs.length < LEAST_BLOCKS ? [] : [{ workload, stage, pairs }];
    }),
  );
  const computed = rows.filter(({ workload, stage }) => workload === 'VOICE' && COMPUTE.has(stage));
  if (computed.length < COMPUTE.size) throw new Error(`too short to compare: ${LEAST_BLOCKS + WARM_UP} blocks of ${BLOCK_S} s with translated words are needed`);
  const ratios = computed.map(({ pairs }) => estimate(pairs.map(([one, other]) => other / one)));
  const { value: slower, error: slowerError } = ratios.sort((a, b) => a.value - b.value)[ratios.length >> 1];
  return {
    slower,
    rows: rows.map(({ workload, stage, pairs }) => {
      const isCompute = COMPUTE.has(stage);
      const own = estimate(pairs.map(([one, other]) => other - (isCompute ? slower : 1) * one));
      const meanMs = median(pairs.map(([one]) => one));
      const errorMs = Math.hypot(own.error, isCompute ? slowerError * meanMs : 0);
      const unlikeMs = isCompute ? UNLIKE * Math.abs(slower - 1) * meanMs : 0;
      const toleratedMs = Math.max(LEAST_MS, ERRORS * errorMs + unlikeMs);
      const differenceMs = own.value;
      return { workload, stage, meanMs, otherMs: median(pairs.map(([, other]) => other)), differenceMs, toleratedMs, changed: Math.abs(differenceMs) > toleratedMs };
    }),
  };
}
