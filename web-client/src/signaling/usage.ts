/** What `GET /api/usage` and `GET /api/rooms/{id}/usage` tell, see SIGNALING.md. */
import { read } from './rest';
import { decimal, significant } from '../texts/formats';

/** What flows used together. */
export interface Usage {
  /** A language, a node, ...; empty where it is of none. */
  readonly key: string;
  readonly callMs: number;
  readonly recognisedMs: number;
  /** Speech that became words of another language. */
  readonly translatedMs: number;
  readonly voicedMs: number;
  readonly sentBytes: number;
  readonly backhaulBytes: number;
  /** Not reported by a node that died. */
  readonly lostMs: number;
  /** In the operator's unit; only for those whose business it is. */
  readonly cost?: number;
  readonly costPerTranslatedMinute?: number;
}

/** What a node counted itself. */
export interface NodeUsage {
  readonly node: string;
  readonly name: string;
  readonly idleShare: number;
  readonly sentBytes: number;
  readonly backhaulBytes: number;
  readonly cost: number;
}

export interface UsagePage {
  /** Without one, nobody reckons. */
  readonly currency?: string;
  readonly total: Usage;
  readonly rows: readonly Usage[];
  readonly nodes?: readonly NodeUsage[];
}

/**
 * What was used in a room.
 *
 * @param place the node that is asked, see {@link Places}
 */
export const fetchRoomUsage = (room: string, bearer: string, place: string): Promise<UsagePage> =>
  fetchUsage(`${place}/api/rooms/${encodeURIComponent(room)}/usage`, bearer);

/**
 * What was used in the last 30 days, by node.
 *
 * @param token an operator's, with `usageView`; null for the machine itself
 */
export const fetchNodeUsage = (token: string | null): Promise<UsagePage> =>
  fetchUsage('/api/usage?by=node', token);

const fetchUsage = async (path: string, bearer: string | null): Promise<UsagePage> =>
  (await read(path, bearer)) as unknown as UsagePage;

/** {@code 42 s}, {@code 12 min}, {@code 3 h 5 min}. */
export function timeOf(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** {@code 512 KB}, {@code 1.3 GB}: powers of ten, as networks are paid for. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let amount = bytes;
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1_000;
    unit++;
  }
  return `${unit === 0 || amount >= 99.95 ? Math.round(amount) : decimal(amount, 1)} ${units[unit]}`;
}

/** {@code EUR 0.0123}: small sums are what calls cost. */
export function costOf(cost: number, currency: string): string {
  const shown = cost === 0 || cost >= 100 ? decimal(cost, 2) : significant(cost, 3);
  return `${currency} ${shown}`;
}
