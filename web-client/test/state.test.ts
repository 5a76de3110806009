import { describe, expect, it } from 'vitest';
import {
  initialState,
  othersOf,
  reduce,
  selfOf,
  streamsOf,
  type CallEvent,
  type CallState,
} from '../src/call/state';
import type { Participant, ServerMessage, ServiceLevel } from '../src/signaling/messages';
import { shortfallNews } from '../src/ui/call/service-level';
import { statusOf } from '../src/ui/call/status-pill';
import { person } from './people';

const message = (it: ServerMessage): CallEvent => ({ type: 'message', message: it, nowMs: 7 });

const joined = (roster: Participant[], nodeId: string | null = null): CallEvent =>
  message({
    type: 'joined',
    participantId: 'p0',
    resumeKey: 'key',
    historyToken: 'history',
    host: false,
    locked: false,
    keepsTranscripts: false,
    roomId: 'r',
    protocol: 1,
    limits: { messageBytes: 1, messagesPerSecond: 1, participants: 1, chatChars: 2000 },
    roster,
    node: nodeId === null ? null : { id: nodeId, name: 'n', url: 'https://n', region: 'west' },
    grid: null,
  });

const roster = (version: number, ...ids: string[]): CallEvent =>
  message({
    type: 'roster',
    version,
    locked: false,
    keepsTranscripts: false,
    participants: ids.map((id) => person(id)),
  });

const talk = (speakerId: string, talking: boolean): CallEvent =>
  message({ type: 'talk', speakerId, language: 'pt', talking });

const service = (speakerId: string, level: ServiceLevel, language = 'pt'): CallEvent =>
  message({
    type: 'service',
    speakerId,
    language,
    level,
    reason: level === 'voice' || level === 'lip-sync' ? '' : 'The node is busy.',
    code: null,
  });

const lips = (speakerId: string, active: boolean, language = 'pt'): CallEvent =>
  message({ type: 'lips', speakerId, language, active });

const hearing = (hear: string, ...ids: string[]): Participant[] => [
  person('p0', { hear }),
  ...ids.map((id) => person(id)),
];

const after = (...events: CallEvent[]): CallState => events.reduce(reduce, initialState);

