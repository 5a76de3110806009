import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NearerNode, type Whereabouts } from '../src/call/nearer';

const LOOK_MS = 30_000;
const DWELL_LOOKS = 5;

describe('NearerNode', () => {
  let at: Whereabouts | null;
  let ways: Record<string, number>;
  let told: string[];
  let node: NearerNode;

  beforeEach(() => {
    vi.useFakeTimers();
    at = { here: '', elsewhere: ['b', 'c'] };
    ways = { '': 60, b: 30, c: 20 };
    told = [];
    node = new NearerNode(
      () => at,
      (place) => told.push(place),
      (place) => Promise.resolve(ways[place] ?? Infinity),
    );
  });

  afterEach(() => {
    node.stop();
    vi.useRealTimers();
  });

  const looks = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * LOOK_MS);

  it('tells of the nearest when it was so twice, two minutes after they came', async () => {
    await looks(DWELL_LOOKS);
    expect(told).toEqual([]);
    await looks(1);
    expect(told).toEqual(['c']);
  });

  it('says nothing again for ten minutes, whatever became of it', async () => {
    await looks(DWELL_LOOKS + 1);
    await looks(19);
    expect(told).toEqual(['c']);
    await looks(2);
    expect(told).toEqual(['c', 'c']);
  });

  it.each([
    ['for 20 ms and less', { '': 40, b: 20, c: 21 }],
    ['for a quarter and less', { '': 200, b: 150, c: 151 }],
    ['where nobody else answers', { '': 60 }],
    ['when its own node does not answer', { b: 20, c: 20 }],
  ])('stays %s', async (_, measured) => {
    ways = measured;
    await looks(20);
    expect(told).toEqual([]);
  });

  it('stays when it was nearer once only', async () => {
    await looks(DWELL_LOOKS);
    ways = { ...ways, c: 70, b: 70 };
    await looks(1);
    ways = { ...ways, b: 10 };
    await looks(1);
    ways = { ...ways, c: 5 };
    await looks(1);
    expect(told).toEqual([]);
  });

  it('measures nothing while its node is away, or they move, and begins anew where they are then', async () => {
    await looks(DWELL_LOOKS);
    at = null;
    await looks(3);
    expect(told).toEqual([]);
    at = { here: 'b', elsewhere: ['', 'c'] };
    ways = { '': 90, b: 80, c: 20 };
    await looks(DWELL_LOOKS);
    expect(told).toEqual([]);
    await looks(1);
    expect(told).toEqual(['c']);
  });
});
