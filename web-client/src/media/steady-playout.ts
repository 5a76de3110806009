import { needBetween, PlayoutDelay, together, type BufferStats } from './playout-delay';

const EVERY_MS = 1_000;

/** Part of an RTCRtpReceiver; not every browser lets pages set how long it waits. */
export interface DelayedReceiver {
  readonly track: { readonly id: string };
  jitterBufferTarget?: number | null;
}

/** Part of a CallPeer. */
export interface Receiving {
  getStats(): Promise<RTCStatsReport>;
  /** By track id. */
  receivers(): ReadonlyMap<string, DelayedReceiver>;
}

/** Keeps sound and picture of each stream waiting alike, by {@link PlayoutDelay}. */
export class SteadyPlayout {
  private readonly delays = new Map<string, PlayoutDelay>();
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
    const receiving = this.peer.receivers();
    const streams = this.streams();
    for (const [id, tracks] of streams) {
      const receivers = tracks.flatMap((track) => receiving.get(track) ?? []);
      const needs = receivers.flatMap(({ track }) => {
        const now = counts.get(track.id);
        return now === undefined ? [] : [needBetween(this.seen.get(track.id), now)];
      });
      const targetMs = this.delayOf(id).update(together(needs), nowMs);
      for (const receiver of receivers) {
        if (receiver.jitterBufferTarget !== undefined) receiver.jitterBufferTarget = targetMs;
      }
    }
    this.seen = counts;
    for (const id of this.delays.keys()) if (!streams.has(id)) this.delays.delete(id);
  }

  private delayOf(id: string): PlayoutDelay {
    const known = this.delays.get(id) ?? new PlayoutDelay();
    this.delays.set(id, known);
    return known;
  }
}

function countsOf(report: RTCStatsReport): ReadonlyMap<string, BufferStats> {
  const counts = new Map<string, BufferStats>();
  for (const each of report.values() as Iterable<RTCStats>) {
    if (each.type !== 'inbound-rtp') continue;
    const inbound = each as RTCInboundRtpStreamStats;
    counts.set(inbound.trackIdentifier, {
      emitted: inbound.jitterBufferEmittedCount ?? 0,
      wantedS: inbound.jitterBufferMinimumDelay ?? 0,
      freezes: inbound.freezeCount ?? 0,
    });
  }
  return counts;
}
