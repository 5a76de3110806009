/** The few REST calls the page makes, see SIGNALING.md. */
import type { StageTime } from './messages';
import { t } from '../texts/texts';

export interface Language {
  /** BCP 47 tag. */
  readonly tag: string;
  /** English name. */
  readonly name: string;
  /** The language's name in its own script. */
  readonly nativeName: string;
  /** Whether it can be heard, not only read. */
  readonly voice: boolean;
}

export interface Languages {
  readonly speak: readonly Language[];
  readonly hear: readonly Language[];
}

export interface JoinToken {
  readonly token: string;
  readonly participantId: string;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
}

/** An answer of the service that is not a success; `code` is the problem's stable code. */
export class RestError extends Error {
  override readonly name = 'RestError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  /** Whether asking again unchanged may help. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export async function fetchLanguages(): Promise<Languages> {
  const body = await call('GET', '/api/languages');
  return { speak: languageList(body.speak), hear: languageList(body.hear) };
}

/**
 * Makes a room; answers the key of its host, or null when the room is there already.
 *
 * @param patienceMs a call may begin without
 */
export async function createRoom(room: string, patienceMs: number): Promise<string | null> {
  try {
    const { hostKey } = await call('POST', '/api/rooms', { body: { id: room }, patienceMs });
    return text(hostKey);
  } catch (error) {
    if (error instanceof RestError && error.code === 'room_exists') return null;
    throw error;
  }
}

/** Whether a room writes down what is said, to be known before joining. */
export async function fetchKeepsTranscripts(room: string): Promise<boolean> {
  const body = await call('GET', `/api/rooms/${encodeURIComponent(room)}/notice`);
  return body.keepsTranscripts === true;
}

/**
 * @param place the node that is asked, see {@link Places}
 */
export async function requestToken(
  room: string,
  name: string,
  hostKey: string | null,
  place = '',
): Promise<JoinToken> {
  const body = await call('POST', `${place}/api/rooms/${encodeURIComponent(room)}/tokens`, {
    body: hostKey === null ? { name } : { name, hostKey },
  });
  const { token, participantId, expiresAt } = body;
  if (typeof token !== 'string' || typeof participantId !== 'string') {
    throw new RestError(502, 'bad_answer', t().service.unreadable);
  }
  const expiresAtMs = typeof expiresAt === 'string' ? Date.parse(expiresAt) : NaN;
  return { token, participantId, expiresAtMs: Number.isNaN(expiresAtMs) ? 0 : expiresAtMs };
}

/** How far one speaker's voice trailed during a stay. */
export interface CallDelay {
  readonly participantId: string;
  /** Null once the service forgot it. */
  readonly name: string | null;
  readonly words: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly misses: number;
  readonly stages: readonly StageTime[];
}

/** Of everybody who was heard in another language in this room. */
export async function fetchDelays(
  room: string,
  historyToken: string,
  place = '',
): Promise<readonly CallDelay[]> {
  const body = await call('GET', `${place}/api/rooms/${encodeURIComponent(room)}/latency`, {
    bearer: historyToken,
  });
  return Object.values(body).flatMap((each) => {
    const row = decodeDelay(each);
    return row === null ? [] : [row];
  });
}

function decodeDelay(value: unknown): CallDelay | null {
  if (typeof value !== 'object' || value === null) return null;
  const { participantId, name, workload, words, p50Ms, p90Ms, misses, stages } = value as Record<
    string,
    unknown
  >;
  if (workload !== 'voice' || typeof participantId !== 'string' || !Array.isArray(stages)) {
    return null;
  }
  if (typeof words !== 'number' || typeof misses !== 'number') return null;
  if (typeof p50Ms !== 'number' || typeof p90Ms !== 'number') return null;
  return {
    participantId,
    name: text(name),
    words,
    p50Ms,
    p90Ms,
    misses,
    stages: stages as StageTime[],
  };
}

interface Request {
  readonly body?: unknown;
  readonly bearer?: string;
  readonly patienceMs?: number;
}

const PATIENCE_MS = 10_000;

type Method = 'GET' | 'POST' | 'DELETE';

async function call(
  method: Method,
  path: string,
  { body, ...request }: Request = {},
): Promise<Record<string, unknown>> {
  const text = body === undefined ? {} : { text: JSON.stringify(body) };
  const response = await send(method, path, { ...request, ...text, type: 'application/json' });
  return fieldsOf(response);
}

/**
 * What is read with a token, or by the machine itself without one.
 */
export const read = (path: string, token: string | null): Promise<Record<string, unknown>> =>
  call('GET', path, token === null ? {} : { bearer: token });

/**
 * An answer that is a success.
 *
 * @throws RestError for any other
 */
export async function send(
  method: Method,
  path: string,
  {
    text: body,
    type,
    accept = 'application/json, text/csv',
    bearer,
    patienceMs = PATIENCE_MS,
  }: {
    readonly text?: string;
    readonly type: string;
    /** What the answer may be. */
    readonly accept?: string;
    readonly bearer?: string;
    readonly patienceMs?: number;
  },
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        accept,
        'content-type': type,
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    throw new RestError(0, 'unreachable', t().service.unreachable);
  }
  if (!response.ok) {
    const fields = await fieldsOf(response);
    throw new RestError(
      response.status,
      text(fields.code) ?? 'http_error',
      text(fields.detail) ?? text(fields.title) ?? t().service.answered(response.status),
    );
  }
  return response;
}

/** The JSON object of an answer; an empty one where there is none. */
export async function fieldsOf(response: Response): Promise<Record<string, unknown>> {
  const json: unknown = await response.json().catch(() => null);
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
}

/** The JSON objects of an answer that is a list of them. */
export async function listOf(response: Response): Promise<Record<string, unknown>[]> {
  const json: unknown = await response.json().catch(() => null);
  if (!Array.isArray(json)) return [];
  return json.filter((each: unknown) => typeof each === 'object' && each !== null) as Record<
    string,
    unknown
  >[];
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function languageList(value: unknown): Language[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const { tag, name, nativeName, voice } = each as Record<string, unknown>;
    const label = text(name);
    if (typeof tag !== 'string' || label === null) return [];
    return [{ tag, name: label, nativeName: text(nativeName) ?? label, voice: voice !== false }];
  });
}
