import type { Caption } from '../signaling/messages';

/** What is heard this soon after a hand went up was said before, and is on its way. */
const ON_ITS_WAY_MS = 3_000;
/** Signs of a contribution: "may I?" is none. */
const SHORTEST = 10;

/** Whether somebody whose hand is up has had their turn: said something, to its end. */
export class OwnTurn {
  private raisedMs = Number.POSITIVE_INFINITY;
  private utterance: number | null = null;
  private counts = false;
  private signs = 0;

  raised(nowMs: number): void {
    this.raisedMs = nowMs;
    this.utterance = null;
  }

  lowered(): void {
    this.raisedMs = Number.POSITIVE_INFINITY;
  }

  /**
   * @param caption of this person
   * @returns whether their turn is over with it
   */
  heard({ utterance, translated, text, last }: Caption, nowMs: number): boolean {
    if (translated) return false;
    if (utterance !== this.utterance) {
      this.utterance = utterance;
      this.counts = nowMs - this.raisedMs >= ON_ITS_WAY_MS;
      this.signs = 0;
    }
    this.signs += text.length;
    return last && this.counts && this.signs >= SHORTEST;
  }
}
