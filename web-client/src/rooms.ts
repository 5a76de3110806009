/** Room ids: what `/r/<room>` carries. Lower-case letters, digits and hyphens. */
export const MAX_ROOM_LENGTH = 48;

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
  return typed
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_ROOM_LENGTH);
}

export const roomPath = (room: string): string => `/r/${room}`;

const QUALITIES =
  'amber bright calm clear early gentle golden kind lively mellow quiet sunny'.split(' ');
const PLACES = 'bay bridge coast delta garden harbor island lake meadow orchard river valley'.split(
  ' ',
);

/** A room name that is easy to say aloud; its number keeps strangers apart. */
export function friendlyRoom(random: () => number = Math.random): string {
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? '';
  return `${pick(QUALITIES)}-${pick(PLACES)}-${100 + Math.floor(random() * 900)}`;
}
