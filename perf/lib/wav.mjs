// Recorded speech.
/** As one float a sample, at `rate`, of a 16-bit WAV of one channel at a multiple of that rate. */
export function samplesOf(wav, rate) {
  const data = wav.indexOf('data', 12, 'latin1') + 8;
  const every = wav.readUInt32LE(24) / rate;
  return Float32Array.from({ length: Math.floor((wav.length - data) / (2 * every)) }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < every; k++) sum += wav.readInt16LE(data + 2 * (i * every + k));
    return sum / (every * 32_768);
  });
}
