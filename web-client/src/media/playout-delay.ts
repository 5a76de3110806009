/** What a browser has counted, since it began, for one track that it receives (webrtc-stats). */
export interface BufferStats {
  /** Frames or samples that left the jitter buffer. */
  readonly emitted: number;
  /** Seconds, summed over them, that the network alone called for. */
  readonly wantedS: number;
  readonly freezes: number;
  /** When what is played now was captured, in ms of its sender; 0 while that is unknown. */
  readonly playedMs: number;
}

/** What the tracks of one speaker called for in a while. */
export interface Need {
  /** The longest that one of them wants to wait for late packets; null when nothing came. */
  readonly wantedMs: number | null;
  readonly froze: boolean;
}

const STEP_MS = 20;
/** Below this, sound and picture differ by less than anybody sees. */
const WORTH_MS = 80;
/** Freezes ask for no more than this; what the network itself calls for is waited for anyway. */
const MOST_MS = 500;
/** Pictures of the first seconds: they stop and go on every network. */
const STARTING = 100;
const FREEZE_MARGIN_MS = 60;
const MOST_MARGIN_MS = 240;
/** So long without a freeze, or without a need as long as before, and less is tried. */
const CALM_MS = 60_000;
const MARGIN_FALL_MS = 2;

/**
 * How long sound and picture of one speaker wait before they are played: both as long as the one
 * that needs more, longer at once and shorter reluctantly. Left to themselves, the two buffers move
 * up and down on their own, which on a bad network parts lips from voice by a fifth of a second, and
 * a picture waits for retransmissions that are lost themselves only once it has frozen.
 */
export class PlayoutDelay {
  private marginMs = 0;
  private heldMs = 0;
  private frozeAtMs = -Infinity;
  private neededAtMs = -Infinity;

  /**
   * To be asked about once a second.
   *
   * @return milliseconds for every track of the speaker, or null when browsers do best alone
   */
  update({ wantedMs, froze }: Need, nowMs: number): number | null {
    if (froze) {
      this.marginMs = Math.min(MOST_MARGIN_MS, this.marginMs + FREEZE_MARGIN_MS);
      this.frozeAtMs = nowMs;
    } else if (nowMs - this.frozeAtMs > CALM_MS) {
      this.marginMs = Math.max(0, this.marginMs - MARGIN_FALL_MS);
    }
    if (wantedMs !== null) this.follow(wantedMs, nowMs);
    return this.heldMs >= WORTH_MS ? this.heldMs : null;
  }

  private follow(wantedMs: number, nowMs: number): void {
    const neededMs = Math.max(wantedMs, Math.min(MOST_MS, wantedMs + this.marginMs));
    if (neededMs > this.heldMs - STEP_MS) this.neededAtMs = nowMs;
    if (neededMs > this.heldMs) this.heldMs = Math.ceil(neededMs / STEP_MS) * STEP_MS;
    else if (nowMs - this.neededAtMs > CALM_MS) this.heldMs -= STEP_MS;
  }
}

/** Differences below this nobody notices, and the browser's estimate is no better. */
const ALIGNED_MS = 10;
const ALIGNING = 0.4;
const MOST_SHIFT_MS = 160;

/**
 * Sound moves against the picture until both play what was captured at the same time. A buffer of
 * speech holds its target only within some 85 ms, and two that have the same target stand apart by
 * as much.
 */
export class Alignment {
  private shiftMs = 0;

  /**
   * @param trailsMs how much later than the picture sound is; null when that is unknown
   * @return milliseconds that sound shall wait beyond the picture; negative: less
   */
  update(trailsMs: number | null): number {
    if (trailsMs !== null && Math.abs(trailsMs) > ALIGNED_MS) {
      const moved = this.shiftMs - ALIGNING * trailsMs;
      this.shiftMs = Math.max(-MOST_SHIFT_MS, Math.min(MOST_SHIFT_MS, moved));
    }
    return this.shiftMs;
  }
}

/** What happened between two counts; a count that began anew, or a first one, says nothing. */
export function needBetween(before: BufferStats | undefined, now: BufferStats): Need {
  const emitted = now.emitted - (before?.emitted ?? now.emitted);
  if (before === undefined || emitted <= 0) return { wantedMs: null, froze: false };
  return {
    wantedMs: (1_000 * (now.wantedS - before.wantedS)) / emitted,
    froze: before.emitted >= STARTING && now.freezes > before.freezes,
  };
}

/** The tracks of a speaker that are played together: what one of them needs, all wait for. */
export function together(needs: readonly Need[]): Need {
  const wanted = needs.flatMap(({ wantedMs }) => (wantedMs === null ? [] : [wantedMs]));
  return {
    wantedMs: wanted.length === 0 ? null : Math.max(...wanted),
    froze: needs.some(({ froze }) => froze),
  };
}
