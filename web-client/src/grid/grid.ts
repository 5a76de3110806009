/** What `GET /api/grid` tells, see SIGNALING.md, and what the page makes of it. */
import { read } from '../signaling/rest';

export interface Resources {
  readonly cores: number;
  readonly gpus?: number;
  readonly memoryBytes?: number;
  readonly sentBitsPerSecond?: number;
}

export interface Link {
  /** The other node. */
  readonly to: string;
  readonly open: boolean;
  readonly roundTripMs?: number;
  readonly lossPercent?: number;
}

export interface GridNode {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly region: string;
  readonly zone: string;
  readonly residency: string;
  readonly roles: readonly string[];
  readonly presence: 'up' | 'suspect' | 'dead';
  readonly state: string;
  readonly people: number;
  readonly rooms: number;
  /** People who went on at other nodes since it started. */
  readonly moved: number;
  /** People who were to and could not. */
  readonly unmoved: number;
  readonly capacity: Resources;
  readonly promised: Resources;
  readonly pricePerCoreHour: number;
  readonly speak: readonly string[];
  readonly hear: readonly string[];
  readonly links: readonly Link[];
}

export interface Grid {
  readonly enabled: boolean;
  /** The node that answered. */
  readonly self: string;
  /** Whether its database answered lately. */
  readonly fresh: boolean;
  readonly nodes: readonly GridNode[];
}

/**
 * @param token an operator's, with `gridView`; null for the machine itself
 */
export const fetchGrid = async (token: string | null): Promise<Grid> =>
  (await read('/api/grid', token)) as unknown as Grid;

export interface Region {
  readonly name: string;
  readonly nodes: readonly GridNode[];
}

/** Nodes by region, both in the order of their names. */
export function regionsOf(nodes: readonly GridNode[]): Region[] {
  const regions = new Map<string, GridNode[]>();
  for (const node of nodes) {
    const known = regions.get(node.region);
    if (known === undefined) regions.set(node.region, [node]);
    else known.push(node);
  }
  const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
  return [...regions].map(([name, those]) => ({ name, nodes: those.sort(byName) })).sort(byName);
}

export type Tone = 'good' | 'warn' | 'bad';

/** How a node is, for people. */
export function condition({ presence, state }: GridNode): { text: string; tone: Tone } {
  if (presence === 'dead') return { text: 'Gone', tone: 'bad' };
  if (presence === 'suspect') return { text: 'Not heard for some seconds', tone: 'warn' };
  switch (state) {
    case 'ready':
      return { text: 'Takes calls', tone: 'good' };
    case 'starting':
      return { text: 'Starting', tone: 'warn' };
    case 'draining':
      return { text: 'Emptying: takes nobody new', tone: 'warn' };
    default:
      return { text: 'Stopped', tone: 'bad' };
  }
}

/** A pair of nodes that share a room. */
export interface Pair {
  readonly a: GridNode;
  readonly b: GridNode;
  /** Whether both say that it works. */
  readonly open: boolean;
  readonly roundTripMs: number | null;
  /** The worse direction. */
  readonly lossPercent: number | null;
}

/** Each link once, whichever end tells of it. What a node that is gone said last is left out. */
export function pairsOf(nodes: readonly GridNode[]): Pair[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pairs = new Map<string, Pair>();
  for (const node of nodes) {
    if (node.presence === 'dead') continue;
    for (const link of node.links) {
      const other = byId.get(link.to);
      if (other === undefined) continue;
      const [a, b] = node.name < other.name ? [node, other] : [other, node];
      const key = `${a.id} ${b.id}`;
      const known = pairs.get(key);
      pairs.set(key, {
        a,
        b,
        open: link.open && (known?.open ?? true),
        roundTripMs: least(known?.roundTripMs, link.roundTripMs),
        lossPercent: most(known?.lossPercent, link.lossPercent),
      });
    }
  }
  return [...pairs.values()];
}

const both = (a: number | null | undefined, b: number | undefined): number[] =>
  [a, b].filter((value) => typeof value === 'number');

const least = (a: number | null | undefined, b: number | undefined): number | null =>
  both(a, b).reduce<number | null>((low, value) => Math.min(low ?? value, value), null);

const most = (a: number | null | undefined, b: number | undefined): number | null =>
  both(a, b).reduce<number | null>((high, value) => Math.max(high ?? value, value), null);

/** Whom a node has moved to others, for people; empty where nobody was to go. */
export function moves({ moved, unmoved }: GridNode): string {
  const gone = moved === 0 ? '' : `${plural(moved, 'person', 'people')} moved on to other nodes`;
  const left = unmoved === 0 ? '' : `${plural(unmoved, 'person', 'people')} could not be moved`;
  return [gone, left].filter((each) => each !== '').join('; ');
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** One line about all of it. */
export function summary({ nodes }: Grid): string {
  const living = nodes.filter(({ presence }) => presence !== 'dead');
  const sum = (of: (node: GridNode) => number): number =>
    living.reduce((total, node) => total + of(node), 0);
  const people = sum((node) => node.people);
  return [
    plural(living.length, 'node'),
    `in ${plural(new Set(living.map(({ region }) => region)).size, 'region')}`,
    `with ${plural(people, 'person', 'people')}`,
  ].join(' ');
}
