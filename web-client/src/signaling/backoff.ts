/**
 * Delays between attempts: doubling from `firstMs` to `maxMs`, each shortened by up to half at
 * random so that the clients of a restarted node do not return in one wave.
 */
export class Backoff {
  private attempt = 0;

  constructor(
    private readonly firstMs: number,
    private readonly maxMs: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** Attempts since the last success. */
  get attempts(): number {
    return this.attempt;
  }

  nextMs(): number {
    const full = Math.min(this.maxMs, this.firstMs * 2 ** this.attempt);
    this.attempt += 1;
    return Math.round(full * (1 - this.random() / 2));
  }

  reset(): void {
    this.attempt = 0;
  }
}
