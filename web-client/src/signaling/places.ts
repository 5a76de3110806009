import type { GridNode } from './messages';

/** More are a mistake of the grid. */
const MOST_REDIRECTS = 3;

/** Of a room's signalling at a node. */
export const socketUrl = (ownOrigin: string, place: string, room: string): string => {
  const origin = place === '' ? ownOrigin : place;
  return `${origin.replace(/^http/, 'ws')}/ws/rooms/${encodeURIComponent(room)}`;
};

/** The name of the node at that address; null when it is none that a browser reaches. */
export const placeOf = (ownOrigin: string, url: string): string | null => {
  try {
    const { origin, protocol } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') return null;
    return origin === ownOrigin ? '' : origin;
  } catch {
    return null;
  }
};

/**
 * The nodes at which a call may be, in the order in which they are tried. A node is named by its
 * origin, the one that the page came from by the empty string; a service without a grid is that one
 * alone.
 */
export class Places {
  private home: string;
  private others: readonly string[];
  /** What is left of this round, the node to be tried now first. */
  private round: readonly string[];
  /** Where redirects led, and where the first came from. */
  private passed: readonly string[] = [];

  constructor(
    private readonly ownOrigin: string,
    [first = '', ...rest]: readonly string[] = [],
  ) {
    this.home = first;
    this.others = rest;
    this.round = [first, ...rest];
  }

  /** Where to connect to now. */
  get here(): string {
    return this.round[0] ?? this.home;
  }

  /** Those where this person may go on, as far as is known. */
  get elsewhere(): readonly string[] {
    return this.others;
  }

  /** Whether this person was last in the call there. */
  get atHome(): boolean {
    return this.here === this.home;
  }

  /** Whether there is nowhere else to go. */
  get alone(): boolean {
    return this.others.length === 0;
  }

  /** Whether there is one to be tried after this one, in this round. */
  get hasNext(): boolean {
    return this.round.length > 1;
  }

  /** Whether a redirect led here. */
  get sentHere(): boolean {
    return this.passed.length > 1 && this.passed.at(-1) === this.here;
  }

  /** In the call at this node. */
  joined(nodeId: string | null, nodes: readonly GridNode[]): void {
    this.home = this.here;
    this.passed = [];
    if (nodeId !== null) this.learn(nodeId, nodes);
    this.startRound();
  }

  /** Which nodes there are now. */
  learn(homeId: string, nodes: readonly GridNode[]): void {
    const origins = nodes.flatMap(({ id, url }) => {
      const origin = id === homeId ? null : placeOf(this.ownOrigin, url);
      return origin === null || origin === this.home ? [] : [origin];
    });
    this.others = [...new Set(origins)];
    this.startRound();
  }

  /**
   * The connection broke. One that fell silent or said goodbye is not asked first.
   *
   * @returns whether to try again at once
   */
  lost(homeIsGone: boolean): boolean {
    this.round = homeIsGone ? [...this.others, this.home] : [this.home, ...this.others];
    return !this.alone;
  }

  /**
   * The node could not be joined.
   *
   * @returns whether to try the next at once; else all have been tried
   */
  failed(): boolean {
    this.passed = [];
    this.round = this.round.slice(1);
    if (this.round.length > 0) return true;
    this.startRound();
    return false;
  }

  /**
   * The node wants another one to be joined.
   *
   * @returns whether to go there; not in a circle, nor further than it makes sense
   */
  redirect(url: string): boolean {
    const origin = placeOf(this.ownOrigin, url);
    const passed = this.passed.length === 0 ? [this.here] : this.passed;
    if (origin === null || passed.includes(origin) || passed.length > MOST_REDIRECTS) return false;
    this.passed = [...passed, origin];
    this.round = [origin, ...this.round.slice(1).filter((each) => each !== origin)];
    return true;
  }

  private startRound(): void {
    this.round = [this.home, ...this.others];
  }
}
