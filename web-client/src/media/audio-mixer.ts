import { DEFAULT_ORIGINAL_SHARE, Ducker } from './ducker';
import { LevelMeter } from './levels';

export type Voice = 'original' | 'translation';

const PUMP_RETRY_MS = 500;

/** One voice of one speaker: the track as received, metered, and its way into the mix. */
class VoiceChannel {
  readonly gain: GainNode;
  private readonly meter: LevelMeter;
  private readonly analyser: AnalyserNode;
  private track: MediaStreamTrack | null = null;
  private source: MediaStreamAudioSourceNode | null = null;
  private pump: HTMLAudioElement | null = null;

  constructor(
    private readonly context: AudioContext,
    output: AudioNode,
  ) {
    this.gain = context.createGain();
    this.analyser = context.createAnalyser();
    this.analyser.fftSize = 1024;
    this.meter = new LevelMeter(this.analyser);
    this.gain.connect(output);
  }

  /** Plays a track; the one that plays already, named again after every negotiation, plays on. */
  attach(track: MediaStreamTrack): void {
    if (track === this.track) return;
    this.detach();
    this.track = track;
    const stream = new MediaStream([track]);
    this.pump = startPump(stream);
    this.source = this.context.createMediaStreamSource(stream);
    this.source.connect(this.analyser);
    this.source.connect(this.gain);
  }

  rms(): number {
    return this.source === null ? 0 : this.meter.rms();
  }

  close(): void {
    this.detach();
    this.gain.disconnect();
  }

  private detach(): void {
    this.source?.disconnect();
    this.source = null;
    this.track = null;
    if (this.pump !== null) {
      this.pump.onpause = null;
      this.pump.srcObject = null;
    }
    this.pump = null;
  }
}

/**
 * Chromium decodes a remote track for Web Audio only while a media element plays it too. One that
 * does not start, or is paused by the browser, is started again: the voice would be silent for good.
 */
function startPump(stream: MediaStream): HTMLAudioElement {
  const pump = new Audio();
  pump.muted = true;
  pump.srcObject = stream;
  const play = (): void => {
    if (pump.srcObject === null) return;
    pump.play().catch(() => setTimeout(play, PUMP_RETRY_MS));
  };
  pump.onpause = play;
  play();
  return pump;
}

interface SpeakerChannels {
  readonly original: VoiceChannel;
  readonly translation: VoiceChannel;
  readonly ducker: Ducker;
}

/** What this listener hears: every speaker's original, ducked under the speaker's translation. */
export class AudioMixer {
  private readonly speakers = new Map<string, SpeakerChannels>();
  private readonly output: GainNode;
  private share = DEFAULT_ORIGINAL_SHARE;

  constructor(readonly context: AudioContext) {
    this.output = context.createGain();
    this.output.connect(context.destination);
  }

  attach(speakerId: string, voice: Voice, track: MediaStreamTrack): void {
    this.speaker(speakerId)[voice].attach(track);
  }

  /** Drops the speakers that are not in `here`. */
  retain(here: ReadonlySet<string>): void {
    for (const [id, speaker] of this.speakers) {
      if (here.has(id)) continue;
      speaker.original.close();
      speaker.translation.close();
      this.speakers.delete(id);
    }
  }

  duck(speakerId: string, ducked: boolean): void {
    this.speakers.get(speakerId)?.ducker.duck(ducked);
  }

  /** @param share gain of originals under a translation, 0 to 1 */
  setOriginalShare(share: number): void {
    this.share = share;
    for (const speaker of this.speakers.values()) speaker.ducker.setShare(share);
  }

  /** Root mean square of a voice as received, 0 to 1. */
  rms(speakerId: string, voice: Voice): number {
    return this.speakers.get(speakerId)?.[voice].rms() ?? 0;
  }

  /** The gain of a voice at this moment; null when the speaker is not here. */
  gain(speakerId: string, voice: Voice): number | null {
    return this.speakers.get(speakerId)?.[voice].gain.gain.value ?? null;
  }

  /** The node from which a voice enters the mix, after its gain. */
  tap(speakerId: string, voice: Voice): AudioNode | null {
    return this.speakers.get(speakerId)?.[voice].gain ?? null;
  }

  close(): void {
    this.retain(new Set());
    this.output.disconnect();
  }

  private speaker(id: string): SpeakerChannels {
    let speaker = this.speakers.get(id);
    if (speaker === undefined) {
      const original = new VoiceChannel(this.context, this.output);
      const translation = new VoiceChannel(this.context, this.output);
      const now = (): number => this.context.currentTime;
      const ducker = new Ducker(original.gain.gain, now, this.share);
      speaker = { original, translation, ducker };
      this.speakers.set(id, speaker);
    }
    return speaker;
  }
}
