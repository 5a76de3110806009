import { Backoff } from './backoff';
import type { ConnectionOptions, EndReason, Socket } from './connection-options';
import {
  PING_EVERY_MS,
  SILENCE_LIMIT_MS,
  JOIN_LIMIT_MS,
  SUSPECT_MS,
  HURRIED_JOIN_MS,
  STABLE_MS,
  LONGEST_RETRY_AFTER_MS,
  TOKEN_MARGIN_MS,
} from './connection-times';
import { decodeServerMessage } from './decode';
import { Handshakes } from './handshakes';
import {
  PROTOCOL,
  type Bye,
  type ClientMessage,
  type Join,
  type Joined,
  type Redirect,
  type ServerError,
  type ServerMessage,
  type Ticket,
} from './messages';
import type { Places } from './places';
import { FINAL_REFUSALS, REFUSALS_OF_A_NODE } from './refusals';
import { RestError, type JoinToken } from './rest';
import { Silence } from './silence';

/** For people, in the language of the page. */
const textOf = ({ message, code }: Pick<ServerError, 'message' | 'code'>): string =>
  t().service.problem(message, code);

function whyNoToken(error: unknown): string {
  if (error instanceof RestError) return textOf(error);
  return error instanceof Error ? error.message : t().service.noToken;
}

export type {
  ConnectionEvents,
  ConnectionOptions,
  EndReason,
  LinkStatus,
  Profile,
  Socket,
} from './connection-options';
import { t } from '../texts/texts';

/**
 * The signalling socket of one participation. Joins, keeps alive, and when the socket breaks comes
 * back under the same participant id: with the resume key of the last `joined`, and where there is a
 * grid with its ticket, at the next node at once when this one is gone.
 */
export class SignalingConnection {
  private readonly backoff: Backoff;
  private socket: Socket | null = null;
  private token: JoinToken | null = null;
  private resumeKey: string | null = null;
  private ticket: string | null;
  /** Whether this person comes from another node, which has them back when this fails. */
  private arriving: boolean;
  /** Whether they are at another node, which has no need of this one. */
  private departing = false;
  private homeId: string | null = null;
  private joined = false;
  private joinedAtMs = 0;
  private ended = false;
  private refusals = 0;
  private pingMs = PING_EVERY_MS;
  private silentMs = SILENCE_LIMIT_MS;
  /** Whether the node is asked once more that gave no sign, before others are. */
  private hurried = false;
  private retryTimer: ReturnType<typeof setTimeout> | null = null;
  private readonly handshakes = new Handshakes();
  private readonly silence = new Silence(
    () => (this.joined || this.places.alone ? this.silentMs : this.joinLimitMs),
    () => this.ping(),
    () => this.retry(t().service.silent, { gone: true }),
  );

