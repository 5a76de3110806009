import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backoff } from '../src/signaling/backoff';
import {
  SignalingConnection,
  type ConnectionEvents,
  type LinkStatus,
  type Socket,
} from '../src/signaling/connection';
import type { ServerMessage } from '../src/signaling/messages';
import { Places } from '../src/signaling/places';
import { RestError } from '../src/signaling/rest';

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  constructor(
    readonly protocols: readonly string[],
    readonly url = '',
  ) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.closed = true;
  }

  receive(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  joined(resumeKey = 'key-1', grid: object = {}): void {
    this.onopen?.();
    const limits = { messageBytes: 1, messagesPerSecond: 1, participants: 1 };
    this.receive({
      type: 'joined',
      participantId: 'p0',
      resumeKey,
      roomId: 'r',
      protocol: 1,
      limits,
      roster: [],
      ...grid,
    });
  }
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

function connect(
  token?: () => Promise<never>,
  places: readonly string[] = [''],
  arriveWith?: string,
) {
  const sockets: FakeSocket[] = [];
  const statuses: LinkStatus[] = [];
  const messages: ServerMessage[] = [];
  const ended = vi.fn<ConnectionEvents['ended']>();
  let tokens = 0;
  let speak = 'pt';
  const connection = new SignalingConnection({
    url: (place) => `${place}/ws/rooms/r`,
    places: new Places('https://own', places),
    profile: () => ({
      name: 'Ana',
      speak,
      hear: 'en',
      audioMuted: false,
      videoMuted: false,
      lips: true,
      knows: ['pt-BR', 'en'],
    }),
    token:
      token ??
      (() =>
        Promise.resolve({
          token: `token-${++tokens}`,
          participantId: 'p0',
          expiresAtMs: Date.now() + 300_000,
        })),
    open: (url, protocols) => {
      const socket = new FakeSocket(protocols, url);
      sockets.push(socket);
      return socket;
    },
    events: {
      status: (status) => statuses.push(status),
      message: (message) => messages.push(message),
      ended,
    },
    backoff: new Backoff(500, 8_000, () => 0),
    ...(arriveWith === undefined ? {} : { arriveWith }),
  });
  connection.start();
  const last = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket');
    return socket;
  };
  const change = (language: string): void => void (speak = language);
  return { connection, sockets, statuses, messages, ended, last, change };
}

