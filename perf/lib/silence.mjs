// How long somebody was not heard, found out inside a page.

/**
 * Of the microphones of `ids`, heard together for `seconds`, or until `window.enough`: the longest silence of each in
 * ms, windows of 10 ms below -46 dBFS. Without an end that is known, recordings of 10 s overlap by 2 or more: a
 * silence below 2 s lies in one of them whole, and of a longer one at least 2 s do.
 */
export async function inLongestSilences({ ids, seconds = null }) {
  const [sliceS, everyS, leastOverlapS] = [10, 7, 2];
  const longest = ids.map(() => 0);
  let untilS = null;
  const listen = async (forS) => {
    const { voices, startAudioSeconds } = await window.babelgrid.record(ids.map((speakerId) => ({ speakerId, voice: 'original' })), forS);
    if (untilS !== null && untilS - startAudioSeconds < leastOverlapS) throw new Error('this page could not listen all the time');
    untilS = startAudioSeconds + forS;
    const size = window.babelgrid.sampleRateHz / 100;
    voices.forEach((heard, i) => {
      let silent = 0;
      for (let from = 0; from + size <= heard.length; from += size) {
        let power = 0;
        for (let at = from; at < from + size; at++) power += heard[at] * heard[at];
        silent = Math.sqrt(power / size) < 0.005 ? silent + 1 : 0;
        longest[i] = Math.max(longest[i], silent);
      }
    });
  };
  if (seconds !== null) {
    await listen(seconds);
  } else {
    const all = [];
    for (window.enough = false; !window.enough; await new Promise((resolve) => setTimeout(resolve, 1_000 * everyS))) all.push(listen(sliceS));
    await Promise.all(all);
  }
  return longest.map((windows) => 10 * windows);
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
