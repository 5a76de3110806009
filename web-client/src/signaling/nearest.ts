/** Which node of the grid a call is best joined at: near to this person, and to the others. */
import { listOf, send } from './rest';

export interface Candidate {
  /** As {@link Places} names it. */
  readonly place: string;
  /** Whether the page came from it. */
  readonly here: boolean;
  /** Whether somebody is in the room there. */
  readonly inRoom: boolean;
}

export interface Measured extends Candidate {
  /** Infinite when it could not be reached. */
  readonly roundTripMs: number;
}

/** The first request opens the connection; the least of these is the way. */
const MEASUREMENTS = 4;
const PING_LIMIT_MS = 1_500;
/** Another node must be nearer by this and by this share, or people go to and fro for nothing. */
const GAIN_MS = 20;
const GAIN_SHARE = 0.25;
/** A node that has the room already saves the others the way between nodes. */
const IN_ROOM_MS = 15;

/** The nodes at which that room may be joined; one alone where there is no grid. */
export async function fetchCandidates(
  room: string,
  speak: string,
  hear: string,
): Promise<readonly Candidate[]> {
  const query = new URLSearchParams({ room, speak, hear });
  const answer = await send('GET', `/api/nodes?${query}`, { type: 'application/json' });
  return (await listOf(answer)).flatMap(({ url, here, inRoom }) => {
    if (typeof url !== 'string') return [];
    const place = here === true ? '' : originOf(url);
    return place === null ? [] : [{ place, here: here === true, inRoom: inRoom === true }];
  });
}

const originOf = (url: string): string | null => {
  try {
    return new URL(url).origin;
  } catch {
    return null;
  }
};

export function measureAll(
  candidates: readonly Candidate[],
  ping: (place: string) => Promise<number> = pingOf,
): Promise<readonly Measured[]> {
  return Promise.all(
    candidates.map(async (one) => ({ ...one, roundTripMs: await measure(one.place, ping) })),
  );
}

/** The way to a node and back, in ms; infinite when it cannot be reached. */
export async function measure(
  place: string,
  ping: (place: string) => Promise<number> = pingOf,
): Promise<number> {
  let least = Infinity;
  try {
    await ping(place);
    for (let i = 0; i < MEASUREMENTS; i++) least = Math.min(least, await ping(place));
  } catch {
    // What was measured before it broke counts: one request may get lost.
  }
  return least;
}

async function pingOf(place: string): Promise<number> {
  const startMs = performance.now();
  const response = await fetch(`${place}/api/ping`, {
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(PING_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`ping: ${response.status}`);
  return performance.now() - startMs;
}

/** The places to join at, the best first; those that cannot be reached are left out. */
export function byPreference(measured: readonly Measured[]): readonly string[] {
  const near = measured
    .filter(({ roundTripMs }) => Number.isFinite(roundTripMs))
    .sort((a, b) => a.roundTripMs - b.roundTripMs);
  const best = preferred(near);
  if (best === undefined) return [''];
  return [best, ...near.filter((one) => one !== best)].map(({ place }) => place);
}

/** Of nodes in the order of their distance. */
function preferred(near: readonly Measured[]): Measured | undefined {
  const [nearest] = near;
  if (nearest === undefined) return undefined;
  const withRoom = near.filter(
    ({ inRoom, roundTripMs }) => inRoom && roundTripMs <= nearest.roundTripMs + IN_ROOM_MS,
  );
  const own = near.find(({ here }) => here);
  if (withRoom.length > 0) return withRoom.find((one) => one === own) ?? withRoom[0];
  if (own === undefined) return nearest;
  return isNearer(nearest.roundTripMs, own.roundTripMs) ? nearest : own;
}

/** Whether the way to another node is shorter by enough to be worth going there. */
export const isNearer = (otherMs: number, ownMs: number): boolean =>
  ownMs - otherMs > Math.max(GAIN_MS, GAIN_SHARE * ownMs);
