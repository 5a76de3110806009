import { DEFAULT_ORIGINAL_SHARE, Ducker } from './ducker';
import { LevelMeter } from './levels';

export type Voice = 'original' | 'translation';

const PUMP_RETRY_MS = 500;
/** A track whose first packets have come plays sooner. */
const SWAP_LIMIT_MS = 250;

/** How a track comes into the mix. */
interface Input {
  readonly track: MediaStreamTrack;
  readonly source: MediaStreamAudioSourceNode;
  readonly pump: HTMLAudioElement;
}

/** One voice of one speaker: the track as received, metered, and its way into the mix. */
class VoiceChannel {
  readonly gain: GainNode;
  private readonly meter: LevelMeter;
  private readonly analyser: AnalyserNode;
  private input: Input | null = null;
  /** Takes the place of `input` as soon as it plays. */
  private next: Input | null = null;

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

  /**
   * Plays a track; the one that plays already, named again after every negotiation, plays on. One
   * that still sounds plays until the new one does: the speaker comes from another node now.
   */
  attach(track: MediaStreamTrack): void {
    if (track === (this.next ?? this.input)?.track) return;
    this.drop(this.next);
    this.next = null;
    const stream = new MediaStream([track]);
    const next: Input = {
      track,
      source: this.context.createMediaStreamSource(stream),
      pump: startPump(stream),
    };
    if (this.input === null || this.input.track.readyState === 'ended') {
      this.use(next);
      return;
    }
    this.next = next;
    const swap = (): void => {
      if (this.next === next) this.use(next);
    };
    next.pump.addEventListener('playing', swap, { once: true });
    setTimeout(swap, SWAP_LIMIT_MS);
  }

  rms(): number {
    return this.input === null ? 0 : this.meter.rms();
  }

  close(): void {
    this.drop(this.input);
    this.drop(this.next);
    this.input = this.next = null;
    this.gain.disconnect();
  }

  private use(next: Input): void {
    this.drop(this.input);
    this.input = next;
    this.next = null;
    next.source.connect(this.analyser);
    next.source.connect(this.gain);
  }

  private drop(input: Input | null): void {
    if (input === null) return;
    input.source.disconnect();
    input.pump.onpause = null;
    input.pump.srcObject = null;
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
