/** How media get from here to a node: directly, or through a relay that the service names. */
import { fieldsOf, send } from './rest';

/** Under what, and where, a node answers whoever wants to know whether UDP gets there. */
export interface Reach {
  readonly ufrag: string;
  readonly password: string;
  readonly addresses: readonly string[];
  readonly port: number;
}

export interface Ways {
  readonly reach: Reach;
  /** Whether there are relays, though they may be told to holders of a token only. */
  readonly relays: boolean;
  readonly servers: readonly RTCIceServer[];
  /** Until when their password is taken, epoch milliseconds; infinite without one. */
  readonly expiresAtMs: number;
}

/** A call is not held up for long by what most people do not need. */
const PATIENCE_MS = 1_500;
/** A password this close to its end may expire on the way. */
const MARGIN_MS = 60_000;

/**
 * Asks a node.
 *
 * @param place see {@link Places}
 */
export async function fetchWays(place: string): Promise<Ways> {
  const answer = await send('GET', `${place}/api/ice`, {
    type: 'application/json',
    patienceMs: PATIENCE_MS,
  });
  const { reach, relays, iceServers, expiresAt } = await fieldsOf(answer);
  const untilMs = typeof expiresAt === 'string' ? Date.parse(expiresAt) : NaN;
  return {
    reach: reach as Reach,
    relays: relays === true,
    servers: Array.isArray(iceServers) ? (iceServers as RTCIceServer[]) : [],
    expiresAtMs: Number.isNaN(untilMs) ? Infinity : untilMs,
  };
}

/** What nodes said, for as long as it holds. */
export class KnownWays {
  private readonly known = new Map<string, Promise<Ways>>();

  constructor(private readonly fetch: (place: string) => Promise<Ways> = fetchWays) {}

  /** The ways to a node; fails when it does not say. */
  async to(place: string): Promise<Ways> {
    const before = await this.known.get(place)?.catch(() => null);
    if (before !== undefined && before !== null && before.expiresAtMs - MARGIN_MS > Date.now()) {
      return before;
    }
    return this.now(place);
  }

  /** The same, asked anew: a node that began again answers under other credentials. */
  now(place: string): Promise<Ways> {
    const asked = this.fetch(place);
    this.known.set(place, asked);
    return asked;
  }

  /** Relays that lead to a node; none when it does not say: most people need none. */
  async relaysTo(place: string): Promise<readonly RTCIceServer[]> {
    try {
      return (await this.to(place)).servers;
    } catch {
      return [];
    }
  }
}
