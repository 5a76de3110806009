/** A timer this late tells of a page that was held up, not of a silent server. */
const HELD_UP_MS = 500;
/** Time for what waited in the meantime. */
const CATCH_UP_MS = 1_000;

/** Asks a server again and again whether it is there, and notices when it says nothing for too long. */
export class Silence {
  private lastHeardMs = 0;
  private asking: ReturnType<typeof setInterval> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private doubt: ReturnType<typeof setTimeout> | null = null;

  /** @param limitMs how long it may be silent at present */
  constructor(
    private readonly limitMs: () => number,
    private readonly ask: () => void,
    private readonly onSilent: () => void,
  ) {}

  heard(): void {
    this.lastHeardMs = Date.now();
  }

  /** How long nothing was heard. */
  get ms(): number {
    return Date.now() - this.lastHeardMs;
  }

  /** Watches from now on. */
  watch(excused = false): void {
    const limitMs = this.limitMs();
    const dueMs = excused ? Date.now() + CATCH_UP_MS : this.lastHeardMs + limitMs;
    this.cancelWatch();
    this.timer = setTimeout(
      () => {
        const nowMs = Date.now();
        if (this.lastHeardMs + limitMs > nowMs) this.watch();
        else if (!excused && nowMs - dueMs > HELD_UP_MS) this.watch(true);
        else this.onSilent();
      },
      Math.max(0, dueMs - Date.now()),
    );
  }

  /** Asks so often from now on. */
  askEvery(ms: number): void {
    if (this.asking !== null) clearInterval(this.asking);
    this.asking = setInterval(this.ask, ms);
  }

  /** Asks at once, and tells when there is no answer within this time. */
  suspect(withinMs: number, onUnanswered: () => void): void {
    if (this.timer === null || this.doubt !== null) return;
    this.ask();
    const askedMs = Date.now();
    this.doubt = setTimeout(() => {
      this.doubt = null;
      if (this.lastHeardMs < askedMs) onUnanswered();
    }, withinMs);
  }

  stop(): void {
    this.cancelWatch();
    if (this.asking !== null) clearInterval(this.asking);
    this.asking = null;
    if (this.doubt !== null) clearTimeout(this.doubt);
    this.doubt = null;
  }

  private cancelWatch(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
