const PREFIX = 'babelgrid.host.';

/** The key that makes this person host of a room that they made in this window, or null. */
export function readHostKey(storage: Pick<Storage, 'getItem'>, room: string): string | null {
  try {
    return storage.getItem(PREFIX + room);
  } catch {
    return null;
  }
}

/** A full storage refuses; then there is no host. */
export function writeHostKey(storage: Pick<Storage, 'setItem'>, room: string, key: string): void {
  try {
    storage.setItem(PREFIX + room, key);
  } catch {
    return;
  }
}
