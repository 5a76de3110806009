/** The part of an AudioParam that ducking needs. */
export interface Gain {
  readonly value: number;
  setValueAtTime(value: number, time: number): unknown;
  linearRampToValueAtTime(value: number, time: number): unknown;
  cancelScheduledValues(time: number): unknown;
}

/** How loud the original stays under a translation unless the listener chooses otherwise. */
export const DEFAULT_ORIGINAL_SHARE = 0.15;

export const RAMP_SECONDS = 0.15;

/** Lowers one original under its translation and brings it back, without steps that click. */
export class Ducker {
  private ducked = false;

  constructor(
    private readonly gain: Gain,
    private readonly nowSeconds: () => number,
    private share: number = DEFAULT_ORIGINAL_SHARE,
  ) {}

  /** Where the gain is or is going, 0 to 1. */
  get target(): number {
    return this.ducked ? this.share : 1;
  }

  duck(ducked: boolean): void {
    if (ducked === this.ducked) return;
    this.ducked = ducked;
    this.ramp();
  }

  /** @param share gain of the original while it is ducked, 0 to 1 */
  setShare(share: number): void {
    this.share = Math.min(1, Math.max(0, share));
    if (this.ducked) this.ramp();
  }

  private ramp(): void {
    const now = this.nowSeconds();
    // A ramp starts from the last event before it: pin the value of this moment first.
    const value = this.gain.value;
    this.gain.cancelScheduledValues(now);
    this.gain.setValueAtTime(value, now);
    this.gain.linearRampToValueAtTime(this.target, now + RAMP_SECONDS);
  }
}