describe('SignalingConnection', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('offers the protocol and the token as subprotocols and joins first', async () => {
    const { last, statuses } = connect();
    await settle();
    expect(last().protocols).toEqual(['babelgrid.v1', 'bearer.token-1']);
    last().joined();
    expect(last().sent[0]).toEqual({
      type: 'join',
      name: 'Ana',
      speak: 'pt',
      hear: 'en',
      audioMuted: false,
      videoMuted: false,
      lips: true,
      knows: ['pt-BR', 'en'],
    });
    expect(statuses.at(-1)).toEqual({ kind: 'up' });
  });

  it('sends nothing before it has joined', async () => {
    const { connection, last } = connect();
    await settle();
    expect(connection.send({ type: 'mute', audio: true, video: true })).toBe(false);
    last().joined();
    expect(connection.send({ type: 'mute', audio: true, video: true })).toBe(true);
  });

  it('comes back with the newest resume key and the choices of that moment', async () => {
    const { last, sockets, statuses, change } = connect();
    await settle();
    last().joined('key-1');
    last().onclose?.({ code: 1006, reason: '' });
    expect(statuses.at(-1)).toMatchObject({ kind: 'down' });
    change('fr');
    await vi.advanceTimersByTimeAsync(499);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sockets).toHaveLength(2);
    last().joined('key-2');
    expect(last().sent[0]).toMatchObject({ resumeKey: 'key-1', speak: 'fr' });
    last().onclose?.({ code: 1006, reason: '' });
    await vi.advanceTimersByTimeAsync(500);
    last().joined('key-3');
    expect(last().sent[0]).toMatchObject({ resumeKey: 'key-2' });
  });

  it('waits longer after each failure, up to the limit', async () => {
    const { last, sockets } = connect();
    await settle();
    for (const delayMs of [500, 1_000, 2_000, 4_000, 8_000, 8_000]) {
      const before = sockets.length;
      last().onclose?.({ code: 1006, reason: '' });
      await vi.advanceTimersByTimeAsync(delayMs - 1);
      expect(sockets).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sockets).toHaveLength(before + 1);
    }
  });

  it('does not wait when told that the network is back', async () => {
    const { connection, last, sockets } = connect();
    await settle();
    last().onclose?.({ code: 1006, reason: '' });
    connection.hurry();
    await settle();
    expect(sockets).toHaveLength(2);
  });

  it('takes a silent server for a broken path', async () => {
    const { last, sockets, statuses } = connect();
    await settle();
    last().joined();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(last().sent.filter(({ type }) => type === 'ping')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sockets[0]?.closed).toBe(true);
    expect(statuses.at(-1)).toEqual({ kind: 'down', reason: 'The server does not answer.' });
  });

  it('says so when sockets never open though the service gives tokens', async () => {
    const { last, statuses } = connect();
    await settle();
    last().onclose?.({ code: 1006, reason: '' });
    expect(statuses.at(-1)).toMatchObject({ reason: 'The connection to the server broke.' });
    await vi.advanceTimersByTimeAsync(500);
    expect(last().protocols[1]).toBe('bearer.token-2');
    last().onclose?.({ code: 1006, reason: '' });
    expect(JSON.stringify(statuses.at(-1))).toContain('proxy');
  });

  it('does not blame a proxy once it was in', async () => {
    const { last, statuses } = connect();
    await settle();
    last().joined();
    for (let i = 0; i < 4; i++) {
      last().onclose?.({ code: 1006, reason: '' });
      expect(JSON.stringify(statuses.at(-1))).not.toContain('proxy');
      await vi.advanceTimersByTimeAsync(8_000);
    }
  });

  it('gives up a suspected path as soon as one question stays unanswered', async () => {
    const { connection, last, sockets } = connect();
    await settle();
    last().joined();
    connection.suspect();
    expect(last().sent.at(-1)).toMatchObject({ type: 'ping' });
    last().receive({ type: 'pong', t: 1 });
    await vi.advanceTimersByTimeAsync(700);
    expect(sockets[0]?.closed).toBe(false);
    connection.suspect();
    await vi.advanceTimersByTimeAsync(700);
    expect(sockets[0]?.closed).toBe(true);
  });

  it('hears nothing from a socket it gave up', async () => {
    const { last, sockets, ended } = connect();
    await settle();
    last().joined();
    last().onclose?.({ code: 1006, reason: '' });
    await vi.advanceTimersByTimeAsync(500);
    sockets[0]?.receive({ type: 'bye', reason: 'replaced' });
    expect(ended).not.toHaveBeenCalled();
  });

  it('ends when replaced, and stays ended', async () => {
    const { last, sockets, ended } = connect();
    await settle();
    last().joined();
    last().receive({ type: 'bye', reason: 'replaced' });
    last().onclose?.({ code: 1000, reason: '' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toHaveBeenCalledExactlyOnceWith('replaced', '');
    expect(sockets).toHaveLength(1);
  });

  it('comes back when the node restarts', async () => {
    const { last, sockets } = connect();
    await settle();
    last().joined();
    last().receive({ type: 'bye', reason: 'shutdown' });
    await vi.advanceTimersByTimeAsync(500);
    expect(sockets).toHaveLength(2);
  });

  it('waits as long as the node asks when it restarts, and says so', async () => {
    const { last, sockets, statuses } = connect();
    await settle();
    last().joined();
    last().receive({ type: 'bye', reason: 'shutdown', retryAfterMs: 10_000 });
    expect(statuses.at(-1)).toEqual({ kind: 'down', reason: 'The service restarts.' });
    await vi.advanceTimersByTimeAsync(9_900);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(600);
    expect(sockets).toHaveLength(2);
  });

  it('waits a minute at most, whatever the node asks', async () => {
    const { last, sockets } = connect();
    await settle();
    last().joined();
    last().receive({ type: 'bye', reason: 'shutdown', retryAfterMs: 86_400_000 });
    await vi.advanceTimersByTimeAsync(60_500);
    expect(sockets).toHaveLength(2);
  });

  it('tries once more without key and with a new token when it is not authorized', async () => {
    const { last, ended } = connect();
    const refusal = {
      type: 'error',
      code: 'unauthorized',
      message: 'The token has expired.',
      fatal: true,
    };
    await settle();
    last().joined();
    last().onclose?.({ code: 1006, reason: '' });
    await vi.advanceTimersByTimeAsync(500);
    last().onopen?.();
    last().receive(refusal);
    await vi.advanceTimersByTimeAsync(1_000);
    last().onopen?.();
    expect(last().protocols[1]).toBe('bearer.token-2');
    expect(last().sent[0]).not.toHaveProperty('resumeKey');
    last().receive(refusal);
    expect(ended).toHaveBeenCalledExactlyOnceWith('refused', 'The token has expired.');
  });

  it.each(['room_full', 'room_locked', 'removed'])(
    'says why and stops when told %s',
    async (code) => {
      const { last, ended } = connect();
      await settle();
      last().onopen?.();
      last().receive({ type: 'error', code, message: 'Not now.', fatal: true });
      expect(ended).toHaveBeenCalledExactlyOnceWith('refused', 'Not now.');
    },
  );

  it.each(['removed', 'ended'])('stays away when the host has %s it', async (reason) => {
    const { last, ended } = connect();
    await settle();
    last().joined();
    last().receive({ type: 'bye', reason });
    expect(ended).toHaveBeenCalledExactlyOnceWith(reason, '');
  });

  it('keeps trying while the service is away, and stops when it refuses a token', async () => {
    let status = 503;
    const { ended, sockets } = connect(() =>
      Promise.reject(new RestError(status, 'code', 'No token.')),
    );
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ended).not.toHaveBeenCalled();
    status = 403;
    await vi.advanceTimersByTimeAsync(8_000);
    expect(ended).toHaveBeenCalledExactlyOnceWith('refused', 'No token.');
    expect(sockets).toHaveLength(0);
  });

  it('ignores a malformed message and goes on', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { last, messages } = connect();
    await settle();
    last().joined();
    last().receive({ type: 'answer' });
    last().receive({ type: 'answer', seq: 1, sdp: 'v=0' });
    expect(messages.map(({ type }) => type)).toEqual(['joined', 'answer']);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});

