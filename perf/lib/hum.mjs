// A voice without words that never pauses: harmonics that glide up and down, so that nobody takes them for noise.
import { writeFileSync } from 'node:fs';
import { wavOf } from './wav.mjs';

const RATE_HZ = 16_000;
const HARMONICS = 10;

export function writeHum(file, seconds) {
  const samples = new Float32Array(seconds * RATE_HZ);
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    const t = i / RATE_HZ;
    phase += (2 * Math.PI * (150 + 40 * Math.sin(2 * Math.PI * 0.7 * t))) / RATE_HZ;
    let voice = 0;
    for (let harmonic = 1; harmonic <= HARMONICS; harmonic++) voice += Math.sin(harmonic * phase) / harmonic;
    samples[i] = 0.2 * (0.65 + 0.35 * Math.sin(8 * Math.PI * t)) * voice;
  }
  writeFileSync(file, wavOf(samples, RATE_HZ));
  return file;
}
