import { describe, expect, it } from 'vitest';
import { SpeakerFocus } from '../src/call/speaker-focus';
import { speakerLayout, type Placement } from '../src/ui/call/stage-layout';

const OTHERS = ['a', 'b', 'c'];

/** Who is large, looked at each 200 ms, as `speaks` says who speaks. */
function watch(lengthMs: number, speaks: (atMs: number) => readonly string[]): string[] {
  const focus = new SpeakerFocus();
  const seen: string[] = [];
  for (let atMs = 0; atMs <= lengthMs; atMs += 200) {
    const now = focus.look(OTHERS, new Set(speaks(atMs)), atMs) ?? 'nobody';
    if (seen.at(-1) !== now) seen.push(now);
  }
  return seen;
}

describe('SpeakerFocus', () => {
  it('goes to who speaks on, and stays when they pause', () => {
    const speaks = (at: number): readonly string[] =>
      at < 1_000 ? [] : at < 4_000 ? ['b'] : at < 6_000 ? [] : ['c'];
    expect(watch(9_000, speaks)).toEqual(['a', 'b', 'c']);
  });

  it('does not go to a cough or a short "yes"', () => {
    const speaks = (at: number): readonly string[] =>
      at < 2_000 ? ['a'] : at % 2_000 < 800 ? ['c'] : [];
    expect(watch(10_000, speaks)).toEqual(['a']);
  });

  it('does not flicker between two who take turns fast', () => {
    const speaks = (at: number): readonly string[] =>
      Math.floor(at / 1_000) % 2 === 0 ? ['a'] : ['b'];
    expect(watch(20_000, speaks)).toEqual(['a']);
  });

  it('stays with who speaks, however long another speaks as well', () => {
    expect(watch(6_000, (at) => (at < 400 ? ['a'] : ['a', 'b']))).toEqual(['a']);
  });

  it('never shows this person, and nobody where nobody else is', () => {
    const focus = new SpeakerFocus();
    expect(focus.look(OTHERS, new Set(['me']), 0)).toBe('a');
    expect(focus.look([], new Set(['me']), 200)).toBeNull();
  });

  it('goes to somebody else when who was large has left', () => {
    const focus = new SpeakerFocus();
    focus.look(OTHERS, new Set(['b']), 0);
    expect(focus.look(['a', 'c'], new Set(), 200)).toBe('a');
  });
});

describe('speakerLayout', () => {
  const overlap = (one: Placement, other: Placement): boolean =>
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height;

  it('keeps all tiles on the stage and none over another, at every size', () => {
    const sizes = [
      [1248, 560],
      [366, 480],
      [336, 380],
      [760, 280],
    ] as const;
    for (const [width, height] of sizes) {
      for (let others = 0; others <= 15; others++) {
        const { main, strip } = speakerLayout(others, width, height, 12);
        expect(strip).toHaveLength(others);
        const all = [main, ...strip];
        for (const each of all) {
          expect(each.width).toBeGreaterThan(0);
          expect(each.left).toBeGreaterThanOrEqual(0);
          expect(each.top).toBeGreaterThanOrEqual(0);
          expect(each.left + each.width).toBeLessThanOrEqual(width);
          expect(each.top + each.height).toBeLessThanOrEqual(height);
          expect(all.filter((other) => other !== each && overlap(each, other))).toEqual([]);
        }
        for (const each of strip) expect(main.width).toBeGreaterThan(each.width);
      }
    }
  });
});
