import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handNews, handsOf } from '../src/call/hands';
import { Manners } from '../src/call/manners';
import { OwnTurn } from '../src/call/own-turn';
import { Reactions, SHOWN_MS } from '../src/call/reactions';
import { initialState, type CallState } from '../src/call/state';
import { decodeServerMessage } from '../src/signaling/decode';
import type { Caption, Participant } from '../src/signaling/messages';
import { reactionNews } from '../src/ui/call/manners-announcer';
import { person } from './people';

const caption = (change: Partial<Caption> = {}): Caption => ({
  type: 'caption',
  speakerId: 'me',
  utterance: 1,
  language: 'en',
  translated: false,
  text: 'I think that we should wait.',
  last: true,
  ...change,
});

describe('hands', () => {
  it('stand in the order in which they were raised', () => {
    const people = [
      person('a', { handMs: 30 }),
      person('b'),
      person('c', { handMs: 10 }),
      person('d', { handMs: 30 }),
    ];
    expect(handsOf(people).map(({ id }) => id)).toEqual(['c', 'a', 'd']);
  });

  it('are told of once, and not the own one', () => {
    const before = [person('a', { handMs: 30 }), person('b'), person('me')];
    const now = [
      person('a', { handMs: 30 }),
      person('b', { handMs: 40 }),
      person('me', { handMs: 50 }),
    ];
    expect(handNews(before, now, 'me')).toBe('Name of b raised a hand.');
    expect(handNews(now, now, 'me')).toBe('');
  });
});

describe('OwnTurn', () => {
  it('is over with the end of what was begun after the hand went up', () => {
    const turn = new OwnTurn();
    turn.raised(0);
    expect(turn.heard(caption({ utterance: 1, last: false }), 1_000)).toBe(false);
    expect(turn.heard(caption({ utterance: 1 }), 5_000)).toBe(false);
    expect(turn.heard(caption({ utterance: 2, text: 'May I?' }), 6_000)).toBe(false);
    expect(turn.heard(caption({ utterance: 3, last: false }), 7_000)).toBe(false);
    expect(turn.heard(caption({ utterance: 3, text: '' }), 9_000)).toBe(true);
  });

  it('does not come to whose hand is down', () => {
    const turn = new OwnTurn();
    expect(turn.heard(caption(), 9_000)).toBe(false);
    turn.raised(0);
    turn.lowered();
    expect(turn.heard(caption({ utterance: 2 }), 9_000)).toBe(false);
  });
});

describe('with a clock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('reactions are gone after four seconds, each by itself', () => {
    const reactions = new Reactions();
    reactions.show('a', 'clap');
    vi.advanceTimersByTime(SHOWN_MS / 2);
    reactions.show('b', 'like');
    vi.advanceTimersByTime(SHOWN_MS / 2);
    expect(reactions.shown.value.map(({ participantId }) => participantId)).toEqual(['b']);
    vi.advanceTimersByTime(SHOWN_MS / 2);
    expect(reactions.shown.value).toEqual([]);
  });

  it('reactions of others are told once each', () => {
    const reactions = new Reactions();
    reactions.show('a', 'clap');
    reactions.show('me', 'like');
    const state = { names: new Map([['a', 'Ann']]), selfId: 'me' };
    expect(reactionNews(reactions.shown.value, 0, state)).toBe('Ann: Applause.');
    expect(reactionNews(reactions.shown.value, 2, state)).toBe('');
    reactions.stop();
  });

  const meeting = (self: Participant) => {
    const sent: object[] = [];
    const notices: string[] = [];
    const mutes: boolean[] = [];
    let state: CallState = {
      ...initialState,
      selfId: 'me',
      participants: [self],
      names: new Map([['host', 'Hanna']]),
    };
    const manners = new Manners(
      {
        setMuted: (_, muted) => {
          mutes.push(muted);
          return Promise.resolve();
        },
      },
      {
        state: () => state,
        send: (message) => sent.push(message),
        sendBoth: (message) => sent.push(message),
        notify: (text) => notices.push(text),
      },
    );
    const setSelf = (next: Participant): void => {
      state = { ...state, participants: [next] };
    };
    return { manners, sent, notices, mutes, setSelf };
  };

  it('a burst of clicks shows no more than the service takes', () => {
    const { manners, sent } = meeting(person('me'));
    for (let i = 0; i < 10; i++) manners.react('clap');
    expect(sent).toEqual([{ type: 'reaction', reaction: 'clap' }]);
    vi.advanceTimersByTime(500);
    manners.react('clap');
    expect(sent).toHaveLength(2);
  });

  it('a clock that is set back silences nobody', () => {
    const { manners, sent } = meeting(person('me'));
    manners.react('clap');
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(500);
    manners.react('clap');
    expect(sent).toHaveLength(2);
  });

  it('who is muted by a host is muted here and told by whom', () => {
    const { manners, mutes, notices } = meeting(person('me'));
    manners.on({ type: 'hushed', by: 'host' }, 0);
    expect(mutes).toEqual([true]);
    expect(notices[0]).toContain('Hanna muted you');
  });

  it('an echo is told of once', () => {
    const { manners, notices } = meeting(person('me'));
    manners.on({ type: 'echo' }, 0);
    manners.on({ type: 'echo' }, 9);
    expect(notices).toEqual(['Your microphone picks up the voices you hear. Headphones help.']);
  });

  it('a hand goes down when its owner has spoken', () => {
    const { manners, sent, setSelf } = meeting(person('me'));
    manners.toggleHand();
    setSelf(person('me', { handMs: 1 }));
    const nowMs = performance.now();
    manners.on(caption({ speakerId: 'other' }), nowMs + 5_000);
    expect(sent).toEqual([{ type: 'hand', raised: true }]);
    manners.on(caption(), nowMs + 5_000);
    expect(sent).toEqual([
      { type: 'hand', raised: true },
      { type: 'hand', raised: false },
    ]);
  });
});

describe('the messages', () => {
  it('are read, and an older service has all hands down', () => {
    expect(
      decodeServerMessage('{"type":"reaction","participantId":"a","reaction":"party"}'),
    ).toEqual({ type: 'reaction', participantId: 'a', reaction: 'party' });
    expect(decodeServerMessage('{"type":"hushed","by":"h"}')).toEqual({ type: 'hushed', by: 'h' });
    expect(() =>
      decodeServerMessage('{"type":"reaction","participantId":"a","reaction":"frown"}'),
    ).toThrow('reaction');
  });
});
