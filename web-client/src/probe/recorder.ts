import type { AudioMixer, Voice } from '../media/audio-mixer';
import workletUrl from './recorder.worklet.ts?worker&url';

export interface Tap {
  readonly speakerId: string;
  readonly voice: Voice;
}

export interface Recording {
  /** Mono samples of each tap, in the order asked for. */
  readonly voices: Float32Array[];
  /** When the first sample was, on the audio context's clock. */
  readonly startAudioSeconds: number;
}

/** What the worklet sends for every render quantum. */
export interface Quantum {
  readonly inputs: Float32Array[];
  readonly atSeconds: number;
}

/** Records voices as they enter the listener's mix: after ducking, before anything is added. */
export class Recorder {
  private module: Promise<void> | null = null;

  constructor(private readonly mixer: AudioMixer) {}

  /**
   * Records several voices from the same frame on.
   *
   * @return samples at the context's rate
   * @throws Error when a speaker is not in the call
   */
  async record(taps: readonly Tap[], seconds: number): Promise<Recording> {
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
    sources.forEach((node, i) => node.connect(recorder, 0, i));
    try {
      return await collect(recorder, taps.length, Math.round(seconds * context.sampleRate));
    } finally {
      recorder.port.postMessage('done');
      sources.forEach((node, i) => disconnect(node, recorder, i));
    }
  }
}

/** The speaker may have left meanwhile and taken its connections with it. */
function disconnect(node: AudioNode, recorder: AudioNode, input: number): void {
  try {
    node.disconnect(recorder, 0, input);
  } catch {
    return;
  }
}

function collect(node: AudioWorkletNode, inputs: number, frames: number): Promise<Recording> {
  const voices = Array.from({ length: inputs }, () => new Float32Array(frames));
  let startAudioSeconds = 0;
  let filled = 0;
  return new Promise((resolve) => {
    node.port.onmessage = ({ data }: MessageEvent<Quantum>) => {
      if (filled === 0) startAudioSeconds = data.atSeconds;
      const kept = Math.min(data.inputs[0]?.length ?? 0, frames - filled);
      data.inputs.forEach((samples, i) => voices[i]?.set(samples.subarray(0, kept), filled));
      filled += kept;
      if (filled >= frames) resolve({ voices, startAudioSeconds });
    };
  });
}
