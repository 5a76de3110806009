import type { Backoff } from './backoff';
import type { ByeReason, Join, ServerMessage } from './messages';
import type { Places } from './places';
import type { JoinToken } from './rest';

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

export type Profile = Omit<Join, 'type' | 'resumeKey' | 'sentHere' | 'arriving'>;

export interface ConnectionOptions {
  /** The address of the socket at a node, see {@link Places}. */
  readonly url: (place: string) => string;
  readonly places: Places;
  /** What to join with now; asked anew at every attempt, so choices made while away count. */
  readonly profile: () => Profile;
  readonly token: (place: string) => Promise<JoinToken>;
  readonly open: (url: string, protocols: string[]) => Socket;
  readonly events: ConnectionEvents;
  readonly backoff?: Backoff;
  /**
   * Lets this person in, whom another node still holds: until `arrived()`
   * whatever fails ends this connection, and nothing is tried again.
   */
  readonly arriveWith?: string;
}
