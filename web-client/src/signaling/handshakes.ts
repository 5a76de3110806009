import { t } from '../texts/texts';

/** So many in a row that fail, and it is not chance. */
const FAILED = 2;

/** Tells a connection that broke from one that something on the way never lets come about. */
export class Handshakes {
  private failed = 0;
  private open = false;

  begin(): void {
    this.open = false;
  }

  opened(): void {
    this.open = true;
    this.failed = 0;
  }

  /**
   * Why there is no socket any more, for people.
   *
   * @param wasIn sockets do open here
   */
  whyBroken(wasIn: boolean): string {
    if (!this.open) this.failed += 1;
    return !wasIn && this.failed >= FAILED ? t().service.blocked : t().service.broken;
  }
}
