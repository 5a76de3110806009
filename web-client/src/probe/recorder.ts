import type { AudioMixer, Voice } from '../media/audio-mixer';
import workletUrl from './recorder.worklet.ts?worker&url';

export interface Tap {
  readonly speakerId: string;
  readonly voice: Voice;
}

/** Records voices as they enter the listener's mix: after ducking, before anything is added. */
export class Recorder {
  private module: Promise<void> | null = null;

  constructor(private readonly mixer: AudioMixer) {}

  /**
   * Records several voices from the same frame on.
   *
   * @return mono samples of each tap, at the context's rate
   * @throws Error when a speaker is not in the call
   */
  async record(taps: readonly Tap[], seconds: number): Promise<Float32Array[]> {
    const { context } = this.mixer;
    this.module ??= context.audioWorklet.addModule(workletUrl);
    await this.module;
    const sources = taps.map(({ speakerId, voice }) => {
      const node = this.mixer.tap(speakerId, voice);
      if (node === null) throw new Error(`no ${voice} of ${speakerId} in this call`);
      return node;
    });
    const recorder = new AudioWorkletNode(context, 'babelgrid-recorder', {
      numberOfInputs: taps.length,
      numberOfOutputs: 0,
    });
    const connect = (): void => sources.forEach((node, i) => node.connect(recorder, 0, i));
    const disconnect = (): void => sources.forEach((node, i) => node.disconnect(recorder, 0, i));
    connect();
    try {
      return await collect(recorder, taps.length, Math.round(seconds * context.sampleRate));
    } finally {
      recorder.port.postMessage('done');
      disconnect();
    }
  }
}

function collect(node: AudioWorkletNode, inputs: number, frames: number): Promise<Float32Array[]> {
  const recorded = Array.from({ length: inputs }, () => new Float32Array(frames));
  let filled = 0;
  return new Promise((resolve) => {
    node.port.onmessage = ({ data }: MessageEvent<Float32Array[]>) => {
      if (filled >= frames) return;
      const quantum = data[0]?.length ?? 0;
      const kept = Math.min(quantum, frames - filled);
      data.forEach((samples, i) => recorded[i]?.set(samples.subarray(0, kept), filled));
      filled += kept;
      if (filled >= frames) resolve(recorded);
    };
  });
}
