/** What a browser has counted, since it began, for one track that it receives (webrtc-stats). */
export interface BufferStats {
  /** Frames or samples that left the jitter buffer. */
  readonly emitted: number;
  /** Seconds, summed over them, that the network alone called for. */
  readonly wantedS: number;
  /** Seconds, summed over them, that they did wait. */
  readonly waitedS: number;
  readonly freezes: number;
  /** Packets that were lost, or asked for again. */
  readonly repairs: number;
  /** When what is played now was captured, in ms of its sender; 0 while that is unknown. */
  readonly playedMs: number;
}

/** What the tracks of one speaker called for in a while. */
export interface Need {
  /** The longest that one of them wants to wait for late packets; null when nothing came. */
  readonly wantedMs: number | null;
  /** A picture stood still for want of what the network owed it. */
  readonly froze: boolean;
}

const STEP_MS = 20;
/** Below this, sound and picture differ by less than anybody sees. */
const WORTH_MS = 80;
/** Margin and freezes ask for no more than this; what the network itself calls for is waited for. */
const MOST_MS = 600;
/** A retransmission is late by half as much again before a buffer has learnt of it. */
const MARGIN = 1.5;
/** Pictures of the first seconds: they stop and go on every network. */
const STARTING = 100;
const FREEZE_MARGIN_MS = 60;
/** So long without a freeze, or without a need as long as before, and less is tried. */
const CALM_MS = 60_000;
const FALL_EVERY_MS = 5_000;

/**
 * How long sound and picture of one speaker wait before they are played: both as long as the one
 * that needs more, longer at once and shorter reluctantly. Left to themselves, the two buffers move
 * up and down on their own, which on a bad network parts lips from voice by a fifth of a second, and
 * a picture waits for retransmissions that are lost themselves only once it has frozen.
 */
export class PlayoutDelay {
  private heldMs = 0;
  /** Where a freeze sends it: step by step, since sound and picture part on a longer stride. */
  private goalMs = 0;
  private fallsAtMs = Infinity;

  /**
   * To be asked about once a second.
   *
   * @return milliseconds for every track of the speaker, or null when browsers do best alone
   */
  update({ wantedMs, froze }: Need, nowMs: number): number | null {
    if (froze) this.goalMs = Math.min(MOST_MS, this.heldMs + FREEZE_MARGIN_MS);
    const neededMs = Math.max(
      withMargin(wantedMs ?? 0),
      Math.min(this.goalMs, this.heldMs + STEP_MS),
    );
    if (froze || neededMs > this.heldMs - STEP_MS) this.fallsAtMs = nowMs + CALM_MS;
    if (neededMs > this.heldMs) {
      this.heldMs = Math.ceil(neededMs / STEP_MS) * STEP_MS;
    } else if (wantedMs !== null && nowMs > this.fallsAtMs) {
      this.heldMs -= STEP_MS;
      this.fallsAtMs = nowMs + FALL_EVERY_MS;
    }
    if (this.heldMs >= this.goalMs) this.goalMs = 0;
    return this.heldMs >= WORTH_MS ? this.heldMs : null;
  }
}

function withMargin(wantedMs: number): number {
  return wantedMs < WORTH_MS ? wantedMs : Math.max(wantedMs, Math.min(MOST_MS, MARGIN * wantedMs));
}

/** Differences below this nobody notices, and the browser's estimate is no better. */
const ALIGNED_MS = 10;
/** Smaller ones are made up for bit by bit: what buffers say of their waiting is no better. */
const FAR_MS = 30;
const ALIGNING = 0.4;
const MOST_SHIFT_MS = 240;
/** A picture that froze, or one report that is off, is outvoted. */
const VOTES = 3;

/**
 * Speech waits for anything between {@link leastWaitMs} and {@link mostWaitMs} of its target:
 * Chromium makes it longer or shorter only outside (NetEq's decision_logic.cc), and what stands
 * between buffer and loudspeaker comes on top (measured).
 */
