/** Room ids as the service takes them: what `/r/<room>` carries. */
const ROOM_ID = /^[A-Za-z0-9_-]{1,64}$/;
export const MAX_ROOM_LENGTH = 64;

/** The room of a path, or null on the start page. */
export function roomOfPath(path: string): string | null {
  const match = /^\/r\/([^/]+)\/?$/.exec(path);
  if (match?.[1] === undefined) return null;
  try {
    return roomId(decodeURIComponent(match[1])) || null;
  } catch {
    return null;
  }
}

/** What a person typed, as a room id; empty when nothing usable is left. */
export function roomId(typed: string): string {
  const trimmed = typed.trim();
  if (ROOM_ID.test(trimmed)) return trimmed;
  return trimmed
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_ROOM_LENGTH);
}

export const roomPath = (room: string): string => `/r/${room}`;

const QUALITIES =
  'amber bright calm clear early gentle golden kind lively mellow quiet sunny'.split(' ');
const PLACES = 'bay bridge coast delta garden harbor island lake meadow orchard river valley'.split(
  ' ',
);

/** Without vowels, so that no words come out, and without what looks alike. */
const LETTERS = 'bcdfghjkmnpqrstvwxz';

const GROUPS = 3;
const GROUP_LETTERS = 6;

/**
 * A room name that begins with words and can be read out. It is the key to the room, so nobody
 * guesses it: 12 x 12 x 19^18 = 2^83.6 names.
 */
export function friendlyRoom(random: () => number = secureRandom): string {
  const pick = (from: readonly string[] | string): string =>
    from[Math.floor(random() * from.length)] ?? '';
  const group = (): string => Array.from({ length: GROUP_LETTERS }, () => pick(LETTERS)).join('');
  const letters = Array.from({ length: GROUPS }, group).join('-');
  return `${pick(QUALITIES)}-${pick(PLACES)}-${letters}`;
}

const secureRandom = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
