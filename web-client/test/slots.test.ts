import { describe, expect, it } from 'vitest';
import { SlotTable } from '../src/media/slots';
import type { MediaKind } from '../src/signaling/messages';

const tracksOf = (...ids: string[]): { id: string; kind: MediaKind }[] =>
  ids.flatMap((id) => [
    { id: `${id}.audio`, kind: 'audio' as const },
    { id: `${id}.video`, kind: 'video' as const },
    { id: `${id}.translation`, kind: 'audio' as const },
    { id: `${id}.lips`, kind: 'video' as const },
  ]);

function table() {
  let made = 0;
  const slots = new SlotTable<string>((kind) => `${kind}${made++}`);
  const carried = (): Record<string, string | null> =>
    Object.fromEntries(slots.all().map((slot) => [slot.transceiver, slot.trackId]));
  return { slots, carried };
}

describe('SlotTable', () => {
  it('gives each track of a participant a slot of its kind, in order', () => {
    const { slots, carried } = table();
    expect(slots.assign(tracksOf('a'))).toHaveLength(4);
    expect(carried()).toEqual({
      audio0: 'a.audio',
      video1: 'a.video',
      audio2: 'a.translation',
      video3: 'a.lips',
    });
  });

  it('needs no offer when nothing is new', () => {
    const { slots } = table();
    slots.assign(tracksOf('a', 'b'));
    expect(slots.assign(tracksOf('b', 'a'))).toEqual([]);
    expect(slots.assign(tracksOf('b'))).toEqual([]);
  });

  it('hands the slots of who left to who comes', () => {
    const { slots, carried } = table();
    slots.assign(tracksOf('a', 'b'));
    slots.assign(tracksOf('b'));
    expect(carried()).toMatchObject({ audio0: null, video1: null, audio2: null, video3: null });
    slots.assign(tracksOf('b', 'c'));
    expect(slots.all()).toHaveLength(8);
    expect(carried()).toMatchObject({ audio0: 'c.audio', video1: 'c.video', audio4: 'b.audio' });
  });

  it('swaps within one roster change', () => {
    const { slots } = table();
    slots.assign(tracksOf('a'));
    expect(slots.assign(tracksOf('b')).map((slot) => slot.trackId)).toEqual([
      'b.audio',
      'b.video',
      'b.translation',
      'b.lips',
    ]);
    expect(slots.all()).toHaveLength(4);
  });
});