const BEYOND_BUFFER_MS = 20;
export const mostWaitMs = (targetMs: number): number => targetMs + BEYOND_BUFFER_MS;
export const leastWaitMs = (targetMs: number): number =>
  Math.max(0.75 * targetMs, targetMs - 85) + BEYOND_BUFFER_MS;

const targetOfMost = (ms: number): number => ms - BEYOND_BUFFER_MS;
const targetOfLeast = (ms: number): number =>
  Math.min((ms - BEYOND_BUFFER_MS) / 0.75, ms - BEYOND_BUFFER_MS + 85);

/** What played in the last second. */
export interface Played {
  /** How much later than the picture sound was. */
  readonly trailsMs: number;
  /** How long sound had waited. */
  readonly waitedMs: number;
}

/**
 * Sound moves against the picture until both play what was captured at the same time. The target it
 * gets is the one whose nearer end is where sound has to be.
 */
export class Alignment {
  private shiftMs = 0;
  private waitedMs: number[] = [];
  /** How long sound would have had to wait to be in step, beyond what the picture was told. */
  private inStepMs: number[] = [];

  /**
   * To be asked about once a second.
   *
   * @param waitMs how long the picture is told to wait
   * @param played null when that is unknown
   * @return milliseconds for the sound
   */
  update(waitMs: number, played: Played | null): number {
    if (played !== null) {
      this.waitedMs = [...this.waitedMs, played.waitedMs].slice(-VOTES);
      const inStepMs = played.waitedMs - played.trailsMs - waitMs;
      this.inStepMs = [...this.inStepMs, inStepMs].slice(-VOTES);
      this.move(waitMs, waitMs + median(this.inStepMs), median(this.waitedMs));
    }
    return Math.max(0, waitMs + this.shiftMs);
  }

  private move(waitMs: number, inStepMs: number, waitedMs: number): void {
    const lateMs = waitedMs - inStepMs;
    if (Math.abs(lateMs) <= ALIGNED_MS) return;
    const targetMs = waitMs + this.shiftMs;
    const movedMs =
      Math.abs(lateMs) <= FAR_MS
        ? targetMs - ALIGNING * lateMs
        : lateMs > 0
          ? Math.min(targetMs, targetOfMost(inStepMs))
          : Math.max(targetMs, targetOfLeast(inStepMs));
    this.shiftMs = Math.max(-MOST_SHIFT_MS, Math.min(MOST_SHIFT_MS, movedMs - waitMs));
  }
}

/** The lower one of an even number. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/**
 * What happened between two counts; a count that began anew, or a first one, says nothing. A freeze
 * without a trace of the network is one of a decoder that gets no time: waiting only adds to it.
 */
export function needBetween(before: BufferStats | undefined, now: BufferStats): Need {
  const wantedMs = meanMs('wantedS', before, now);
  if (before === undefined) return { wantedMs, froze: false };
  const froze = before.emitted >= STARTING && now.freezes > before.freezes;
  const soFarMs = (1_000 * before.wantedS) / before.emitted;
  const rose = wantedMs !== null && wantedMs > soFarMs + STEP_MS;
  return { wantedMs, froze: froze && (now.repairs > before.repairs || rose) };
}

/** How long what was played between two counts waited, in the mean; null where they don't say. */
export function waitedBetween(before: BufferStats | undefined, now: BufferStats): number | null {
  return meanMs('waitedS', before, now);
}

function meanMs(
  seconds: 'wantedS' | 'waitedS',
  before: BufferStats | undefined,
  now: BufferStats,
): number | null {
  const emitted = now.emitted - (before?.emitted ?? now.emitted);
  return before === undefined || emitted <= 0
    ? null
    : (1_000 * (now[seconds] - before[seconds])) / emitted;
}

/** The tracks of a speaker that are played together: what one of them needs, all wait for. */
export function together(needs: readonly Need[]): Need {
  const wanted = needs.flatMap(({ wantedMs }) => (wantedMs === null ? [] : [wantedMs]));
  return {
    wantedMs: wanted.length === 0 ? null : Math.max(...wanted),
    froze: needs.some(({ froze }) => froze),
  };
}
