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

/** 16-bit WAV of one channel. */
export function wavOf(samples, rate) {
  const wav = Buffer.alloc(44 + 2 * samples.length);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + 2 * samples.length, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(2 * rate, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, i) => wav.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, sample))), 44 + 2 * i));
  return wav;
}
