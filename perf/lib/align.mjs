// How late recorded speech is heard: where it fits best into what was said.

/** Sound and its echo must agree by this much (normalised cross-correlation) to count. */
const AGREEMENT = 0.5;
/** And by so much more than at any other delay: a steady vowel fits in many places. */
const UNIQUE = 0.1;
const SAME_MS = 25;

/**
 * Delays in milliseconds, window by window: [{atMs, delayMs}]. Windows that are silent, or that fit nowhere, are left out.
 *
 * @param said samples that repeat for ever, the first at `saidFromMs`
 * @param heard {atMs, pcm}: when the first sample came, and 16-bit samples without a gap
 */
export function delays(said, saidFromMs, heard, rate, { windowMs = 800, everyMs = 1_000, longestMs = 1_500 } = {}) {
  const length = (windowMs * rate) / 1_000;
  const reach = (longestMs * rate) / 1_000;
  const found = [];
  for (let at = 0; at + length <= heard.pcm.length; at += (everyMs * rate) / 1_000) {
    const window = Float32Array.from(heard.pcm.subarray(at, at + length), (sample) => sample / 32_768);
    const power = window.reduce((sum, sample) => sum + sample * sample, 0);
    if (power / length < 1e-4) continue;
    const atMs = heard.atMs + (1_000 * at) / rate;
    const newest = Math.round(((atMs - saidFromMs) * rate) / 1_000);
    const scores = new Float32Array(reach + 1);
    const reference = Float32Array.from({ length: length + reach }, (_, i) => {
      const index = newest - reach + i;
      return index < 0 ? 0 : said[index % said.length];
    });
    for (let start = 0; start <= reach; start++) {
      let product = 0;
      let referencePower = 1e-9;
      for (let i = 0; i < length; i++) {
        product += window[i] * reference[start + i];
        referencePower += reference[start + i] * reference[start + i];
      }
      scores[start] = product / Math.sqrt(power * referencePower);
    }
    const best = scores.reduce((top, score, start) => (score > scores[top] ? start : top), 0);
    const same = (SAME_MS * rate) / 1_000;
    const elsewhere = scores.reduce((top, score, start) => (Math.abs(start - best) > same ? Math.max(top, score) : top), 0);
    if (scores[best] >= Math.max(AGREEMENT, elsewhere + UNIQUE)) found.push({ atMs, delayMs: (1_000 * (reach - best)) / rate });
  }
  return found;
}
