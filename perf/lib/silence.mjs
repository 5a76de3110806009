// How long somebody was not heard, found out inside a page.

/** Of the microphones of `ids`, heard for `seconds` together: the longest silence of each in ms, windows of 10 ms below -46 dBFS. */
export async function inLongestSilences({ ids, seconds }) {
  const { voices } = await window.babelgrid.record(ids.map((speakerId) => ({ speakerId, voice: 'original' })), seconds);
  const size = window.babelgrid.sampleRateHz / 100;
  return voices.map((heard) => {
    let [longest, silent] = [0, 0];
    for (let from = 0; from + size <= heard.length; from += size) {
      let power = 0;
      for (let i = from; i < from + size; i++) power += heard[i] * heard[i];
      silent = Math.sqrt(power / size) < 0.005 ? silent + 1 : 0;
      longest = Math.max(longest, silent);
    }
    return 10 * longest;
  });
}

/** Notes in `window.sounds`, from now on, the longest gap between packets of each microphone, and when they came again after it. */
export function inGaps(ids) {
  clearInterval(window.watch);
  window.sounds = Object.fromEntries(ids.map((id) => [id, { lastMs: Date.now(), longestMs: 0, againMs: 0, stream: null }]));
  let running = false;
  window.watch = setInterval(async () => {
    if (running) return;
    running = true;
    for (const id of ids) {
      const sound = await window.babelgrid.sound(id);
      const stream = sound === null ? null : `${sound.ssrc} ${sound.packetsReceived}`;
      const seen = window.sounds[id];
      if (stream === null || stream === seen.stream) continue;
      const gapMs = Date.now() - seen.lastMs;
      if (gapMs >= seen.longestMs) Object.assign(seen, { longestMs: gapMs, againMs: Date.now() });
      Object.assign(seen, { lastMs: Date.now(), stream });
    }
    running = false;
  }, 20);
}
