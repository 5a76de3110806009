// What counts of rare events say.

/** The probability that a Poisson variable of this mean is `count` or less. */
function atMost(count, mean) {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

/** How often something happens at most, with 95 % confidence, that was seen `count` times in `of` independent tries (exact, Poisson). */
export function chanceAtMost(count, of) {
  let low = count;
  let high = count + 20 + 5 * Math.sqrt(count);
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (atMost(count, middle) > 0.05) low = middle;
    else high = middle;
  }
  return Math.min(1, high / of);
}
