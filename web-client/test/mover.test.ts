import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LineEvents } from '../src/call/line';
import { Mover, type MoveEvents, type NewSide, type OldSide } from '../src/call/mover';
import type { Joined, Participant, ServerMessage } from '../src/signaling/messages';

const person = (id: string, connection: Participant['connection'] = 'connected'): Participant => ({
  id,
  name: id,
  speak: 'en',
  detected: null,
  hear: 'pt',
  audioMuted: false,
  videoMuted: false,
  lips: true,
  host: false,
  handMs: 0,
  connection,
  voices: {},
  tracks: [
    { id: `${id}.audio`, kind: 'audio', synthetic: false },
    { id: `${id}.video`, kind: 'video', synthetic: false },
    { id: `${id}.translation`, kind: 'audio', synthetic: true },
  ],
});

const joined = (roster: readonly Participant[]): Joined => ({
  type: 'joined',
  participantId: 'me',
  resumeKey: 'key',
  historyToken: null,
  host: false,
  roomId: 'r',
  protocol: 1,
  locked: false,
  keepsTranscripts: false,
  limits: { messageBytes: 1, messagesPerSecond: 1, participants: 9, chatChars: 2000 },
  roster,
  node: null,
  grid: null,
});

const caption = (text: string, utterance = 0): ServerMessage => ({
  type: 'caption',
  speakerId: 'bia',
  utterance,
  language: 'en',
  translated: false,
  text,
  last: false,
});

const talk = (talking: boolean): ServerMessage => ({
  type: 'talk',
  speakerId: 'bia',
  language: 'pt',
  talking,
});

class Sides {
  readonly said: string[] = [];
  readonly packets = new Map<string, number>();
  readonly talking = new Set<string>();
  others: readonly Participant[] = [person('bia')];
  there: readonly Participant[] = [];
  lineEvents: LineEvents | null = null;
  settled: readonly ServerMessage[] | null = null;

  readonly old: OldSide;
  readonly next: NewSide;
  readonly mover: Mover<NewSide>;

  constructor() {
    const side = (get: () => readonly Participant[]) => ({
      get others() {
        return get();
      },
    });
    this.old = Object.assign(
      side(() => this.others),
      {
        connection: {
          send: (message: { readonly type: string }) => this.note(`old ${message.type}`),
          depart: () => void this.note('old departs'),
          silenceMs: 400,
        },
        peer: { roundTripMs: () => Promise.resolve(30) },
        close: () => void this.note('old closes'),
      },
    );
    Object.defineProperty(this.old, 'others', { get: () => this.others });
    this.next = Object.assign(
      side(() => this.there),
      {
        connection: {
          start: () => void this.note('new starts'),
          send: (message: { readonly type: string; readonly agoMs: number }) =>
            this.note(`new ${message.type} ${message.agoMs}`),
          arrived: () => void this.note('new arrived'),
          leave: () => void this.note('new leaves'),
        },
        peer: { received: () => Promise.resolve(this.packets) },
        receive: () => undefined,
        close: () => void this.note('new closes'),
      },
    );
    Object.defineProperty(this.next, 'others', { get: () => this.there });
    const events: MoveEvents = {
      people: () => undefined,
      play: (trackId) => void this.note(`plays ${trackId}`),
      talk: ({ talking }) => void this.note(`talk ${talking}`),
      ofSelf: ({ type }) => void this.note(type),
      settled: (told, again) => {
        this.settled = told;
        this.note(again ? 'settled again' : 'settled');
      },
      stayed: () => void this.note('stayed'),
      ended: (reason) => void this.note(`ended ${reason}`),
    };
    this.mover = new Mover(
      { type: 'move', url: 'https://b', ticket: 't', reason: 'draining', deadlineMs: 10_000 },
      this.old,
      (lineEvents) => {
        this.lineEvents = lineEvents;
        return this.next;
      },
      () => this.talking,
      events,
    );
  }

  private note(what: string): true {
    this.said.push(what);
    return true;
  }

  tells(message: ServerMessage): void {
    this.lineEvents?.message(message);
  }

  /** In the call at the new node, with media and these people. */
  joins(there: readonly Participant[] = [person('bia')]): void {
    this.there = there;
    this.tells(joined(there));
    this.lineEvents?.media('connected');
    for (const { tracks } of there) {
      for (const { id } of tracks) this.lineEvents?.track(id, { id } as MediaStreamTrack);
    }
  }

  flows(...trackIds: string[]): void {
    for (const id of trackIds) this.packets.set(id, 5);
  }

