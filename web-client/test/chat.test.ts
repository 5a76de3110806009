import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../src/call/chat';
import {
  awaitsWords,
  MAX_ENTRIES,
  shownWords,
  timeOf,
  withLines,
  withOwn,
} from '../src/call/chat-log';
import { partsOfText } from '../src/call/chat-text';
import type { ChatLine, ChatWords } from '../src/signaling/chat-messages';
import { decodeServerMessage } from '../src/signaling/decode';
import type { ClientMessage, Joined } from '../src/signaling/messages';
import { chatKey } from '../src/ui/call/chat-keys';

const joined = (participantId = 'me'): Joined => ({
  type: 'joined',
  participantId,
  resumeKey: 'key',
  historyToken: null,
  host: false,
  locked: false,
  keepsTranscripts: false,
  roomId: 'room',
  protocol: 1,
  limits: { messageBytes: 65536, messagesPerSecond: 30, participants: 16, chatChars: 100 },
  roster: [],
  node: null,
  grid: null,
});

const line = (id: string, change: Partial<ChatLine> = {}): ChatLine => ({
  senderId: 'ann',
  name: 'Ann',
  id,
  atMs: 1,
  language: 'en',
  text: `text ${id}`,
  translation: null,
  ...change,
});

const words = (text: string | null, reason: string | null = null): ChatWords => ({
  language: 'pt',
  text,
  reason,
  code: null,
});

describe('chat log', () => {
  it('has each message once, in the order of time', () => {
    const log = withLines(
      [],
      [line('b', { atMs: 5 }), line('a', { atMs: 2 }), line('b'), line('c', { atMs: 5 })],
      'me',
    );
    expect(log.map((each) => each.id)).toEqual(['a', 'b', 'c']);
  });

  it('keeps what this person writes at the end until it is told', () => {
    const mine = withOwn([], 'x', 'hello', 9);
    const before = withLines(mine, [line('a', { atMs: 20 })], 'me');
    expect(before.map((each) => [each.id, each.state])).toEqual([
      ['a', 'told'],
      ['x', 'sending'],
    ]);
    const told = withLines(before, [line('x', { senderId: 'me', atMs: 15 })], 'me');
    expect(told.map((each) => [each.id, each.state])).toEqual([
      ['x', 'told'],
      ['a', 'told'],
    ]);
  });

  it('takes the same id of two people for two messages', () => {
    const mine = withOwn([], 'x', 'hello', 9);
    expect(withLines(mine, [line('x', { senderId: 'bob' })], 'me')).toHaveLength(2);
  });

  it('has no time where nobody can have said one', () => {
    expect(timeOf({ atMs: 9e15 })).toBe(null);
    expect(timeOf({ atMs: 5 })?.toISOString()).toBe('1970-01-01T00:00:00.005Z');
  });

  it('is bounded', () => {
    const many = Array.from({ length: MAX_ENTRIES + 5 }, (_, i) => line(`${i}`, { atMs: i }));
    const log = withLines([], many, 'me');
    expect(log).toHaveLength(MAX_ENTRIES);
    expect(log[0]?.id).toBe('5');
  });

  it('shows the words of the language that is read now', () => {
    const [entry] = withLines([], [line('a', { translation: words('olá') })], 'me');
    if (entry === undefined) throw new Error('nothing');
    expect(shownWords(entry, 'pt')).toEqual({ language: 'pt', text: 'olá' });
    expect(shownWords(entry, 'de')).toEqual({ language: 'en', text: 'text a' });
    expect(shownWords(entry, 'original').text).toBe('text a');
    expect([awaitsWords(entry, 'pt'), awaitsWords(entry, 'de')]).toEqual([false, true]);
    expect([awaitsWords(entry, 'en'), awaitsWords(entry, 'original')]).toEqual([false, false]);
  });
});

