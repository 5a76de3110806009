import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backoff } from '../src/signaling/backoff';
import {
  SignalingConnection,
  type ConnectionEvents,
  type LinkStatus,
  type Socket,
} from '../src/signaling/connection';
import type { ServerMessage } from '../src/signaling/messages';
import { RestError } from '../src/signaling/rest';

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  constructor(readonly protocols: readonly string[]) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.closed = true;
  }

  receive(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  joined(resumeKey = 'key-1'): void {
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
    });
  }
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

function connect(token?: () => Promise<never>) {
  const sockets: FakeSocket[] = [];
  const statuses: LinkStatus[] = [];
  const messages: ServerMessage[] = [];
  const ended = vi.fn<ConnectionEvents['ended']>();
  let tokens = 0;
  let speak = 'pt';
  const connection = new SignalingConnection({
    url: 'wss://node/ws/rooms/r',
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
    open: (_, protocols) => {
      const socket = new FakeSocket(protocols);
      sockets.push(socket);
      return socket;
    },
    events: {
      status: (status) => statuses.push(status),
      message: (message) => messages.push(message),
      ended,
    },
    backoff: new Backoff(500, 8_000, () => 0),
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
