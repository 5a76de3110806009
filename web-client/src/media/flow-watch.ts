/** A poll costs the browser some milliseconds with 60 tracks. */
const EVERY_MS = 300;
/** The node reports 20 times a second to who sends, and sound comes 50 times a second. */
const STALL_MS = 800;
/** Less in {@link EVERY_MS} than this is not what a call brings: reports of somebody alone. */
const FLOW_BYTES = 160;

/** What a call brings, as bytes that have come in all. */
export class Flow {
  private bytes = -1;
  private movedAtMs = 0;
  private flowedAtMs = -Infinity;
  private stalled = false;

  /**
   * To be asked every {@link EVERY_MS} or so.
   *
   * @return `stalled` once when a flow has stopped all at once, `resumed` when it goes on
   */
  update(bytes: number, nowMs: number): 'stalled' | 'resumed' | null {
    const grown = bytes - this.bytes;
    const begins = this.bytes < 0 || grown < 0;
    this.bytes = bytes;
    if (begins) {
      this.movedAtMs = nowMs;
      this.flowedAtMs = -Infinity;
      return null;
    }
    if (grown > 0) {
      this.movedAtMs = nowMs;
      if (grown >= FLOW_BYTES) this.flowedAtMs = nowMs;
      const resumed = this.stalled;
      this.stalled = false;
      return resumed ? 'resumed' : null;
    }
    const atOnce = this.movedAtMs - this.flowedAtMs <= 2 * EVERY_MS;
    if (this.stalled || !atOnce || nowMs - this.movedAtMs < STALL_MS) return null;
    this.stalled = true;
    return 'stalled';
  }
}

/** Tells of a peer connection whose path has died long before its browser says so. */
export class FlowWatch {
  private readonly flow = new Flow();
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly peer: { getStats(): Promise<RTCStatsReport> },
    private readonly events: { stalled(): void; resumed(): void },
  ) {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const report = await this.peer.getStats().catch(() => null);
    const news = report && this.flow.update(bytesOf(report), performance.now());
    if (news === 'stalled') this.events.stalled();
    else if (news === 'resumed') this.events.resumed();
  }
}

/** Of all paths; ICE's own checks do not count. */
export function bytesOf(report: RTCStatsReport): number {
  let bytes = 0;
  for (const each of report.values() as Iterable<RTCStats>) {
    if (each.type === 'candidate-pair')
      bytes += (each as RTCIceCandidatePairStats).bytesReceived ?? 0;
  }
  return bytes;
}