  /** Everything of Bia comes from the new node. */
  async arrives(): Promise<void> {
    this.joins();
    this.flows('bia.audio', 'bia.video');
    await pass(100);
  }
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('a move to another node', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  it('tells both nodes once everything comes from the new one, and plays it from there', async () => {
    const sides = new Sides();
    sides.joins();
    sides.flows('bia.audio');
    await pass(1_000);
    expect(sides.said).toEqual(['new starts']);
    sides.flows('bia.video');
    await pass(100);
    expect(sides.said).toEqual([
      'new starts',
      'new arrived',
      'old departs',
      'plays bia.audio',
      'plays bia.video',
    ]);
  });

  it('waits for who is not there yet, but not for ever', async () => {
    const sides = new Sides();
    sides.joins([]);
    await pass(4_900);
    expect(sides.said).not.toContain('new arrived');
    await pass(200);
    expect(sides.said).toContain('new arrived');
  });

  it('passes on at once that a host muted this person at the new node, and what it hears', async () => {
    const sides = new Sides();
    sides.joins([]);
    sides.tells({ type: 'hushed', by: 'host' });
    sides.tells({ type: 'echo' });
    await pass(100);
    expect(sides.said).toEqual(['new starts', 'hushed', 'echo']);
  });

  it('does not wait for the camera of somebody who switched it off, nor for a voice', async () => {
    const sides = new Sides();
    sides.joins([{ ...person('bia'), videoMuted: true }]);
    sides.flows('bia.audio');
    await pass(100);
    expect(sides.said).toContain('new arrived');
  });

  it('is alone there at once when nobody else is anywhere', async () => {
    const sides = new Sides();
    sides.others = [];
    sides.joins([]);
    await pass(100);
    expect(sides.said).toContain('new arrived');
  });

  it('hears who has left the old node from the new one before it arrives itself', async () => {
    const sides = new Sides();
    sides.joins();
    sides.flows('bia.audio');
    sides.others = [];
    await pass(100);
    expect(sides.said).toEqual(['new starts', 'plays bia.audio']);
    expect(sides.mover.together().map(({ id }) => id)).toEqual(['bia']);
  });

  it('tells the new node when the old one let go, with the way and the wait', async () => {
    const sides = new Sides();
    await sides.arrives();
    sides.mover.heard({ type: 'letgo', agoMs: 500 });
    await pass(0);
    expect(sides.said.at(-1)).toBe('new begin 530');
    expect(sides.mover.oldEnded('moved')).toBe(true);
    expect(sides.said.slice(-2)).toEqual(['old closes', 'settled']);
    expect(sides.said.filter((each) => each.startsWith('new begin'))).toHaveLength(1);
  });

  it('begins at what the old node can have heard last when that died without a word', async () => {
    const sides = new Sides();
    await sides.arrives();
    sides.mover.oldEnded('moved');
    expect(sides.said).toContain('new begin 400');
    expect(sides.said.at(-1)).toBe('settled');
  });

  it('ends by itself when the old node does not', async () => {
    const sides = new Sides();
    await sides.arrives();
    await pass(9_800);
    expect(sides.said).not.toContain('settled');
    await pass(200);
    expect(sides.said.slice(-2)).toEqual(['old closes', 'settled']);
  });

  it('plays a voice from the new node when it talks at neither', async () => {
    const sides = new Sides();
    sides.talking.add('bia');
    await sides.arrives();
    sides.flows('bia.translation');
    await pass(100);
    expect(sides.said).not.toContain('plays bia.translation');
    sides.tells(talk(true));
    sides.talking.clear();
    await pass(100);
    expect(sides.said).not.toContain('plays bia.translation');
    sides.tells(talk(false));
    await pass(100);
    expect(sides.said.at(-1)).toBe('plays bia.translation');
    sides.tells(talk(true));
    expect(sides.said.at(-1)).toBe('talk true');
    expect(sides.mover.hasVoice('bia')).toBe(true);
  });

  it('plays what is left from the new node in the end', async () => {
    const sides = new Sides();
    sides.talking.add('bia');
    await sides.arrives();
    sides.mover.oldEnded('moved');
    expect(sides.said).toContain('plays bia.translation');
  });

  it('stays when the new node does not let it in', async () => {
    const sides = new Sides();
    sides.lineEvents?.ended('refused', 'The room is full.');
    expect(sides.said).toEqual(['new starts', 'new leaves', 'new closes', 'old stays', 'stayed']);
    await pass(20_000);
    expect(sides.said.at(-1)).toBe('stayed');
  });

  it('stays when there is no media in time', async () => {
    const sides = new Sides();
    sides.tells(joined([]));
    await pass(10_100);
    expect(sides.said.slice(-2)).toEqual(['old stays', 'stayed']);
  });

  it('is part of the call’s end while the old node still is the one', async () => {
    const sides = new Sides();
    expect(sides.mover.oldEnded('removed')).toBe(false);
    await sides.arrives();
    expect(sides.mover.oldEnded('ended')).toBe(false);
    sides.mover.abandon();
    await pass(20_000);
    expect(sides.said.slice(-2)).toEqual(['new leaves', 'new closes']);
  });

  it('ends the call when the new node says so once it is the one', async () => {
    const sides = new Sides();
    await sides.arrives();
    sides.lineEvents?.ended('removed', '');
    expect(sides.said.at(-1)).toBe('ended removed');
  });

  it('is over at once when the new socket broke and came back', async () => {
    const sides = new Sides();
    await sides.arrives();
    sides.tells(joined([person('bia')]));
    expect(sides.said.at(-1)).toBe('settled again');
  });

  it('tells once what both nodes wrote', async () => {
    const sides = new Sides();
    sides.mover.heard(caption('Before that.', 0));
    await sides.arrives();
    sides.mover.heard(caption('So we', 1));
    sides.tells(caption('So we', 1));
    sides.mover.heard(caption('begin', 1));
    sides.tells(caption('begin now', 1));
    sides.tells(caption('Next.', 2));
    sides.mover.oldEnded('moved');
    const texts = sides.settled?.flatMap((each) => (each.type === 'caption' ? [each.text] : []));
    expect(texts).toEqual(['now', 'Next.']);
  });
});
