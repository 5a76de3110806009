/** What `GET /api/grid/decisions` tells, see SIGNALING.md, and what the page makes of it. */
import { read } from '../signaling/rest';
import { plural } from './grid';

export interface Score {
  readonly lateMs: number;
  readonly awayMs: number;
  readonly fullMs: number;
  readonly priceMs: number;
  readonly unknownMs: number;
  readonly apartMs: number;
}

/** A node that was considered: it has a score, or was left out. */
export interface Judged {
  readonly node: string;
  readonly name: string;
  readonly roundTripMs: number;
  readonly freeCores: number;
  /** Sent there lately by who decided. */
  readonly reservations: number;
  readonly scoreMs?: number;
  readonly score?: Score;
  readonly whyNot?: string;
}

export interface Decision {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  readonly reason?: string;
  readonly speak?: string;
  readonly hear?: string;
  readonly dryRun: boolean;
  /** Chosen, the best first. */
  readonly nodes: readonly string[];
  readonly explanation?: {
    readonly sentence: string;
    readonly way: string;
    readonly nodes: readonly Judged[];
  };
}

/** Decisions that are alike: a speaker for whom nobody has room asks every second. */
export interface Repeated {
  /** Stays the same while more of them come. */
  readonly key: string;
  readonly newest: Decision;
  readonly times: number;
  readonly since: string;
}

/**
 * @param token an operator's, with `gridView`; null for the machine itself
 */
export async function fetchDecisions(token: string | null): Promise<readonly Decision[]> {
  const { decisions } = await read('/api/grid/decisions', token);
  return Array.isArray(decisions) ? (decisions as Decision[]) : [];
}

export type About = 'media' | 'work';

/** Whether it was about where media end, or where work is done. */
export const about = ({ kind }: Decision): About => (kind === 'work' ? 'work' : 'media');

/** Those that are alike together, in the order of their newest; the newest first, as they come. */
export function repeated(decisions: readonly Decision[]): readonly Repeated[] {
  const groups = new Map<string, Repeated>();
  for (const one of decisions) {
    const key = likeness(one);
    const known = groups.get(key) ?? { key, newest: one, times: 0, since: one.at };
    groups.set(key, { ...known, times: known.times + 1, since: one.at });
  }
  return [...groups.values()];
}

const likeness = ({ kind, reason, speak, hear, dryRun, nodes, explanation }: Decision): string =>
  JSON.stringify([
    kind,
    reason,
    speak,
    hear,
    dryRun,
    nodes,
    explanation?.way,
    explanation?.nodes.map(({ node, whyNot }) => `${node} ${whyNot ?? ''}`).toSorted(),
  ]);

/** What was to be decided, for people. */
export function asked({ kind, speak, hear }: Decision): string {
  const heard = hear === undefined || hear === 'original' ? '' : `, heard in ${hear}`;
  const who = `${speak === undefined || speak === 'auto' ? 'somebody' : `a speaker of ${speak}`}${heard}`;
  switch (kind) {
    case 'work':
      return `Work home: ${who}`;
    case 'redirect':
      return `Media home: ${who}, who came here`;
    case 'move':
      return `Media home: ${who}, who is here`;
    default:
      return `Media home: nodes to measure, for ${who}`;
  }
}

const OCCASIONS: Readonly<Record<string, string>> = {
  draining: 'this node is being emptied',
  capacity: 'this node is full',
  nearer: 'another node is nearer to them',
};

/** Why it was asked; empty where there was no occasion. */
export function occasion({ kind, reason }: Decision): string {
  if (reason === undefined) return '';
  if (reason === 'role') {
    return kind === 'work' ? 'this node does no work itself' : 'no media end at this node';
  }
  return OCCASIONS[reason] ?? reason;
}

/**
 * Where it is to be.
 *
 * @param names of nodes, by id
 */
export function answer(decision: Decision, names: ReadonlyMap<string, string>): string {
  const { nodes, explanation } = decision;
  if (nodes.length === 0) return 'No node';
  return nodes
    .map((id) => explanation?.nodes.find(({ node }) => node === id)?.name ?? names.get(id) ?? id)
    .join(', ');
}

/** Why there, in a line. */
export function why({ nodes, explanation }: Decision): string {
  if (explanation === undefined) return '';
  const choices = explanation.nodes.filter(isChoice);
  const chosen = choices.find(({ node }) => node === nodes[0]);
  switch (explanation.way) {
    case 'here':
      return 'It is here and has room.';
    case 'listeners':
      return 'Most who listen are there.';
    case 'nowhere':
      return 'None comes into question.';
    case 'rank':
      return `${plural(choices.length, 'node')} may take them.`;
    default:
      return chosen === undefined
        ? ''
        : `Best of ${plural(choices.length, 'choice')}: ${scored(chosen)}.`;
  }
}

const isChoice = ({ scoreMs }: Judged): boolean => scoreMs !== undefined;

const ms = (value: number): string => `${value.toFixed(0)} ms`;

const PARTS: readonly (readonly [keyof Score, string])[] = [
  ['awayMs', 'distance'],
  ['lateMs', 'lateness'],
  ['fullMs', 'load'],
  ['priceMs', 'price'],
  ['unknownMs', 'figures too old'],
  ['apartMs', 'nobody of the room there'],
];

/** What speaks against a node, the most first. */
export function scored({ scoreMs = 0, score }: Judged): string {
  const parts = PARTS.map(([part, name]) => [name, score?.[part] ?? 0] as const)
    .filter(([, value]) => value >= 0.5)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, value]) => `${name} ${ms(value)}`);
  return `scores ${ms(scoreMs)}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

const WHY_NOT: Readonly<Record<string, (node: Judged) => string>> = {
  excluded: () => 'was tried, or lacks a language that others have',
  gone: () => 'is not there',
  suspect: () => 'was not heard lately',
  draining: () => 'is being emptied',
  role: () => 'is not for that',
  residency: () => 'is under another law',
  language: () => 'lacks the language',
  far: ({ roundTripMs }) => `is too far away (${ms(roundTripMs)})`,
  full: ({ freeCores }) => `has no room (${freeCores.toFixed(2)} cores free)`,
};

/** A node that was not taken, and for what reason. */
export interface PassedOver {
  readonly node: string;
  readonly name: string;
  readonly reason: string;
}

/**
 * Runners-up, then those that were left out.
 *
 * @param self the node that decided
 */
export function passedOver({ nodes, explanation }: Decision, self: string): readonly PassedOver[] {
  return (explanation?.nodes ?? [])
    .filter(({ node }) => !nodes.includes(node))
    .map((one) => ({ node: one.node, name: one.name, reason: reasonOf(one, self) }));
}

function reasonOf(one: Judged, self: string): string {
  if (one.whyNot === undefined) return scored(one);
  if (one.whyNot === 'excluded' && one.node === self) return 'is the one that asks';
  return WHY_NOT[one.whyNot]?.(one) ?? one.whyNot;
}