  constructor(private readonly options: ConnectionOptions) {
    this.backoff = options.backoff ?? new Backoff(500, 8_000);
    this.ticket = options.arriveWith ?? null;
    this.arriving = options.arriveWith !== undefined;
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

  /** Media stopped all at once: maybe the network is another one now, and this path dead as well. */
  suspect(): void {
    if (!this.joined) return;
    this.silence.suspect(SUSPECT_MS, () => {
      this.hurried = true;
      this.retry(t().service.silent);
    });
  }

  leave(): void {
    if (this.ended) return;
    this.send({ type: 'leave' });
    this.end('left', '');
  }

  /** Here for good: from now on this connection comes back like any other. */
  arrived(): void {
    this.arriving = false;
    this.send({ type: 'arrived' });
  }

  /** At another node: from now on this connection ends as `moved`, whatever becomes of it. */
  depart(): void {
    this.departing = true;
    this.send({ type: 'arrived' });
  }

  /** Nothing of this connection is needed any more. */
  close(): void {
    this.end('moved', '');
  }

  /** How long nothing was heard, in ms. */
  get silenceMs(): number {
    return this.silence.ms;
  }

  private get joinLimitMs(): number {
    return this.hurried ? HURRIED_JOIN_MS : JOIN_LIMIT_MS;
  }

  /** The node at which this person is, or tries to be. */
  get place(): string {
    return this.places.here;
  }

  /** Other nodes where this person may go on. */
  get elsewhere(): readonly string[] {
    return this.places.elsewhere;
  }

  private get places(): Places {
    return this.options.places;
  }

  private async connect(): Promise<void> {
    const place = this.places.here;
    let socket: Socket;
    try {
      const bearer = this.ticket ?? (await this.freshToken(place)).token;
      if (this.ended) return;
      socket = this.options.open(this.options.url(place), [PROTOCOL, `bearer.${bearer}`]);
    } catch (error) {
      if (this.ended) return;
      if (error instanceof RestError && !error.temporary) this.end('refused', textOf(error));
      else this.retry(whyNoToken(error));
      return;
    }
    this.socket = socket;
    this.silence.heard();
    this.handshakes.begin();
    this.silence.askEvery(this.pingMs);
    this.silence.watch();
    socket.onopen = () => {
      this.handshakes.opened();
      this.join();
    };
    socket.onmessage = ({ data }) => {
      if (socket === this.socket) this.receive(data);
    };
    socket.onclose = ({ reason }) => {
      if (socket === this.socket) this.retry(reason || this.whyBroken());
    };
  }

  private whyBroken(): string {
    const wasIn = this.resumeKey !== null || this.ticket !== null;
    // The next try asks for another: that shows whether the service itself is reached.
    if (!wasIn) this.token = null;
    return this.handshakes.whyBroken(wasIn);
  }

  private async freshToken(place: string): Promise<JoinToken> {
    if (this.token === null || this.token.expiresAtMs - TOKEN_MARGIN_MS < Date.now()) {
      this.token = await this.options.token(place);
    }
    return this.token;
  }

  private join(): void {
    // A key opens the node that gave it.
    const knownHere = this.resumeKey !== null && this.places.atHome;
    const join: Join = {
      type: 'join',
      ...this.options.profile(),
      ...(knownHere && this.resumeKey !== null ? { resumeKey: this.resumeKey } : {}),
      ...(this.places.sentHere ? { sentHere: true } : {}),
      ...(this.arriving ? { arriving: true } : {}),
    };
    this.socket?.send(JSON.stringify(join));
  }

  private ping(): void {
    this.send({ type: 'ping', t: Math.round(performance.now()) });
  }

  private receive(data: unknown): void {
    this.silence.heard();
    let message: ServerMessage;
    try {
      message = decodeServerMessage(String(data));
    } catch (error) {
      console.warn('signalling: message ignored,', error);
      return;
    }
    if (message.type === 'joined') this.onJoined(message);
    if (message.type === 'ticket') this.onTicket(message);
    else if (message.type === 'redirect') this.onRedirect(message);
    else if (message.type === 'bye') this.onBye(message);
    else if (message.type === 'error' && !this.joined) this.onRefusal(message);
    else if (message.type === 'error' && message.fatal) this.onFatal(message);
    else this.options.events.message(message);
  }

  private onJoined({ resumeKey, node, grid }: Joined): void {
    this.resumeKey = resumeKey;
    this.joined = true;
    this.joinedAtMs = Date.now();
    this.refusals = 0;
    this.backoff.reset();
    this.ticket = grid?.ticket ?? null;
    this.homeId = node?.id ?? null;
    this.hurried = false;
    this.places.joined(this.homeId, grid?.nodes ?? []);
    this.pingMs = grid?.pingMs ?? PING_EVERY_MS;
    this.silentMs = grid?.silentMs ?? SILENCE_LIMIT_MS;
    this.silence.askEvery(this.pingMs);
    this.silence.watch();
    this.options.events.status({ kind: 'up' });
  }

  private onTicket({ ticket, nodes }: Ticket): void {
    this.ticket = ticket;
    if (this.homeId !== null) this.places.learn(this.homeId, nodes);
  }

  /** Nothing of this person is at the node that says so. */
  private onRedirect({ url }: Redirect): void {
    if (this.arriving || !this.places.redirect(url)) {
      this.retry(t().service.noRoom);
      return;
    }
    this.drop();
    void this.connect();
  }

  private onBye({ reason, retryAfterMs }: Bye): void {
    if (reason !== 'shutdown' && reason !== 'moved') {
      this.end(reason, '');
      return;
    }
    const notBeforeMs = Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
    this.retry(t().service.restarts, { notBeforeMs, gone: true });
  }

  private onFatal(error: ServerError): void {
    this.options.events.message(error);
    if (error.code === 'room_full') this.end('refused', textOf(error));
    else this.retry(textOf(error));
  }

  private onRefusal(error: ServerError): void {
    if (error.code === 'unauthorized' && this.ticket !== null && !this.arriving) {
      // It outlived its time; a token that is still valid is of the same person.
      this.ticket = null;
      this.drop();
      void this.connect();
      return;
    }
    const elsewhere = REFUSALS_OF_A_NODE.has(error.code) && this.places.hasNext;
    const staleAuth = error.code === 'unauthorized' && this.refusals === 0;
    if (!staleAuth && !elsewhere && FINAL_REFUSALS.has(error.code)) {
      this.end('refused', textOf(error));
      return;
    }
    // The key or the token may have outlived its time while the socket was down.
    this.refusals += 1;
    if (!elsewhere) {
      this.resumeKey = null;
      this.token = null;
    }
    this.retry(textOf(error));
  }

  /**
   * Goes to the next node at once, or waits when there is none left to be tried.
   *
   * @param notBeforeMs from now on, as the service asked; the backoff comes on top
   * @param gone whether the node that was connected to is known not to be there
   */
  private retry(
    reason: string,
    { notBeforeMs = 0, gone = false }: { notBeforeMs?: number; gone?: boolean } = {},
  ): void {
    if (this.ended) return;
    if (this.departing || this.arriving) {
      this.end(this.departing ? 'moved' : 'refused', reason);
      return;
    }
    const wasStable = this.joined && (gone || Date.now() - this.joinedAtMs >= STABLE_MS);
    this.drop();
    this.cancelRetry();
    this.options.events.status({ kind: 'down', reason });
    if (!wasStable) this.hurried = false;
    const atOnce = wasStable ? this.places.lost(gone) : this.places.failed();
    const delayMs = atOnce ? 0 : notBeforeMs + this.backoff.nextMs();
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null;
      void this.connect();
    }, delayMs);
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
    this.silence.stop();
    socket?.close(1000);
  }

  private cancelRetry(): void {
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    this.retryTimer = null;
  }
}
