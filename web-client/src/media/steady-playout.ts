import {
  Alignment,
  needBetween,
  PlayoutDelay,
  together,
  waitedBetween,
  type BufferStats,
  type Need,
  type Played,
} from './playout-delay';

const EVERY_MS = 1_000;

/** Part of an RTCRtpReceiver; not every browser lets pages set how long it waits. */
export interface DelayedReceiver {
  readonly track: { readonly id: string; readonly kind: string };
  jitterBufferTarget?: number | null;
}

/** Part of a CallPeer. */
export interface Receiving {
  getStats(): Promise<RTCStatsReport>;
  /** By track id. */
  receivers(): ReadonlyMap<string, DelayedReceiver>;
}

/** One track of a stream: its receiver, and what its buffer needs and plays. */
interface Received {
  readonly receiver: DelayedReceiver;
  readonly need: Need;
  readonly waitedMs: number | null;
  readonly playedMs: number;
}

interface Control {
  readonly delay: PlayoutDelay;
  readonly alignment: Alignment;
}

/**
 * Keeps sound and picture of each stream waiting alike, by {@link PlayoutDelay}, and together, by
 * {@link Alignment}.
 */
export class SteadyPlayout {
  private readonly controls = new Map<string, Control>();
  private seen: ReadonlyMap<string, BufferStats> = new Map();
  private readonly timer: ReturnType<typeof setInterval>;

  /** @param streams ids of the tracks that are played in sync, by the stream they share */
  constructor(
    private readonly peer: Receiving,
    private readonly streams: () => ReadonlyMap<string, readonly string[]>,
  ) {
    this.timer = setInterval(() => void this.adjust(performance.now()), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async adjust(nowMs: number): Promise<void> {
    const counts = countsOf(await this.peer.getStats());
    const receivers = this.peer.receivers();
    const streams = this.streams();
    for (const [id, tracks] of streams) {
      const received = tracks.flatMap((track): Received[] => {
        const receiver = receivers.get(track);
        const now = receiver && counts.get(receiver.track.id);
        if (receiver === undefined || now === undefined) return [];
        const before = this.seen.get(receiver.track.id);
        const need = needBetween(before, now);
        return [{ receiver, need, waitedMs: waitedBetween(before, now), playedMs: now.playedMs }];
      });
      this.apply(this.controlOf(id), received, nowMs);
    }
    this.seen = counts;
    for (const id of this.controls.keys()) if (!streams.has(id)) this.controls.delete(id);
  }

  private apply({ delay, alignment }: Control, received: readonly Received[], nowMs: number): void {
    const waitMs = delay.update(together(received.map(({ need }) => need)), nowMs);
    const soundMs = waitMs === null ? null : alignment.update(waitMs, playedOf(received));
    for (const { receiver } of received) {
      if (receiver.jitterBufferTarget === undefined) continue;
      receiver.jitterBufferTarget = receiver.track.kind === 'audio' ? soundMs : waitMs;
    }
  }

  private controlOf(id: string): Control {
    const known = this.controls.get(id);
    if (known !== undefined) return known;
    const control = { delay: new PlayoutDelay(), alignment: new Alignment() };
    this.controls.set(id, control);
    return control;
  }
}

/** By the clock of their sender; null unless both play. */
function playedOf(received: readonly Received[]): Played | null {
  const of = (kind: string): Received | undefined =>
    received.find(({ receiver, need }) => receiver.track.kind === kind && need.wantedMs !== null);
  const [sound, picture] = [of('audio'), of('video')];
  if (!sound?.playedMs || !picture?.playedMs || sound.waitedMs === null) return null;
  return { trailsMs: picture.playedMs - sound.playedMs, waitedMs: sound.waitedMs };
}

function countsOf(report: RTCStatsReport): ReadonlyMap<string, BufferStats> {
  const counts = new Map<string, BufferStats>();
  for (const each of report.values() as Iterable<RTCStats>) {
    if (each.type !== 'inbound-rtp') continue;
    const inbound = each as RTCInboundRtpStreamStats & { estimatedPlayoutTimestamp?: number };
    counts.set(inbound.trackIdentifier, {
      emitted: inbound.jitterBufferEmittedCount ?? 0,
      wantedS: inbound.jitterBufferMinimumDelay ?? 0,
      waitedS: inbound.jitterBufferDelay ?? 0,
      freezes: inbound.freezeCount ?? 0,
      repairs: Math.max(0, inbound.packetsLost ?? 0) + (inbound.nackCount ?? 0),
      playedMs: inbound.estimatedPlayoutTimestamp ?? 0,
    });
  }
  return counts;
}
