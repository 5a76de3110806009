import { describe, expect, it } from 'vitest';
import { QUIET_LIMIT_MS, VoiceWatch } from '../src/call/voice-watch';
import { Ducker, RAMP_SECONDS, type Gain } from '../src/media/ducker';
import { loudness } from '../src/media/levels';

/** An AudioParam that follows its events as the Web Audio specification says. */
class FakeGain implements Gain {
  private events: { value: number; time: number; ramp: boolean }[] = [];
  now = 0;

  get value(): number {
    return this.at(this.now);
  }

  at(time: number): number {
    let from = { value: 1, time: 0, ramp: false };
    for (const event of this.events) {
      if (event.time > time) {
        if (!event.ramp) return from.value;
        const part = (time - from.time) / (event.time - from.time);
        return from.value + (event.value - from.value) * part;
      }
      from = event;
    }
    return from.value;
  }

  setValueAtTime(value: number, time: number): void {
    this.events.push({ value, time, ramp: false });
  }

  linearRampToValueAtTime(value: number, time: number): void {
    this.events.push({ value, time, ramp: true });
  }

  cancelScheduledValues(time: number): void {
    this.events = this.events.filter((event) => event.time < time);
  }
}

function ducker() {
  const gain = new FakeGain();
  return { gain, ducker: new Ducker(gain, () => gain.now) };
}

describe('Ducker', () => {
  it('goes to 0.15 in 150 ms and back to full', () => {
    const { gain, ducker: it } = ducker();
    gain.now = 10;
    it.duck(true);
    expect(gain.at(10)).toBe(1);
    expect(gain.at(10 + RAMP_SECONDS / 2)).toBeCloseTo(0.575);
    expect(gain.at(10 + RAMP_SECONDS)).toBeCloseTo(0.15);
    gain.now = 20;
    it.duck(false);
    expect(gain.at(20)).toBeCloseTo(0.15);
    expect(gain.at(20 + RAMP_SECONDS)).toBeCloseTo(1);
  });

  it('turns round in the middle of a ramp without a step', () => {
    const { gain, ducker: it } = ducker();
    it.duck(true);
    gain.now = RAMP_SECONDS / 2;
    const middle = gain.value;
    it.duck(false);
    expect(gain.at(gain.now)).toBeCloseTo(middle);
    expect(gain.at(gain.now + RAMP_SECONDS)).toBeCloseTo(1);
  });

  it('follows the slider at once while ducked, later when not', () => {
    const { gain, ducker: it } = ducker();
    it.setShare(0.5);
    expect(it.target).toBe(1);
    it.duck(true);
    expect(gain.at(1)).toBeCloseTo(0.5);
    gain.now = 1;
    it.setShare(0);
    expect(gain.at(2)).toBeCloseTo(0);
  });

  it('keeps the share between silence and full', () => {
    const { ducker: it } = ducker();
    it.duck(true);
    it.setShare(7);
    expect(it.target).toBe(1);
    it.setShare(-1);
    expect(it.target).toBe(0);
  });
});

describe('VoiceWatch', () => {
  it('ends a talk whose voice has been silent for the limit', () => {
    const watch = new VoiceWatch();
    watch.talk('p1', true, 0);
    expect(watch.heard('p1', 0.1, 1_000)).toBe(false);
    expect(watch.heard('p1', 0, 1_000 + QUIET_LIMIT_MS - 1)).toBe(false);
    expect(watch.heard('p1', 0, 1_000 + QUIET_LIMIT_MS)).toBe(true);
    expect(watch.heard('p1', 0, 99_000)).toBe(false);
  });

  it('has nothing to end when nobody talks', () => {
    const watch = new VoiceWatch();
    watch.talk('p1', true, 0);
    watch.talk('p1', false, 10);
    expect(watch.heard('p1', 0, 99_000)).toBe(false);
  });
});

describe('loudness', () => {
  it('maps -60 to -12 dBFS onto 0 to 1', () => {
    expect(loudness(0)).toBe(0);
    expect(loudness(0.001)).toBeCloseTo(0);
    expect(loudness(10 ** (-36 / 20))).toBeCloseTo(0.5);
    expect(loudness(1)).toBe(1);
  });
});
