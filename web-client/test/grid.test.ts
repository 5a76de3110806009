import { describe, expect, it } from 'vitest';
import { condition, moves, pairsOf, regionsOf, summary, type GridNode } from '../src/grid/grid';

function node(name: string, more: Partial<GridNode> = {}): GridNode {
  return {
    id: `id-${name}`,
    name,
    url: `https://${name}.example.org`,
    region: 'west',
    zone: 'a',
    residency: '',
    roles: ['media'],
    presence: 'up',
    state: 'ready',
    people: 1,
    rooms: 1,
    moved: 0,
    unmoved: 0,
    capacity: { cores: 4 },
    promised: { cores: 1 },
    pricePerCoreHour: 1,
    speak: ['en'],
    hear: ['pt'],
    links: [],
    ...more,
  };
}

const grid = (...nodes: GridNode[]) => ({ enabled: true, self: 'id-a', fresh: true, nodes });

describe('the nodes', () => {
  it('stand in their regions, both by name', () => {
    const regions = regionsOf([node('c'), node('b', { region: 'east' }), node('a')]);
    expect(regions.map(({ name, nodes }) => [name, nodes.map((one) => one.name)])).toEqual([
      ['east', ['b']],
      ['west', ['a', 'c']],
    ]);
  });

  it('are counted while they live', () => {
    const gone = node('c', { presence: 'dead', region: 'east', people: 5 });
    expect(summary(grid(node('a'), node('b'), gone))).toBe('2 nodes in 1 region with 2 people');
    expect(summary(grid(node('a')))).toBe('1 node in 1 region with 1 person');
  });

  it('say how they are', () => {
    expect(condition(node('a')).tone).toBe('good');
    expect(condition(node('a', { state: 'draining' })).text).toContain('nobody new');
    expect(condition(node('a', { presence: 'suspect' })).tone).toBe('warn');
    expect(condition(node('a', { presence: 'dead' })).text).toBe('Gone');
    expect(condition(node('a', { state: 'of a newer version' })).tone).toBe('bad');
  });
});

describe('people who were moved', () => {
  it('are told of where there are any', () => {
    expect(moves(node('a'))).toBe('');
    expect(moves(node('a', { moved: 1 }))).toBe('1 person moved on to other nodes');
    expect(moves(node('a', { moved: 2, unmoved: 1 }))).toBe(
      '2 people moved on to other nodes; 1 person could not be moved',
    );
    expect(moves(node('a', { unmoved: 2 }))).toBe('2 people could not be moved');
  });
});

describe('the links', () => {
  const to = (name: string, open: boolean, roundTripMs?: number, lossPercent?: number) => ({
    to: `id-${name}`,
    open,
    ...(roundTripMs === undefined ? {} : { roundTripMs }),
    ...(lossPercent === undefined ? {} : { lossPercent }),
  });

  it('stand once, with the better time and the worse loss of both ends', () => {
    const pairs = pairsOf([
      node('b', { links: [to('a', true, 41, 0.5)] }),
      node('a', { links: [to('b', true, 40, 2)] }),
    ]);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ open: true, roundTripMs: 40, lossPercent: 2 });
    expect(pairs[0]?.a.name).toBe('a');
  });

  it('work when both ends say so, and are told by one that lives', () => {
    const [pair] = pairsOf([
      node('a', { links: [to('b', false)] }),
      node('b', { links: [to('a', true)] }),
    ]);
    expect(pair).toMatchObject({ open: false, roundTripMs: null, lossPercent: null });
    const dead = node('b', { presence: 'dead', links: [to('a', true)] });
    expect(pairsOf([node('a'), dead])).toEqual([]);
    expect(pairsOf([node('a', { links: [to('of a stranger', true)] })])).toEqual([]);
  });
});
