// chrF (Popović 2015): F2 of character n-grams up to six, spaces apart, in hundredths.
const ORDER = 6;
const BETA = 2;

export function chrF(hypothesis, reference) {
  const [one, other] = [hypothesis, reference].map((text) => text.normalize('NFKC').replace(/\s+/g, ''));
  let sum = 0;
  for (let n = 1; n <= ORDER; n++) {
    const [found, wanted] = [grams(one, n), grams(other, n)];
    let common = 0;
    for (const [gram, count] of found) common += Math.min(count, wanted.get(gram) ?? 0);
    const [precision, recall] = [common / Math.max(1, one.length - n + 1), common / Math.max(1, other.length - n + 1)];
    sum += common === 0 ? 0 : ((1 + BETA ** 2) * precision * recall) / (BETA ** 2 * precision + recall);
  }
  return (100 * sum) / ORDER;
}

function grams(text, n) {
  const counts = new Map();
  for (let i = 0; i + n <= text.length; i++) {
    const gram = text.slice(i, i + n);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}
