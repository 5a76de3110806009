import { describe, expect, it } from 'vitest';
import { Flow } from '../src/media/flow-watch';

/** Asks every half second with so many more bytes each time. */
function ask(flow: Flow, grown: readonly number[], fromMs = 0): (string | null)[] {
  let bytes = 10_000 + fromMs;
  return grown.map((more, i) => flow.update((bytes += more), fromMs + 500 * i));
}

describe('Flow', () => {
  it('tells once that what flowed has stopped all at once, and that it goes on', () => {
    const flow = new Flow();
    expect(ask(flow, [0, 4_000, 4_000, 100, 0, 0, 0, 0, 4_000, 4_000])).toEqual([
      ...[null, null, null, null, null, 'stalled', null, null],
      ...['resumed', null],
    ]);
  });

  it('tells of it at once after a sleep', () => {
    const flow = new Flow();
    ask(flow, [0, 4_000, 4_000]);
    expect(flow.update(18_000, 3_600_000)).toBe('stalled');
  });

  it('does not miss what is always scarce: reports of somebody alone', () => {
    expect(ask(new Flow(), [0, 60, 0, 60, 0, 0, 0, 60]).every((news) => news === null)).toBe(true);
  });

  it('does not miss somebody who left', () => {
    const flow = new Flow();
    ask(flow, [0, 4_000, 4_000]);
    expect(ask(flow, [8_000, 60, 60, 60, 0, 0, 0], 1_500)).toEqual(new Array(7).fill(null));
  });

  it('begins anew with another connection', () => {
    const flow = new Flow();
    ask(flow, [0, 4_000, 4_000]);
    expect([flow.update(0, 1_500), flow.update(0, 2_500), flow.update(0, 3_500)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
