import type { Quantum } from './recorder';

/**
 * Hands every render quantum of its inputs to the page, mixed down to mono, all inputs from the same
 * frame on.
 */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare const currentTime: number;
declare function registerProcessor(
  name: string,
  processor: new () => AudioWorkletProcessor & {
    process(inputs: Float32Array[][]): boolean;
  },
): void;

const QUANTUM = 128;

class Recorder extends AudioWorkletProcessor {
  private done = false;

  constructor() {
    super();
    this.port.onmessage = () => (this.done = true);
  }

  process(inputs: Float32Array[][]): boolean {
    this.port.postMessage({ inputs: inputs.map(mono), atSeconds: currentTime } satisfies Quantum);
    return !this.done;
  }
}

/** An input without a running source has no channels: silence. */
function mono(channels: Float32Array[]): Float32Array {
  const mixed = new Float32Array(QUANTUM);
  for (const channel of channels) {
    for (let i = 0; i < QUANTUM; i++)
      mixed[i] = (mixed[i] ?? 0) + (channel[i] ?? 0) / channels.length;
  }
  return mixed;
}

registerProcessor('babelgrid-recorder', Recorder);
