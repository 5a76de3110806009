// Calls of two kinds, made in turn so that both see the same machine.
const FIGURES = ['words', 'p50Ms', 'p90Ms', 'chrF', 'wordErrorPercent', 'underruns'];
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

/** A line for who waits. */
export const told = (kind, round, rounds, one) =>
  process.stderr.write(`${kind}, ${round} of ${rounds}: ${one.words} words, median ${one.p50Ms} ms, p90 ${one.p90Ms} ms, chrF ${one.chrF.toFixed(1)}, ${one.wordErrorPercent.toFixed(1)} word errors in 100, ${one.underruns} underruns\n`);

/** Frames of silence within words of a speaker, in all languages. */
export const underruns = (flow) => Object.values(flow.underruns).reduce((sum, each) => sum + each, 0);

/** The median of each figure over the calls of a kind: {kind: {figure: n}}. */
export const medians = (seen) =>
  Object.fromEntries(Object.entries(seen).map(([kind, calls]) => [kind, Object.fromEntries(FIGURES.map((name) => [name, Math.round(10 * median(calls.map((each) => each[name]))) / 10]))]));
