import { signal, type ReadonlySignal } from '@preact/signals';
import type { Reaction } from '../signaling/manners';

export interface ShownReaction {
  /** Of this one, and no other. */
  readonly key: number;
  readonly participantId: string;
  readonly reaction: Reaction;
}

export const SHOWN_MS = 4_000;
/** However many people clap: a page shows no more at once. */
const MOST_SHOWN = 40;
/** Of the own ones; the service takes 5 changes a second. */
const APART_MS = 400;

/** The reactions that are to be seen now; each is gone after 4 s. */
export class Reactions {
  private readonly now = signal<readonly ShownReaction[]>([]);
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private nextKey = 1;
  private lastOwnMs = -APART_MS;

  get shown(): ReadonlySignal<readonly ShownReaction[]> {
    return this.now;
  }

  /** Whether this person may show another one already. */
  takes(nowMs: number): boolean {
    if (nowMs - this.lastOwnMs < APART_MS) return false;
    this.lastOwnMs = nowMs;
    return true;
  }

  show(participantId: string, reaction: Reaction): void {
    const key = this.nextKey++;
    this.now.value = [...this.now.value, { key, participantId, reaction }].slice(-MOST_SHOWN);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.now.value = this.now.value.filter((each) => each.key !== key);
    }, SHOWN_MS);
    this.timers.add(timer);
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.now.value = [];
  }
}
