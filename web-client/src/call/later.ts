/** Does something once after a while, however often it is asked for until then. */
export class Later {
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly afterMs: number,
    private readonly task: () => void,
  ) {}

  ask(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.task();
    }, this.afterMs);
  }

  cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