describe('call state', () => {
  it('says that the room keeps transcripts, once, and that it is locked', () => {
    const told = (version: number, locked: boolean): CallEvent =>
      message({ type: 'roster', version, locked, keepsTranscripts: true, participants: [] });
    const state = after(joined([person('p0')]), told(1, false), told(2, true));
    expect(state.toasts.map(({ text }) => text)).toEqual([
      'This room keeps transcripts: what is said is written down, with names.',
    ]);
    expect(state).toMatchObject({ locked: true, keepsTranscripts: true });
  });

  it('remembers the names of those who left', () => {
    const state = after(joined([person('p0'), person('p1')]), roster(2, 'p0'));
    expect(state.names.get('p1')).toBe('Name of p1');
  });

  it('knows who is self and who are the others', () => {
    const state = after(joined([person('p1'), person('p0')]));
    expect(selfOf(state)?.id).toBe('p0');
    expect(othersOf(state).map(({ id }) => id)).toEqual(['p1']);
  });

  it('knows which tracks of others are played together', () => {
    const track = (id: string, synthetic: boolean) => ({ id, kind: 'audio', synthetic }) as const;
    const tracks = [
      track('p1.audio', false),
      track('p1.translation', true),
      track('p1.video', false),
      track('p1.lips', true),
    ];
    const state = after(joined([person('p0', { tracks }), person('p1', { tracks }), person('p2')]));
    expect([...streamsOf(state).values()]).toEqual([
      ['p1.audio', 'p1.video'],
      ['p1.translation', 'p1.lips'],
    ]);
  });

  it('takes the newest roster and ignores one that comes late', () => {
    const state = after(joined([]), roster(2, 'p0', 'p1'), roster(1, 'p0'));
    expect(state.participants).toHaveLength(2);
  });

  it('takes the roster of a new participation although its versions start anew', () => {
    const state = after(joined([]), roster(9, 'p0'), joined([]), roster(1, 'p0', 'p1'));
    expect(state.participants).toHaveLength(2);
  });

  it('tracks whose synthetic voice talks in which language', () => {
    const state = after(joined([person('p1'), person('p2')]), talk('p1', true), talk('p2', true));
    expect([...reduce(state, talk('p2', false)).talking]).toEqual([['p1', 'pt']]);
  });

  it('forgets the voice of who left, and one that went quiet', () => {
    const state = after(joined([person('p1'), person('p2')]), talk('p1', true), talk('p2', true));
    expect([...reduce(state, roster(1, 'p2')).talking.keys()]).toEqual(['p2']);
    expect([...reduce(state, { type: 'voice-quiet', speakerId: 'p2' }).talking.keys()]).toEqual([
      'p1',
    ]);
  });

  describe('of who is not served in full', () => {
    const short = after(
      joined(hearing('pt', 'p1', 'p2')),
      service('p1', 'captions'),
      service('p2', 'original'),
    );
    const who = (state: CallState): string[] => [...state.shortfalls.keys()];

    it('holds level and reason until the service is whole again', () => {
      expect(short.shortfalls.get('p1')).toEqual({
        level: 'captions',
        language: 'pt',
        reason: 'The node is busy.',
        code: null,
      });
      expect(reduce(short, service('p1', 'original')).shortfalls.get('p1')?.level).toBe('original');
      expect(who(reduce(short, service('p1', 'voice')))).toEqual(['p2']);
      expect(who(reduce(short, service('p2', 'lip-sync')))).toEqual(['p1']);
    });

    it('forgets who left', () => {
      const participants = hearing('pt', 'p2');
      expect(
        who(
          reduce(
            short,
            message({
              type: 'roster',
              version: 1,
              locked: false,
              keepsTranscripts: false,
              participants,
            }),
          ),
        ),
      ).toEqual(['p2']);
    });

    it('starts anew in another language and takes no late news of the last one', () => {
      const participants = hearing('en', 'p1', 'p2');
      const moved = reduce(
        short,
        message({
          type: 'roster',
          version: 1,
          locked: false,
          keepsTranscripts: false,
          participants,
        }),
      );
      expect(who(moved)).toEqual([]);
      expect(who(reduce(moved, service('p1', 'original', 'pt')))).toEqual([]);
      const again = reduce(moved, service('p1', 'captions', 'en'));
      expect(who(reduce(again, service('p1', 'voice', 'pt')))).toEqual(['p1']);
    });

    it('outlives a reconnect, but not the participation', () => {
      const resumed = reduce(short, joined(hearing('pt', 'p1', 'p2')));
      expect(who(resumed)).toEqual(['p1', 'p2']);
      const other: CallState = { ...short, selfId: 'p9' };
      expect(who(reduce(other, joined(hearing('pt', 'p1', 'p2'))))).toEqual([]);
    });

    it('is said in words', () => {
      expect(shortfallNews(short)).toEqual([
        { id: 'p1', text: 'Name of p1: Captions only. The node is busy.' },
        { id: 'p2', text: 'Name of p2: Original only. The node is busy.' },
      ]);
      expect(shortfallNews(after(joined(hearing('pt', 'p1'))))).toEqual([]);
    });
  });

  describe('of whose lips are redrawn', () => {
    const redrawn = after(joined(hearing('pt', 'p1', 'p2')), lips('p1', true), lips('p2', true));
    const who = (state: CallState): string[] => [...state.lips.keys()];

    it('follows what the node says it sends', () => {
      expect([...redrawn.lips]).toEqual([
        ['p1', 'pt'],
        ['p2', 'pt'],
      ]);
      expect(who(reduce(redrawn, lips('p1', false)))).toEqual(['p2']);
    });

    it('forgets who left', () => {
      const participants = hearing('pt', 'p2');
      expect(
        who(
          reduce(
            redrawn,
            message({
              type: 'roster',
              version: 1,
              locked: false,
              keepsTranscripts: false,
              participants,
            }),
          ),
        ),
      ).toEqual(['p2']);
    });

    it('starts anew in another language and takes no late news of the last one', () => {
      const participants = hearing('en', 'p1', 'p2');
      const moved = reduce(
        redrawn,
        message({
          type: 'roster',
          version: 1,
          locked: false,
          keepsTranscripts: false,
          participants,
        }),
      );
      expect(who(moved)).toEqual([]);
      expect(who(reduce(moved, lips('p1', true, 'pt')))).toEqual([]);
      const again = reduce(moved, lips('p1', true, 'en'));
      expect(who(reduce(again, lips('p1', false, 'pt')))).toEqual(['p1']);
    });

    it('outlives a reconnect, but not the participation', () => {
      expect(who(reduce(redrawn, joined(hearing('pt', 'p1', 'p2'))))).toEqual(['p1', 'p2']);
      const other: CallState = { ...redrawn, selfId: 'p9' };
      expect(who(reduce(other, joined(hearing('pt', 'p1', 'p2'))))).toEqual([]);
    });

    it('has nothing to do with how well they are heard', () => {
      expect(who(reduce(redrawn, service('p1', 'voice')))).toEqual(['p1', 'p2']);
      expect(redrawn.shortfalls.size).toBe(0);
    });
  });

  it('keeps the name of a speaker who has left', () => {
    const say: ServerMessage = {
      type: 'caption',
      speakerId: 'p1',
      utterance: 1,
      language: 'en',
      translated: false,
      text: 'Bye',
      last: true,
    };
    const state = after(
      joined([person('p1')]),
      message(say),
      roster(1, 'p0'),
      message({ ...say, utterance: 2 }),
    );
    expect(state.captions.map((line) => line.speakerName)).toEqual(['Name of p1', 'Name of p1']);
  });

  it('shows what the server says once, however often it repeats it', () => {
    const error = message({
      type: 'error',
      code: 'overloaded',
      message: 'Busy.',
      fatal: false,
      ref: null,
    });
    const state = after(error, error);
    expect(state.toasts).toEqual([{ id: 1, tone: 'warning', text: 'Busy.' }]);
    expect(reduce(state, { type: 'toast-gone', id: 1 }).toasts).toEqual([]);
  });

  it('keeps one notice of the chat, which pushes no other out', () => {
    let state = initialState;
    for (let i = 0; i < 4; i++) {
      state = reduce(state, { type: 'toast', tone: 'warning', text: `other ${i}` });
    }
    for (let i = 0; i < 9; i++) {
      state = reduce(state, { type: 'toast', tone: 'info', text: `Eve: ${i}`, about: 'chat' });
    }
    expect(state.toasts.map(({ text }) => text)).toEqual([
      ...['other 0', 'other 1', 'other 2', 'other 3'],
      'Eve: 8',
    ]);
    state = reduce(state, { type: 'toast', tone: 'warning', text: 'other 4' });
    expect(state.toasts.map(({ text }) => text)).toEqual([
      ...['other 1', 'other 2', 'other 3', 'other 4'],
      'Eve: 8',
    ]);
  });

  it('gives the reason while it reconnects', () => {
    const up: CallEvent = { type: 'link', status: { kind: 'up' } };
    const live = after(joined([person('p0')]), up, { type: 'media', status: 'connected' });
    expect(statusOf(live)).toEqual({ tone: 'good', text: 'Connected', detail: '' });
    const down = reduce(live, { type: 'link', status: { kind: 'down', reason: 'It broke.' } });
    expect(statusOf(down)).toEqual({ tone: 'bad', text: 'Reconnecting', detail: 'It broke.' });
    expect(statusOf(reduce(live, { type: 'media', status: 'recovering' })).tone).toBe('bad');
  });

  it('keeps what was said when this person goes on at another node, and adds nothing to it', () => {
    const said = (text: string): CallEvent =>
      message({
        type: 'caption',
        speakerId: 'p1',
        utterance: 0,
        language: 'en',
        translated: false,
        text,
        last: false,
      });
    const here = [person('p0'), person('p1')];
    const before = after(joined(here, 'a'), said('Good'), talk('p1', true));
    const moved = [joined(here, 'b'), said('Again')].reduce(reduce, before);
    expect(moved.captions.map(({ original }) => original?.text)).toEqual(['Good', 'Again']);
    expect(new Set(moved.captions.map(({ key }) => key)).size).toBe(2);
    expect(moved.talking.size).toBe(0);
    const resumed = [joined(here, 'a'), said('morning')].reduce(reduce, before);
    expect(resumed.captions.map(({ original }) => original?.text)).toEqual(['Good morning']);
    expect(resumed.talking.size).toBe(1);
  });
});
