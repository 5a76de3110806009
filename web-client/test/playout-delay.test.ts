import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alignment, needBetween, PlayoutDelay, together } from '../src/media/playout-delay';
import { SteadyPlayout, type DelayedReceiver } from '../src/media/steady-playout';

const calm = (wantedMs: number | null) => ({ wantedMs, froze: false });

describe('how long sound and picture wait', () => {
  it('is left to the browser on a good network', () => {
    const delay = new PlayoutDelay();
    for (let s = 0; s < 60; s++) expect(delay.update(calm(45), 1_000 * s)).toBeNull();
  });

  it('follows a growing need at once, in steps', () => {
    const delay = new PlayoutDelay();
    expect(delay.update(calm(143), 0)).toBe(160);
    expect(delay.update(calm(305), 1_000)).toBe(320);
  });

  it('falls slowly once the need has been smaller for a minute', () => {
    const delay = new PlayoutDelay();
    delay.update(calm(300), 0);
    for (let s = 1; s <= 60; s++) expect(delay.update(calm(120), 1_000 * s)).toBe(300);
    expect(delay.update(calm(120), 61_000)).toBe(280);
    expect(delay.update(calm(290), 62_000)).toBe(300);
    expect(delay.update(calm(120), 63_000)).toBe(300);
  });

  it('is back with the browser when the network is good again', () => {
    const delay = new PlayoutDelay();
    delay.update(calm(400), 0);
    let last: number | null = 400;
    for (let s = 1; s < 90; s++) last = delay.update(calm(40), 1_000 * s);
    expect(last).toBeNull();
  });

  it('grows with each freeze, up to half a second, and forgets freezes in time', () => {
    const delay = new PlayoutDelay();
    const froze = { wantedMs: 300, froze: true };
    expect([0, 1, 2, 3, 4].map((s) => delay.update(froze, 1_000 * s))).toEqual([
      360, 420, 480, 500, 500,
    ]);
    let last: number | null = 500;
    for (let s = 5; s < 300; s++) last = delay.update(calm(300), 1_000 * s);
    expect(last).toBeGreaterThanOrEqual(300);
    expect(last).toBeLessThan(340);
  });

  it('waits for what the network calls for even beyond that', () => {
    expect(new PlayoutDelay().update({ wantedMs: 730, froze: true }, 0)).toBe(740);
  });

  it('keeps what it has while nothing comes', () => {
    const delay = new PlayoutDelay();
    delay.update(calm(200), 0);
    for (let s = 1; s < 90; s++) expect(delay.update(calm(null), 1_000 * s)).toBe(200);
  });
});

describe('sound against its picture', () => {
  it('moves by part of the difference until it is small', () => {
    const alignment = new Alignment();
    let trails = 90;
    let shift = 0;
    for (let s = 0; s < 12; s++) {
      const before = shift;
      shift = alignment.update(trails);
      trails += shift - before;
    }
    expect(Math.abs(trails)).toBeLessThanOrEqual(10);
    expect(shift).toBeCloseTo(trails - 90);
  });

  it('stays where it is while the difference is unknown, and within bounds', () => {
    const alignment = new Alignment();
    expect(alignment.update(-100)).toBe(40);
    expect(alignment.update(null)).toBe(40);
    for (let s = 0; s < 20; s++) alignment.update(-500);
    expect(alignment.update(null)).toBe(160);
  });
});

describe('what tracks need', () => {
  const before = { emitted: 100, wantedS: 5, freezes: 1, playedMs: 0 };

  it('is the mean over what was played since', () => {
    const now = { emitted: 150, wantedS: 15, freezes: 2, playedMs: 0 };
    expect(needBetween(before, now)).toEqual({ wantedMs: 200, froze: true });
  });

  it('is unknown at first, when nothing was played, and when the count began anew', () => {
    expect(needBetween(undefined, before)).toEqual(calm(null));
    expect(needBetween(before, before)).toEqual(calm(null));
    expect(needBetween(before, { emitted: 3, wantedS: 0.1, freezes: 0, playedMs: 0 })).toEqual(
      calm(null),
    );
  });

  it('does not count how a picture begins', () => {
    const start = { emitted: 20, wantedS: 1, freezes: 0, playedMs: 0 };
    const now = { emitted: 45, wantedS: 2, freezes: 2, playedMs: 0 };
    expect(needBetween(start, now).froze).toBe(false);
  });

  it('is that of the neediest for all of them', () => {
    const froze = { wantedMs: 90, froze: true };
    expect(together([calm(null), calm(210), froze])).toEqual({ wantedMs: 210, froze: true });
    expect(together([calm(null)])).toEqual(calm(null));
  });
});

describe('the tracks of a stream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const report = (s: number, wanted: Record<string, number>): RTCStatsReport =>
    new Map(
      Object.entries(wanted).map(([trackIdentifier, wantedMs]) => [
        trackIdentifier,
        {
          type: 'inbound-rtp',
          trackIdentifier,
          jitterBufferEmittedCount: 50 * s,
          jitterBufferMinimumDelay: (50 * s * wantedMs) / 1_000,
          estimatedPlayoutTimestamp: 1e12 + 1_000 * s - (trackIdentifier === 'a' ? 50 : 0),
        },
      ]),
    );

  it('wait alike, each stream for itself, where the browser lets them', async () => {
    const receiver = (id: string): DelayedReceiver => ({
      track: { id, kind: id === 'v' ? 'video' : 'audio' },
      jitterBufferTarget: null,
    });
    const [sound, picture, other] = [receiver('a'), receiver('v'), receiver('b')];
    const old: DelayedReceiver = { track: { id: 'o', kind: 'audio' } };
    let s = 0;
    const playout = new SteadyPlayout(
      {
        getStats: () => Promise.resolve(report(s, { a: 90, v: 290, b: 50, o: 290 })),
        receivers: () =>
          new Map([
            ['sound', sound],
            ['picture', picture],
            ['other', other],
            ['old', old],
          ]),
      },
      () =>
        new Map([
          ['one', ['sound', 'picture', 'not yet there']],
          ['two', ['other']],
          ['three', ['old']],
        ]),
    );
    for (s = 1; s <= 3; s++) await vi.advanceTimersByTimeAsync(1_000);
    expect(sound.jitterBufferTarget).toBe(300 - 2 * 20);
    expect(picture.jitterBufferTarget).toBe(300);
    expect(other.jitterBufferTarget).toBeNull();
    expect(old).toEqual({ track: { id: 'o', kind: 'audio' } });
    playout.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
