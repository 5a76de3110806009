import { signal, type ReadonlySignal } from '@preact/signals';
import type { AudioMixer } from '../media/audio-mixer';
import { loudness, SPEAKING_LOUDNESS, TrackMeter } from '../media/levels';
import type { Participant } from '../signaling/messages';
import { VoiceWatch } from './voice-watch';

const HOLD_MS = 500;

/** Who is heard right now, this person included, by how loud they are. */
export class Speaking {
  private readonly loud = signal<ReadonlySet<string>>(new Set());
  private readonly lastLoudMs = new Map<string, number>();
  private readonly voiceWatch = new VoiceWatch();
  private readonly ownMeter: TrackMeter;

  /** @param onQuiet the end of this speaker's synthetic voice was missed */
  constructor(
    context: AudioContext,
    private readonly mixer: AudioMixer,
    private readonly onQuiet: (speakerId: string) => void,
  ) {
    this.ownMeter = new TrackMeter(context);
  }

  get ids(): ReadonlySignal<ReadonlySet<string>> {
    return this.loud;
  }

  /** This person's own microphone. */
  follow(track: MediaStreamTrack | null): void {
    this.ownMeter.follow(track);
  }

  talk(speakerId: string, talking: boolean, nowMs: number): void {
    this.voiceWatch.talk(speakerId, talking, nowMs);
  }

  measure(participants: readonly Participant[], selfId: string | null, nowMs: number): void {
    for (const { id, audioMuted } of participants) {
      const original = id === selfId ? this.ownMeter.rms() : this.mixer.rms(id, 'original');
      const translation = this.mixer.rms(id, 'translation');
      if (this.voiceWatch.heard(id, translation, nowMs)) this.onQuiet(id);
      const level = Math.max(audioMuted ? 0 : loudness(original), loudness(translation));
      if (level >= SPEAKING_LOUDNESS) this.lastLoudMs.set(id, nowMs);
    }
    const isLoud = (id: string): boolean => {
      const lastMs = this.lastLoudMs.get(id);
      return lastMs !== undefined && nowMs - lastMs < HOLD_MS;
    };
    const ids = participants.map((each) => each.id).filter(isLoud);
    const same = ids.length === this.loud.value.size && ids.every((id) => this.loud.value.has(id));
    if (!same) this.loud.value = new Set(ids);
  }
}
