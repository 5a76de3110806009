import { signal } from '@preact/signals';
import type { LocalMedia } from '../media/local-media';
import type { ClientMessage, Join, MediaKind } from '../signaling/messages';
import { t } from '../texts/texts';

interface Muted {
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
}

type Send = (message: Exclude<ClientMessage, Join>) => boolean;

/** Whether others hear and see this person, as far as this side knows, and what they were told. */
export class OwnMute {
  private readonly untaken = signal<readonly MediaKind[]>([]);
  private sent: Muted | null = null;

  constructor(private readonly local: Pick<LocalMedia, 'device'>) {}

  /** Takes in what the node takes nothing of now; answers what of it is news. */
  newlyUntaken(kinds: readonly MediaKind[]): readonly MediaKind[] {
    const before = this.untaken.value;
    if (kinds.join() !== before.join()) this.untaken.value = kinds;
    return kinds.filter((kind) => !before.includes(kind));
  }

  /** A change that came too fast was not made; the last wish still holds. */
  forget(): void {
    this.sent = null;
  }

  /** For `join`, which tells it. */
  told(): Muted {
    this.sent = this.now();
    return this.sent;
  }

  /** Tells it where it has changed. */
  send(send: Send): void {
    const now = this.now();
    const { audioMuted: audio, videoMuted: video } = now;
    if (audio === this.sent?.audioMuted && video === this.sent.videoMuted) return;
    if (send({ type: 'mute', audio, video })) this.sent = now;
  }

  private now(): Muted {
    return { audioMuted: this.isMuted('audio'), videoMuted: this.isMuted('video') };
  }

  private isMuted(kind: MediaKind): boolean {
    const { muted, track, state } = this.local.device(kind).value;
    return muted || track === null || state === 'held' || this.untaken.value.includes(kind);
  }
}

/** Why others do not see or hear somebody, and what to do. */
export const untakenText = (kind: MediaKind): string => t().devices.untaken[kind];
