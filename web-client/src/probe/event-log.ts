import type { CallEvent } from '../call/state';
import type { Caption, Lips, Talk } from '../signaling/messages';

/** A caption, talk or lips message and when it arrived. */
export interface LoggedEvent {
  readonly message: Caption | Talk | Lips;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The audio context's clock, which recordings are dated by. */
  readonly atAudioSeconds: number;
}

/** Enough for hours; the oldest leave. */
const MAX_EVENTS = 20_000;

/** What arrived when, for tests that measure lag. */
export class EventLog {
  readonly events: LoggedEvent[] = [];

  constructor(private readonly context: BaseAudioContext) {}

  readonly observe = (event: CallEvent): void => {
    if (event.type !== 'message') return;
    const { message, nowMs: atMs } = event;
    if (message.type !== 'caption' && message.type !== 'talk' && message.type !== 'lips') return;
    this.events.push({ message, atMs, atAudioSeconds: this.context.currentTime });
    if (this.events.length > MAX_EVENTS) this.events.shift();
  };
}
