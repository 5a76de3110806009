import { signal, type ReadonlySignal } from '@preact/signals';

/** The two pictures of one speaker: the camera as it is, and the one with redrawn lips. */
export type Picture = 'original' | 'lips';

/** How long the last redrawn picture waits for the original that follows it. */
export const HOLD_MS = 1_000;
/** Originals come and redrawn pictures have not for this long: the end of those was missed. */
export const STALL_MS = 1_000;

/**
 * Which picture of a speaker is shown. The node sends one of the two at a time and says which, but
 * its word and the frames travel apart: a picture gives way only to a frame that is really there, so
 * that a change shows no gap and no frame of long ago.
 */
export class PictureSwitch {
  private readonly current = signal<Picture>('original');
  private active = false;
  private lastLipsMs = 0;
  private hold: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  get shown(): ReadonlySignal<Picture> {
    return this.current;
  }

  /** Whether the node sends redrawn lips from now on, rather than the original. */
  lips(active: boolean): void {
    if (active === this.active) return;
    this.active = active;
    this.endHold();
    if (active || this.current.value === 'original') return;
    this.hold = setTimeout(() => this.show('original'), HOLD_MS);
  }

  /** A frame of one of the pictures has just been put on the screen. */
  presented(picture: Picture): void {
    if (picture === 'lips') {
      this.lastLipsMs = this.nowMs();
      if (this.active) this.show('lips');
    } else if (!this.active || this.nowMs() - this.lastLipsMs >= STALL_MS) {
      this.show('original');
    }
  }

  close(): void {
    this.endHold();
  }

  private show(picture: Picture): void {
    this.endHold();
    this.current.value = picture;
  }

  private endHold(): void {
    if (this.hold !== null) clearTimeout(this.hold);
    this.hold = null;
  }
}
