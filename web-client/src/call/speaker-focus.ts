/** So long somebody else has to speak on before they are shown large. */
const TAKES_OVER_MS = 1_200;
/** Shorter pauses are no end. */
const PAUSE_MS = 600;

interface Heard {
  sinceMs: number;
  lastMs: number;
}

/**
 * Who is to be seen large: who speaks, but never this person. It stays who it is while nobody else
 * speaks for a while, and while they speak themselves.
 */
export class SpeakerFocus {
  private readonly heard = new Map<string, Heard>();
  private focus: string | null = null;

  /**
   * @param others who could be shown, in their order
   * @param speaking who is heard now
   * @returns null when nobody else is there
   */
  look(others: readonly string[], speaking: ReadonlySet<string>, nowMs: number): string | null {
    for (const [id, { lastMs }] of this.heard) {
      if (!others.includes(id) || nowMs - lastMs >= PAUSE_MS) this.heard.delete(id);
    }
    for (const id of others.filter((each) => speaking.has(each))) {
      const known = this.heard.get(id);
      if (known === undefined) this.heard.set(id, { sinceMs: nowMs, lastMs: nowMs });
      else known.lastMs = nowMs;
    }
    if (this.focus === null || !others.includes(this.focus)) {
      this.focus = this.longest() ?? others[0] ?? null;
    } else if (!this.heard.has(this.focus)) {
      const next = this.longest();
      const since = next === null ? undefined : this.heard.get(next)?.sinceMs;
      if (since !== undefined && nowMs - since >= TAKES_OVER_MS) this.focus = next;
    }
    return this.focus;
  }

  /** Of those who speak, who has for the longest time. */
  private longest(): string | null {
    let longest: string | null = null;
    let firstMs = Number.POSITIVE_INFINITY;
    for (const [id, { sinceMs }] of this.heard) {
      if (sinceMs < firstMs) [longest, firstMs] = [id, sinceMs];
    }
    return longest;
  }
}
