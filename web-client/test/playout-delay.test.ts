import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  Alignment,
  leastWaitMs,
  mostWaitMs,
  needBetween,
  PlayoutDelay,
  together,
  waitedBetween,
} from '../src/media/playout-delay';
import { SteadyPlayout, type DelayedReceiver } from '../src/media/steady-playout';

const calm = (wantedMs: number | null) => ({ wantedMs, froze: false });

describe('how long sound and picture wait', () => {
  it('is left to the browser on a good network', () => {
    const delay = new PlayoutDelay();
    for (let s = 0; s < 60; s++) expect(delay.update(calm(45), 1_000 * s)).toBeNull();
  });

  it('follows a growing need at once, with a margin', () => {
    const delay = new PlayoutDelay();
    expect(delay.update(calm(75), 0)).toBe(80);
    expect(delay.update(calm(143), 0)).toBe(220);
    expect(delay.update(calm(305), 1_000)).toBe(460);
    expect(delay.update(calm(500), 1_000)).toBe(600);
  });

  it('falls slowly once the need has been smaller for a minute', () => {
    const delay = new PlayoutDelay();
    delay.update(calm(200), 0);
    for (let s = 1; s <= 60; s++) expect(delay.update(calm(120), 1_000 * s)).toBe(300);
    for (let s = 61; s <= 66; s++) expect(delay.update(calm(120), 1_000 * s)).toBe(280);
    expect(delay.update(calm(120), 67_000)).toBe(260);
    expect(delay.update(calm(195), 68_000)).toBe(300);
    for (let s = 69; s <= 128; s++) expect(delay.update(calm(120), 1_000 * s)).toBe(300);
  });

  it('is back with the browser when the network is good again', () => {
    const delay = new PlayoutDelay();
    delay.update(calm(400), 0);
    let last: number | null = 400;
    for (let s = 1; s < 240; s++) last = delay.update(calm(40), 1_000 * s);
    expect(last).toBeNull();
  });

  it('grows with each freeze in steps, up to a bound, and forgets freezes in time', () => {
    const delay = new PlayoutDelay();
    const froze = { wantedMs: 200, froze: true };
    const update = (need: typeof froze, from: number, to: number): (number | null)[] =>
      Array.from({ length: to - from }, (_, i) => delay.update(need, 1_000 * (from + i)));
    delay.update(calm(280), 0);
    expect(delay.update(froze, 1_000)).toBe(440);
    expect(update({ ...froze, froze: false }, 2, 6)).toEqual([460, 480, 480, 480]);
    expect(update(froze, 6, 14)).toEqual([500, 520, 540, 560, 580, 600, 600, 600]);
    let last: number | null = 600;
    for (let s = 14; s < 70; s++) expect(delay.update(calm(200), 1_000 * s)).toBe(600);
    for (let s = 70; s < 300; s++) last = delay.update(calm(200), 1_000 * s);
    expect(last).toBeGreaterThanOrEqual(300);
    expect(last).toBeLessThan(340);
  });

  it('waits for what the network calls for even beyond that', () => {
    expect(new PlayoutDelay().update({ wantedMs: 730, froze: true }, 0)).toBe(740);
  });

  it('keeps what it has while nothing comes', () => {
    const delay = new PlayoutDelay();
    delay.update(calm(200), 0);
    for (let s = 1; s < 90; s++) expect(delay.update(calm(null), 1_000 * s)).toBe(300);
  });
});