describe('chat', () => {
  let sent: ClientMessage[];
  let notices: string[];
  let up: boolean;
  let chat: Chat;

  beforeEach(() => {
    vi.useFakeTimers();
    [sent, notices, up] = [[], [], true];
    chat = new Chat(
      (message) => {
        if (up) sent.push(message);
        return up;
      },
      () => 'pt',
      (text) => notices.push(text),
    );
    chat.hear(joined());
  });

  afterEach(() => {
    chat.close();
    vi.useRealTimers();
  });

  const states = (): string[] => chat.entries.value.map((each) => `${each.text} ${each.state}`);
  const confirm = (at: number): void => {
    const message = sent[at];
    if (message?.type !== 'chat') throw new Error('nothing was sent');
    chat.hear({ type: 'chat', ...line(message.id, { senderId: 'me', text: message.text }) });
  };

  it('sends what was not confirmed over the next connection, under the same id', () => {
    chat.write('one');
    confirm(0);
    chat.write('two');
    up = false;
    chat.write('three');
    expect(states()).toEqual(['one told', 'two sending', 'three sending']);
    up = true;
    chat.hear(joined());
    expect(sent.map((each) => (each.type === 'chat' ? each.text : ''))).toEqual([
      'one',
      'two',
      'two',
      'three',
    ]);
    expect(sent[2]).toEqual(sent[1]);
    confirm(2);
    confirm(1);
    confirm(3);
    expect(states()).toEqual(['one told', 'two told', 'three told']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says what was not sent and why, and tries again when it is asked to', () => {
    chat.write('one');
    const [first] = sent;
    if (first?.type !== 'chat') throw new Error('nothing was sent');
    const { id } = first;
    const error = { type: 'error', code: 'rate_limited', fatal: false, ref: 'chat' } as const;
    chat.hear({ ...error, message: 'slow down', id });
    expect(chat.entries.value[0]).toMatchObject({ state: 'unsent', why: 'slow down' });
    chat.hear(joined());
    expect(sent).toHaveLength(1);
    const [entry] = chat.entries.value;
    if (entry !== undefined) chat.again(entry);
    expect(sent).toHaveLength(2);
    vi.advanceTimersByTime(10_000);
    expect(chat.entries.value[0]?.state).toBe('unsent');
    confirm(1);
    expect(states()).toEqual(['one told']);
  });

  it('doubles nothing that comes again with what was written before', () => {
    chat.hear({ type: 'chat', ...line('a', { language: 'pt' }) });
    chat.hear({ type: 'chats', messages: [line('a'), line('b', { language: 'pt', atMs: 2 })] });
    expect(chat.entries.value.map((each) => each.id)).toEqual(['a', 'b']);
    expect(chat.unread.value).toBe(2);
    chat.look(true);
    expect(chat.unread.value).toBe(0);
  });

  it('tells of what is new once it can be read, and of nothing that was there before', () => {
    chat.hear({ type: 'chats', messages: [line('old')] });
    vi.runAllTimers();
    expect(notices).toEqual([]);
    chat.hear({ type: 'chat', ...line('a', { atMs: 2 }) });
    vi.advanceTimersByTime(1_000);
    expect(notices).toEqual([]);
    chat.hear({ type: 'translated', senderId: 'ann', id: 'a', ...words('olá') });
    expect(notices).toEqual(['Ann: olá']);
    vi.runAllTimers();
    chat.hear({ type: 'chat', ...line('b', { atMs: 3, text: 'word '.repeat(40) }) });
    vi.advanceTimersByTime(1_500);
    expect(notices[1]).toMatch(/^Ann: word .{60,80}word…$/u);
    chat.look(true);
    chat.hear({ type: 'chat', ...line('c', { atMs: 4, language: 'pt' }) });
    vi.runAllTimers();
    expect(notices).toHaveLength(2);
    expect(chat.said.value).toMatchObject([{ who: 'Ann', language: 'pt', text: 'text c' }]);
  });

  it('keeps the original beside the words, and says why there are none', () => {
    chat.hear({ type: 'chat', ...line('a') });
    chat.hear({ type: 'translated', senderId: 'ann', id: 'a', ...words(null, 'no model') });
    expect(chat.entries.value[0]).toMatchObject({
      text: 'text a',
      words: { text: null, reason: 'no model' },
    });
  });

  it('knows how much a message may have', () => {
    expect(chat.mostChars.value).toBe(100);
  });
});

describe('keys in the chat', () => {
  const key = { key: 'Enter', keyCode: 13, shiftKey: false, isComposing: false };

  it('send, close, or belong to the input of a word', () => {
    expect(chatKey(key)).toBe('send');
    expect(chatKey({ ...key, shiftKey: true })).toBe(null);
    expect(chatKey({ ...key, isComposing: true })).toBe(null);
    expect(chatKey({ ...key, keyCode: 229 })).toBe(null);
    expect(chatKey({ ...key, key: 'Escape', keyCode: 27 })).toBe('close');
    expect(chatKey({ ...key, key: 'a', keyCode: 65 })).toBe(null);
  });
});

describe('chat messages', () => {
  it('are read', () => {
    const told = { ...line('a'), translation: undefined };
    const message = { type: 'chat', ...told, language: null, later: 1 };
    expect(decodeServerMessage(JSON.stringify(message))).toEqual({
      type: 'chat',
      ...line('a', { language: null }),
    });
    expect(
      decodeServerMessage(
        JSON.stringify({ type: 'translated', senderId: 'a', id: 'b', language: 'pt', text: 'c' }),
      ),
    ).toMatchObject({ text: 'c', reason: null });
    expect(() =>
      decodeServerMessage(JSON.stringify({ type: 'chats', messages: [{ id: 1 }] })),
    ).toThrow('message.messages[0].senderId');
  });
});

describe('text of a chat message', () => {
  const shown = (text: string): string[] =>
    partsOfText(text).map((part) =>
      part.kind === 'link' ? `${part.text} -> ${part.href}` : `${part.kind}: ${part.text}`,
    );

  it('has links that can be followed', () => {
    expect(shown('see https://example.org/a?b=1, or www.example.org.')).toEqual([
      'words: see ',
      'https://example.org/a?b=1 -> https://example.org/a?b=1',
      'words: , or ',
      'www.example.org -> https://www.example.org/',
      'words: .',
    ]);
    expect(shown('(https://en.wikipedia.org/wiki/Set_(music))')[1]).toBe(
      'https://en.wikipedia.org/wiki/Set_(music) -> https://en.wikipedia.org/wiki/Set_(music)',
    );
    expect(shown('ana@example.org')).toEqual(['ana@example.org -> mailto:ana@example.org']);
  });

  it('has no others', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://example.org',
      '<a href="x">',
      'https://',
      'http://[',
    ]) {
      expect(partsOfText(text).every((part) => part.kind === 'words')).toBe(true);
    }
  });

  it('has code, and no other markup', () => {
    expect(shown('run `npm ci` *now*\n```\na < b\n```')).toEqual([
      'words: run ',
      'code: npm ci',
      'words:  *now*\n',
      'block: a < b',
    ]);
    expect(shown('`https://example.org`')).toEqual(['code: https://example.org']);
    expect(shown('``` and `')).toEqual(['words: ``` and `']);
  });

  it('is read in no time, whatever it is, and once', () => {
    for (const bit of ['a', 'a.', 'a@', ')', '`a', '```', 'www.', '(', ' ']) {
      for (const start of ['', 'www.a', 'a@']) {
        const text = start + bit.repeat(65_536 / bit.length);
        const began = performance.now();
        const parts = partsOfText(text);
        expect(performance.now() - began, start + bit).toBeLessThan(2_000);
        expect(partsOfText(text)).toBe(parts);
      }
    }
  });

  it('loses nothing of what was written', () => {
    const text = 'a https://x.example/(y). `c` b@c.de 👍 www.d.example!';
    expect(
      partsOfText(text)
        .map((part) => (part.kind === 'code' ? `\`${part.text}\`` : part.text))
        .join(''),
    ).toBe(text);
  });
});
