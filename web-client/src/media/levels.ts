/** Root mean square of what an analyser saw last, 0 to 1. */
export class LevelMeter {
  private readonly samples: Float32Array<ArrayBuffer>;

  constructor(private readonly analyser: AnalyserNode) {
    this.samples = new Float32Array(analyser.fftSize);
  }

  rms(): number {
    this.analyser.getFloatTimeDomainData(this.samples);
    let sum = 0;
    for (const sample of this.samples) sum += sample * sample;
    return Math.sqrt(sum / this.samples.length);
  }
}

/** The level of a local track that may change or be absent. */
export class TrackMeter {
  private readonly analyser: AnalyserNode;
  private readonly meter: LevelMeter;
  private source: MediaStreamAudioSourceNode | null = null;

  constructor(private readonly context: AudioContext) {
    this.analyser = context.createAnalyser();
    this.analyser.fftSize = 1024;
    this.meter = new LevelMeter(this.analyser);
  }

  follow(track: MediaStreamTrack | null): void {
    this.source?.disconnect();
    this.source =
      track === null ? null : this.context.createMediaStreamSource(new MediaStream([track]));
    this.source?.connect(this.analyser);
  }

  rms(): number {
    return this.source === null ? 0 : this.meter.rms();
  }
}

/** A level on the scale people hear by: 0 at -60 dBFS and below, 1 at -12 dBFS and above. */
export function loudness(rms: number): number {
  if (rms <= 0) return 0;
  const db = 20 * Math.log10(rms);
  return Math.min(1, Math.max(0, (db + 60) / 48));
}

/** Loud enough to be speech rather than the noise of a room: about -41 dBFS. */
export const SPEAKING_LOUDNESS = 0.4;
