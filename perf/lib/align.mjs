// How late recorded speech is heard: where it fits best into what was said.

/** Sound and its echo must agree by this much (normalised cross-correlation) to count. */
const AGREEMENT = 0.5;
/** And by so much more than at any other delay: a steady vowel fits in many places. */
const UNIQUE = 0.1;
const SAME_MS = 25;
/** Sound is seen some time after it was due, promptly at least once in so long. */
const PROMPT_MS = 1_000;
/** A clock that moves by more than that from one such time to the next has jumped: sound was left out, or the device stood still. */
const JUMP_MS = 15;

/**
 * When samples of a track were due at the ear, given when its pieces were seen: [{fromSample, atMs, jumped}] by the piece, in order.
 *
 * @param pieces [[seenMs, samples]] without regard to what may be missing between them
 */
export function heardAt(pieces, rate) {
  let before = 0;
  const seen = pieces.map(([seenMs, samples]) => {
    const one = { fromSample: before, seenMs, lateMs: seenMs - (1_000 * before) / rate };
    before += samples;
    return one;
  });
  const least = (from, to) => Math.min(...seen.filter(({ seenMs }) => seenMs >= from && seenMs <= to).map(({ lateMs }) => lateMs));
  return seen.map(({ fromSample, seenMs }) => {
    const earlier = least(seenMs - PROMPT_MS, seenMs);
    const later = least(seenMs, seenMs + PROMPT_MS);
    return { fromSample, atMs: (1_000 * fromSample) / rate + Math.min(earlier, later), jumped: Math.abs(earlier - later) > JUMP_MS };
  });
}

/**
 * Delays in milliseconds, window by window: [{atMs, delayMs}]. Windows that are silent, that fit nowhere, or in which the clock of
 * what was heard jumped, are left out.
 *
 * @param said samples that repeat for ever
 * @param saidFromMs at a time in ms: when the first of them was said
 * @param heard {pieces, pcm}: when they were seen (see `heardAt`), and 16-bit samples
 */
export function delays(said, saidFromMs, heard, rate, { windowMs = 800, everyMs = 1_000, longestMs = 1_500 } = {}) {
  const length = (windowMs * rate) / 1_000;
  const reach = (longestMs * rate) / 1_000;
  const found = [];
  const pieces = heardAt(heard.pieces, rate);
  for (let at = 0; at + length <= heard.pcm.length; at += (everyMs * rate) / 1_000) {
    const window = Float32Array.from(heard.pcm.subarray(at, at + length), (sample) => sample / 32_768);
    const power = window.reduce((sum, sample) => sum + sample * sample, 0);
    if (power / length < 1e-4) continue;
    const covering = pieces.filter(({ fromSample }, i) => fromSample < at + length && (pieces[i + 1]?.fromSample ?? Infinity) > at);
    if (covering.some(({ jumped }) => jumped)) continue;
    const atMs = covering[0].atMs + (1_000 * (at - covering[0].fromSample)) / rate;
    const fromMs = saidFromMs(atMs);
    const newest = Math.round(((atMs - fromMs) * rate) / 1_000);
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
    if (scores[best] >= Math.max(AGREEMENT, elsewhere + UNIQUE)) {
      const delayMs = (1_000 * (reach - best)) / rate;
      // What the speaker's clock was when it was said, not when it was heard.
      found.push({ atMs, delayMs: delayMs + fromMs - saidFromMs(atMs - delayMs) });
    }
  }
  return found;
}
