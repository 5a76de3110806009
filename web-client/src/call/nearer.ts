import { isNearer, measure } from '../signaling/nearest';

/** Where this person is, and could be; see Places. */
export interface Whereabouts {
  readonly here: string;
  readonly elsewhere: readonly string[];
}

const LOOK_EVERY_MS = 30_000;
/** Networks are uneasy in the first minutes, and whoever has just come has been measured. */
const DWELL_MS = 120_000;
/** A move is not noticed; ten an hour would be. */
const NOT_AGAIN_MS = 600_000;

/**
 * Looks now and then whether another node has become nearer than the one where this person is: they
 * changed networks, or it was away when they joined. Says so when it was nearer twice in a row.
 */
export class NearerNode {
  private readonly timer: ReturnType<typeof setInterval>;
  private here: string | null = null;
  private sinceMs = 0;
  private notBeforeMs = 0;
  private found: string | null = null;
  private looking = false;

  /**
   * @param whereabouts null while that is not certain: the node is away, or they are moving
   * @param tell is told which one is nearer
   */
  constructor(
    private readonly whereabouts: () => Whereabouts | null,
    private readonly tell: (place: string) => void,
    private readonly roundTripMs: (place: string) => Promise<number> = measure,
  ) {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const at = this.whereabouts();
    const nowMs = Date.now();
    if (at !== null && at.here !== this.here) {
      this.here = at.here;
      this.sinceMs = nowMs;
      this.found = null;
    }
    if (at === null || this.looking || at.elsewhere.length === 0) return;
    if (nowMs - this.sinceMs < DWELL_MS || nowMs < this.notBeforeMs) return;
    this.looking = true;
    const best = await this.nearest(at);
    this.looking = false;
    if (best !== null && best === this.found && this.whereabouts()?.here === at.here) {
      this.notBeforeMs = Date.now() + NOT_AGAIN_MS;
      this.found = null;
      this.tell(best);
    } else {
      this.found = best;
    }
  }

  /** Null when that is the one where they are, or next to it. */
  private async nearest({ here, elsewhere }: Whereabouts): Promise<string | null> {
    const [ownMs = Infinity, ...others] = await Promise.all(
      [here, ...elsewhere].map((place) => this.roundTripMs(place)),
    );
    const leastMs = Math.min(...others);
    // Their own node does not answer this, but the call goes on: nothing is known.
    if (!Number.isFinite(ownMs) || !isNearer(leastMs, ownMs)) return null;
    return elsewhere[others.indexOf(leastMs)] ?? null;
  }
}
