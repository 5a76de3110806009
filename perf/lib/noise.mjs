// Sounds of a room in which nobody speaks, 48 kHz mono, the same for the same seed.
import { wavOf } from './wav.mjs';

const RATE_HZ = 48_000;

export const silence = (seconds) => new Float32Array(seconds * RATE_HZ);

/** Pink noise at -40 dBFS, mains hum at -46 dBFS, and a burst of keystrokes every few seconds. */
export function noise(seconds, seed) {
  const random = generator(seed);
  const samples = new Float32Array(seconds * RATE_HZ);
  const pink = pinkNoise(random);
  for (let i = 0; i < samples.length; i++) {
    const hum = 0.007 * Math.sin((2 * Math.PI * 50 * i) / RATE_HZ) + 0.003 * Math.sin((2 * Math.PI * 150 * i) / RATE_HZ);
    samples[i] = 0.01 * pink() + hum;
  }
  for (let at = RATE_HZ; at < samples.length; at += Math.round((0.08 + 0.2 * random()) * RATE_HZ)) {
    if (random() < 0.1) at += Math.round(3 * RATE_HZ * random());
    keystroke(samples, at, 0.05 + 0.15 * random(), random);
  }
  return samples;
}

function keystroke(samples, at, level, random) {
  const length = Math.min(samples.length - at, Math.round(0.03 * RATE_HZ));
  for (let i = 0; i < length; i++) {
    samples[at + i] += level * Math.exp(-i / (0.004 * RATE_HZ)) * (2 * random() - 1);
  }
}

/** White noise through three first-order sections (P. Kellet's economy filter), about unit power. */
function pinkNoise(random) {
  let [b0, b1, b2] = [0, 0, 0];
  return () => {
    const white = 2 * random() - 1;
    b0 = 0.99765 * b0 + white * 0.099046;
    b1 = 0.963 * b1 + white * 0.2965164;
    b2 = 0.57 * b2 + white * 1.0526913;
    return (b0 + b1 + b2 + white * 0.1848) / 1.5;
  };
}

/** Mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const wav = (samples) => wavOf(samples, RATE_HZ);