describe('sound against its picture', () => {
  /** A buffer of speech as Chromium has it, and a picture that waits so long. */
  class Heard {
    private shown = 0;
    constructor(
      private waitsMs: number,
      private readonly pictureWaitsMs: (s: number) => number,
    ) {}

    /** A second with this target; what it says then is off by `error` now and then. */
    play(targetMs: number, error = 0): { trailsMs: number; waitedMs: number } {
      const wanted = Math.min(mostWaitMs(targetMs), Math.max(leastWaitMs(targetMs), this.waitsMs));
      this.waitsMs += Math.max(-100, Math.min(100, wanted - this.waitsMs));
      const trailsMs = this.waitsMs - this.pictureWaitsMs(this.shown) + error;
      // What it says of its waiting is rough, and the same for both.
      return { trailsMs, waitedMs: this.waitsMs + 20 * Math.sin(7 * this.shown++) };
    }
  }

  /** Trails of sound, second by second. */
  function aligned(
    heard: Heard,
    {
      seconds = 20,
      waitMs = (): number => 380,
      error = (): number => 0,
    }: {
      seconds?: number;
      waitMs?: (s: number) => number;
      error?: (s: number) => number;
    },
  ): number[] {
    const alignment = new Alignment();
    let target = waitMs(0);
    return Array.from({ length: seconds }, (_, s) => {
      const played = heard.play(target, error(s));
      target = alignment.update(waitMs(s), played);
      return played.trailsMs - error(s);
    });
  }

  it.each([-150, -60, 60, 150])('is in step after a few seconds: %d ms', (trails) => {
    const seen = aligned(new Heard(380 + trails, () => 380), {});
    for (const each of seen.slice(6)) expect(Math.abs(each)).toBeLessThanOrEqual(30);
  });

  it('follows a picture that is told to wait longer', () => {
    const waitMs = (s: number): number => (s < 10 ? 380 : 440);
    const seen = aligned(new Heard(380, waitMs), { waitMs });
    for (const each of seen.slice(12)) expect(Math.abs(each)).toBeLessThanOrEqual(30);
  });

  it('does not follow a picture that stood still for a moment', () => {
    const error = (s: number): number => (s === 10 ? -288 : 0);
    const calm = aligned(new Heard(380, () => 380), {});
    expect(aligned(new Heard(380, () => 380), { error })).toEqual(calm);
  });

  it('stays where it is while the difference is unknown, and within bounds', () => {
    const alignment = new Alignment();
    const before = alignment.update(380, { trailsMs: -100, waitedMs: 380 });
    expect(before).toBeGreaterThan(480);
    expect(alignment.update(380, null)).toBe(before);
    expect(alignment.update(400, null)).toBe(before + 20);
    for (let s = 0; s < 20; s++) alignment.update(380, { trailsMs: -900, waitedMs: 380 });
    expect(alignment.update(380, null)).toBe(620);
    for (let s = 0; s < 20; s++) alignment.update(100, { trailsMs: 900, waitedMs: 380 });
    expect(alignment.update(100, null)).toBe(0);
  });
});

describe('what tracks need', () => {
  const before = { emitted: 100, wantedS: 5, waitedS: 6, freezes: 1, repairs: 4, playedMs: 0 };

  it('is the mean over what was played since', () => {
    const now = { emitted: 150, wantedS: 15, waitedS: 22, freezes: 2, repairs: 5, playedMs: 0 };
    expect(needBetween(before, now)).toEqual({ wantedMs: 200, froze: true });
    expect(waitedBetween(before, now)).toBe(320);
  });

  it('is unknown at first, when nothing was played, and when the count began anew', () => {
    expect(needBetween(undefined, before)).toEqual(calm(null));
    expect(waitedBetween(undefined, before)).toBeNull();
    expect(needBetween(before, before)).toEqual(calm(null));
    expect(
      needBetween(before, {
        emitted: 3,
        wantedS: 0.1,
        waitedS: 0.1,
        freezes: 0,
        repairs: 0,
        playedMs: 0,
      }),
    ).toEqual(calm(null));
  });

  it('does not count how a picture begins', () => {
    const start = { emitted: 20, wantedS: 1, waitedS: 1, freezes: 0, repairs: 0, playedMs: 0 };
    const now = { emitted: 45, wantedS: 2, waitedS: 2, freezes: 2, repairs: 5, playedMs: 0 };
    expect(needBetween(start, now).froze).toBe(false);
  });

  it('is no freeze of a decoder that gets no time', () => {
    const now = { emitted: 150, wantedS: 7.5, waitedS: 9, freezes: 2, repairs: 4, playedMs: 0 };
    expect(needBetween(before, now)).toEqual({ wantedMs: 50, froze: false });
    expect(needBetween(before, { ...now, repairs: 5 }).froze).toBe(true);
    expect(needBetween(before, { ...now, wantedS: 10 }).froze).toBe(true);
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
          jitterBufferDelay: (50 * s * 330) / 1_000,
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
    expect(sound.jitterBufferTarget).toBe(330 - 50 - 20);
    expect(picture.jitterBufferTarget).toBe(440);
    expect(other.jitterBufferTarget).toBeNull();
    expect(old).toEqual({ track: { id: 'o', kind: 'audio' } });
    playout.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
