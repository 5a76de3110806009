import { Backoff } from './backoff';
import { decodeServerMessage } from './decode';
import {
  PROTOCOL,
  type Bye,
  type ByeReason,
  type ClientMessage,
  type Join,
  type ServerError,
  type ServerMessage,
} from './messages';
import { RestError, type JoinToken } from './rest';

/** A socket as far as signalling needs one; the browser's WebSocket fits. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type LinkStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'up' }
  /** Down; the next attempt comes by itself. */
  | { readonly kind: 'down'; readonly reason: string };

export type EndReason = Exclude<ByeReason, 'shutdown'> | 'refused';

export interface ConnectionEvents {
  status(status: LinkStatus): void;
  message(message: ServerMessage): void;
  /** Over for good: no further attempt is made. `detail` is for people. */
  ended(reason: EndReason, detail: string): void;
}

export interface ConnectionOptions {
  readonly url: string;
  /** What to join with now; asked anew at every attempt, so choices made while away count. */
  readonly profile: () => Omit<Join, 'type' | 'resumeKey'>;
  readonly token: () => Promise<JoinToken>;
  readonly open: (url: string, protocols: string[]) => Socket;
  readonly events: ConnectionEvents;
  readonly backoff?: Backoff;
}

const PING_EVERY_MS = 5_000;
/** Two pings and their answers lost: the path is gone although the socket may not know yet. */
const SILENCE_LIMIT_MS = 12_000;
/** Whatever the service asks for: nobody waits longer without looking. */
const LONGEST_RETRY_AFTER_MS = 60_000;
/** A token this close to its end may expire on the way. */
const TOKEN_MARGIN_MS = 15_000;
/** Answers to `join` that the same join will get again. */
const FINAL_REFUSALS = new Set([
  'unauthorized',
  'room_full',
  'room_locked',
  'removed',
  'bad_message',
  'unknown_language',
]);

/**
 * The signalling socket of one participation. Joins, keeps alive, and when the socket breaks comes
 * back under the same participant id with the resume key of the last `joined`.
 */
export class SignalingConnection {
  private readonly backoff: Backoff;
  private socket: Socket | null = null;
  private token: JoinToken | null = null;
  private resumeKey: string | null = null;
  private joined = false;
  private ended = false;
  private refusals = 0;
  private lastHeardMs = 0;
  private retryTimer: ReturnType<typeof setTimeout> | null = null;
  private pingTimer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly options: ConnectionOptions) {
    this.backoff = options.backoff ?? new Backoff(500, 8_000);
  }

  start(): void {
    this.options.events.status({ kind: 'connecting' });
    void this.connect();
  }

  /** Sends unless the socket is down or not joined; says whether it did. */
  send(message: Exclude<ClientMessage, Join>): boolean {
    if (!this.joined || this.socket === null) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Tries at once instead of waiting for the next attempt, for example when the network is back. */
  hurry(): void {
    if (this.retryTimer === null) return;
    this.cancelRetry();
    void this.connect();
  }

  leave(): void {
    if (this.ended) return;
    this.send({ type: 'leave' });
    this.end('left', '');
  }

  private async connect(): Promise<void> {
    let token: JoinToken;
    try {
      token = await this.freshToken();
    } catch (error) {
      if (this.ended) return;
      if (error instanceof RestError && !error.temporary) this.end('refused', error.message);
      else this.retry(error instanceof Error ? error.message : 'No join token.');
      return;
    }
    if (this.ended) return;
    const socket = this.options.open(this.options.url, [PROTOCOL, `bearer.${token.token}`]);
    this.socket = socket;
    this.lastHeardMs = Date.now();
    this.pingTimer ??= setInterval(() => this.keepAlive(), PING_EVERY_MS);
    socket.onopen = () => this.join();
    socket.onmessage = ({ data }) => {
      if (socket === this.socket) this.receive(data);
    };
    socket.onclose = ({ reason }) => {
      if (socket === this.socket) this.retry(reason || 'The connection to the server broke.');
    };
  }

  private async freshToken(): Promise<JoinToken> {
    if (this.token === null || this.token.expiresAtMs - TOKEN_MARGIN_MS < Date.now()) {
      this.token = await this.options.token();
    }
    return this.token;
  }

  private join(): void {
    const resume = this.resumeKey === null ? {} : { resumeKey: this.resumeKey };
    const join: Join = { type: 'join', ...this.options.profile(), ...resume };
    this.socket?.send(JSON.stringify(join));
  }

  private keepAlive(): void {
    if (Date.now() - this.lastHeardMs > SILENCE_LIMIT_MS) {
      this.retry('The server does not answer.');
      return;
    }
    this.send({ type: 'ping', t: Math.round(performance.now()) });
  }

  private receive(data: unknown): void {
    this.lastHeardMs = Date.now();
    let message: ServerMessage;
    try {
      message = decodeServerMessage(String(data));
    } catch (error) {
      console.warn('signalling: message ignored,', error);
      return;
    }
    if (message.type === 'joined') {
      this.resumeKey = message.resumeKey;
      this.joined = true;
      this.refusals = 0;
      this.backoff.reset();
      this.options.events.status({ kind: 'up' });
    }
    if (message.type === 'bye') this.onBye(message);
    else if (message.type === 'error' && !this.joined) this.onRefusal(message);
    else if (message.type === 'error' && message.fatal) this.onFatal(message);
    else this.options.events.message(message);
  }

  private onBye({ reason, retryAfterMs }: Bye): void {
    if (reason !== 'shutdown') this.end(reason, '');
    else this.retry('The service restarts.', Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS));
  }

  private onFatal(error: ServerError): void {
    this.options.events.message(error);
    if (error.code === 'room_full') this.end('refused', error.message);
    else this.retry(error.message);
  }

  private onRefusal(error: ServerError): void {
    const staleAuth = error.code === 'unauthorized' && this.refusals === 0;
    if (!staleAuth && FINAL_REFUSALS.has(error.code)) {
      this.end('refused', error.message);
      return;
    }
    // The key or the token may have outlived its time while the socket was down.
    this.refusals += 1;
    this.resumeKey = null;
    this.token = null;
    this.retry(error.message);
  }

  /** `notBeforeMs`: from now on, as the service asked; the backoff comes on top. */
  private retry(reason: string, notBeforeMs = 0): void {
    if (this.ended) return;
    this.drop();
    this.cancelRetry();
    this.options.events.status({ kind: 'down', reason });
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null;
      void this.connect();
    }, notBeforeMs + this.backoff.nextMs());
  }

  private end(reason: EndReason, detail: string): void {
    if (this.ended) return;
    this.ended = true;
    this.drop();
    this.cancelRetry();
    this.options.events.ended(reason, detail);
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    this.joined = false;
    if (this.pingTimer !== null) clearInterval(this.pingTimer);
    this.pingTimer = null;
    socket?.close(1000);
  }

  private cancelRetry(): void {
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    this.retryTimer = null;
  }
}
