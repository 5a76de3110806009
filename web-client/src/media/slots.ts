import type { MediaKind, Track } from '../signaling/messages';

/** A receive slot: one recvonly m-line, and the track it carries now, if any. */
export interface Slot<T> {
  readonly kind: MediaKind;
  readonly transceiver: T;
  trackId: string | null;
}

/**
 * Which receive transceiver carries which remote track. An m-line can never leave a session, so the
 * slot of a track that is gone goes to the next track of its kind.
 */
export class SlotTable<T> {
  private readonly slots: Slot<T>[] = [];

  constructor(private readonly addTransceiver: (kind: MediaKind) => T) {}

  /**
   * Frees the slots of tracks that are gone and gives every new track one.
   *
   * @return the slots that got another track: an offer must tell the server when there are any
   */
  assign(tracks: readonly Pick<Track, 'id' | 'kind'>[]): readonly Slot<T>[] {
    const wanted = new Set(tracks.map((track) => track.id));
    for (const slot of this.slots) {
      if (slot.trackId !== null && !wanted.has(slot.trackId)) slot.trackId = null;
    }
    const carried = new Set(this.slots.map((slot) => slot.trackId));
    return tracks
      .filter((track) => !carried.has(track.id))
      .map((track) => {
        const slot = this.freeSlot(track.kind);
        slot.trackId = track.id;
        return slot;
      });
  }

  all(): readonly Slot<T>[] {
    return this.slots;
  }

  private freeSlot(kind: MediaKind): Slot<T> {
    const free = this.slots.find((slot) => slot.kind === kind && slot.trackId === null);
    if (free !== undefined) return free;
    const slot = { kind, transceiver: this.addTransceiver(kind), trackId: null };
    this.slots.push(slot);
    return slot;
  }
}