const node = (name: string) => ({
  id: `id-${name}`,
  name,
  url: `https://${name}`,
  region: 'west',
});

/** In the call at a node, of three. */
const inGrid = (name: string, ticket = 'ticket-1') => ({
  node: node(name),
  grid: { ticket, nodes: ['own', 'b', 'c'].map(node), pingMs: 1_000, silentMs: 3_000 },
});

describe('SignalingConnection in a grid', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const urls = (sockets: readonly FakeSocket[]): string[] =>
    sockets.map(({ url }) => url.replace('/ws/rooms/r', ''));

  it('goes to the next node with its ticket when its own is silent for 3 s', async () => {
    const { last, sockets } = connect();
    await settle();
    last().joined('key-1', inGrid('own'));
    await vi.advanceTimersByTimeAsync(2_999);
    expect(last().sent.filter(({ type }) => type === 'ping')).toHaveLength(2);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2);
    expect(urls(sockets)).toEqual(['', 'https://b']);
    expect(last().protocols[1]).toBe('bearer.ticket-1');
    last().joined('key-2', inGrid('b', 'ticket-2'));
    expect(last().sent[0]).not.toHaveProperty('resumeKey');
  });

  it('asks its own node first when only the connection broke', async () => {
    const { last, sockets } = connect();
    await settle();
    last().joined('key-1', inGrid('own'));
    await vi.advanceTimersByTimeAsync(2_500);
    last().receive({ type: 'pong', t: 1 });
    await vi.advanceTimersByTimeAsync(2_500);
    last().onclose?.({ code: 1006, reason: '' });
    await settle();
    last().onopen?.();
    expect(last().sent[0]).toMatchObject({ resumeKey: 'key-1' });
    last().onclose?.({ code: 1006, reason: '' });
    await settle();
    expect(urls(sockets)).toEqual(['', '', 'https://b']);
  });

  it('backs off only when every node was tried', async () => {
    const { last, sockets } = connect();
    await settle();
    last().joined('key-1', inGrid('own'));
    await vi.advanceTimersByTimeAsync(3_001);
    for (let i = 0; i < 3; i++) {
      last().onclose?.({ code: 1006, reason: '' });
      await settle();
    }
    expect(urls(sockets)).toEqual(['', 'https://b', 'https://c', '']);
    await vi.advanceTimersByTimeAsync(499);
    expect(sockets).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(1);
    expect(urls(sockets).slice(4)).toEqual(['']);
  });

  it('does not ask a node again at once that lets it in and drops it', async () => {
    const { last, sockets } = connect();
    await settle();
    for (const name of ['own', 'b', 'c']) {
      last().joined('key', inGrid(name));
      last().onclose?.({ code: 1006, reason: '' });
      await settle();
    }
    const seen = sockets.length;
    expect(new Set(urls(sockets)).size).toBeGreaterThan(1);
    last().onclose?.({ code: 1006, reason: '' });
    last().onclose?.({ code: 1006, reason: '' });
    await vi.advanceTimersByTimeAsync(400);
    expect(sockets.length - seen).toBeLessThan(4);
  });

  it('leaves a node that stops without waiting for it', async () => {
    const { last, sockets } = connect();
    await settle();
    last().joined('key-1', inGrid('own'));
    last().receive({ type: 'bye', reason: 'shutdown', retryAfterMs: 10_000 });
    await settle();
    expect(urls(sockets)).toEqual(['', 'https://b']);
  });

  it('uses the newest ticket and the newest nodes', async () => {
    const { last, sockets, messages } = connect();
    await settle();
    last().joined('key-1', inGrid('own'));
    last().receive({ type: 'ticket', ticket: 'ticket-2', nodes: [node('d'), node('own')] });
    expect(messages.map(({ type }) => type)).toEqual(['joined']);
    await vi.advanceTimersByTimeAsync(3_001);
    expect(urls(sockets)).toEqual(['', 'https://d']);
    expect(last().protocols[1]).toBe('bearer.ticket-2');
  });

  it('falls back to its token when the ticket is too old', async () => {
    const { last, sockets, ended } = connect();
    await settle();
    last().joined('key-1', inGrid('own'));
    await vi.advanceTimersByTimeAsync(3_001);
    last().onopen?.();
    last().receive({ type: 'error', code: 'unauthorized', message: 'Old.', fatal: true });
    await settle();
    expect(urls(sockets)).toEqual(['', 'https://b', 'https://b']);
    expect(last().protocols[1]).toBe('bearer.token-1');
    expect(ended).not.toHaveBeenCalled();
  });

  it('follows a redirect and says so', async () => {
    const { last, sockets } = connect();
    await settle();
    last().onopen?.();
    last().receive({ type: 'redirect', url: 'https://b', reason: 'capacity' });
    await settle();
    expect(urls(sockets)).toEqual(['', 'https://b']);
    last().joined('key-1', inGrid('b'));
    expect(last().sent[0]).toMatchObject({ sentHere: true });
    expect(sockets[0]?.closed).toBe(true);
  });

  it.each([
    ['in a circle', ['https://b', 'https://c', 'https://own']],
    ['three times', ['https://b', 'https://c', 'https://d', 'https://e']],
    ['to no address', ['javascript:alert(1)']],
  ])('is sent on no further: %s', async (_, hops) => {
    const { last, sockets, statuses } = connect();
    await settle();
    for (const url of hops) {
      last().onopen?.();
      last().receive({ type: 'redirect', url, reason: 'capacity' });
      await settle();
    }
    expect(sockets).toHaveLength(hops.length);
    expect(statuses.at(-1)).toMatchObject({ kind: 'down' });
    await vi.advanceTimersByTimeAsync(500);
    expect(urls(sockets).at(-1)).toBe('');
  });

  it('joins at the best of the nodes it was told, and else at the next', async () => {
    const { last, sockets } = connect(undefined, ['https://b', '']);
    await settle();
    await vi.advanceTimersByTimeAsync(4_001);
    expect(urls(sockets)).toEqual(['https://b', '']);
    last().joined('key-1', inGrid('own'));
    expect(last().sent[0]).not.toHaveProperty('sentHere');
  });

  it('looks elsewhere when one node has no room for it, and ends when none has', async () => {
    const { last, sockets, ended } = connect(undefined, ['https://b', '']);
    await settle();
    for (let i = 0; i < 2; i++) {
      expect(ended).not.toHaveBeenCalled();
      last().onopen?.();
      last().receive({ type: 'error', code: 'room_full', message: 'Full.', fatal: true });
      await settle();
    }
    expect(urls(sockets)).toEqual(['https://b', '']);
    expect(ended).toHaveBeenCalledExactlyOnceWith('refused', 'Full.');
  });

  it('does not take a page that was held up for a silent node', async () => {
    const { last, sockets } = connect();
    await settle();
    last().joined('key-1', inGrid('own'));
    await vi.advanceTimersByTimeAsync(2_900);
    vi.setSystemTime(Date.now() + 4_000);
    await vi.advanceTimersByTimeAsync(100);
    last().receive({ type: 'pong', t: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_001);
    expect(sockets).toHaveLength(2);
  });

  it('arrives with a ticket, says so, and is like any other connection once it has', async () => {
    const { connection, last, sockets } = connect(undefined, ['https://b'], 'moved-1');
    await settle();
    expect(last().protocols).toEqual(['babelgrid.v1', 'bearer.moved-1']);
    last().joined('key-1', inGrid('b'));
    expect(last().sent[0]).toMatchObject({ type: 'join', arriving: true });
    connection.arrived();
    expect(last().sent.at(-1)).toEqual({ type: 'arrived' });
    for (let i = 0; i < 3; i++) {
      await vi.advanceTimersByTimeAsync(2_000);
      last().receive({ type: 'pong', t: 1 });
    }
    last().onclose?.({ code: 1006, reason: '' });
    await settle();
    expect(sockets).toHaveLength(2);
    last().onopen?.();
    expect(last().sent[0]).not.toHaveProperty('arriving');
  });

  it.each(['closes', 'refuses', 'sends on', 'does not know the ticket'])(
    'is tried once while it arrives: a node that %s ends it',
    async (what) => {
      const { last, sockets, ended } = connect(undefined, ['https://b'], 'moved-1');
      await settle();
      last().onopen?.();
      const error = { type: 'error', message: 'No.', fatal: true };
      if (what === 'closes') last().onclose?.({ code: 1006, reason: 'Gone.' });
      if (what === 'refuses') last().receive({ ...error, code: 'room_locked' });
      if (what === 'sends on') last().receive({ type: 'redirect', url: 'https://c', reason: 'x' });
      if (what === 'does not know the ticket') last().receive({ ...error, code: 'unauthorized' });
      await vi.advanceTimersByTimeAsync(20_000);
      expect(sockets).toHaveLength(1);
      expect(ended).toHaveBeenCalledExactlyOnceWith('refused', expect.any(String));
    },
  );

  it.each(['bye', 'close', 'silence'])('ends as moved once it departs: by %s', async (what) => {
    const { connection, last, sockets, ended } = connect();
    await settle();
    last().joined('key-1', inGrid('own'));
    connection.depart();
    expect(last().sent.at(-1)).toEqual({ type: 'arrived' });
    if (what === 'bye') last().receive({ type: 'bye', reason: 'moved' });
    if (what === 'close') last().onclose?.({ code: 1006, reason: '' });
    await vi.advanceTimersByTimeAsync(what === 'silence' ? 3_100 : 0);
    expect(ended).toHaveBeenCalledExactlyOnceWith('moved', expect.any(String));
    expect(connection.silenceMs).toBe(what === 'silence' ? 3_100 : 0);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sockets).toHaveLength(1);
  });
});
