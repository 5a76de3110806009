// Word error rate: the fewest substitutions, deletions and insertions, a reference word.
const words = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

/** Errors and reference words of a text that begins and ends anywhere in the endlessly repeated reference. */
export function wordErrors(reference, hypothesis) {
  const said = words(hypothesis);
  const one = words(reference);
  const times = Math.ceil(said.length / one.length) + 2;
  const expected = Array.from({ length: times * one.length }, (_, i) => one[i % one.length]);
  // Rows are words that were recognised; what was said before and after them costs nothing.
  let row = expected.map(() => 0);
  row.push(0);
  let from = row.map((_, j) => j);
  for (const word of said) {
    const next = [row[0] + 1];
    const nextFrom = [from[0]];
    for (let j = 1; j <= expected.length; j++) {
      const options = [
        [row[j - 1] + (expected[j - 1] === word ? 0 : 1), from[j - 1]],
        [row[j] + 1, from[j]],
        [next[j - 1] + 1, nextFrom[j - 1]],
      ];
      const [errors, start] = options.reduce((best, each) => (each[0] < best[0] ? each : best));
      next.push(errors);
      nextFrom.push(start);
    }
    row = next;
    from = nextFrom;
  }
  const end = row.reduce((best, errors, j) => (errors < row[best] ? j : best), 0);
  const referenceWords = end - from[end];
  return { errors: row[end], referenceWords, percent: (100 * row[end]) / Math.max(1, referenceWords) };
}
