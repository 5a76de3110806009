import { chatDecoders } from './chat-messages';
import { CHAT_CHARS } from './messages';
import { REACTIONS, type Echo, type Hushed, type Reacted } from './manners';
import type {
  Answer,
  Bye,
  ByeReason,
  Caption,
  GridNode,
  GridTerms,
  Joined,
  Latency,
  LetGo,
  Limits,
  Lips,
  MediaKind,
  MediaLatency,
  Misdeclared,
  Move,
  Participant,
  ParticipantConnection,
  Pong,
  Redirect,
  RoomTerms,
  Roster,
  ServerError,
  ServerMessage,
  Service,
  ServiceLevel,
  StageKind,
  StageTime,
  Talk,
  Ticket,
  Track,
  VoiceLatency,
  Video,
} from './messages';

/** A message that does not follow SIGNALING.md; the text names the field at fault. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** Typed access to the fields of untrusted JSON. Unknown fields are ignored. */
export class Fields {
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    private readonly path: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ProtocolError(`${path}: expected an object`);
    }
    this.values = value as Record<string, unknown>;
  }

  string(name: string): string {
    const value = this.values[name];
    return typeof value === 'string' ? value : this.fail(name, 'a string');
  }

  stringOrNull(name: string): string | null {
    return this.values[name] == null ? null : this.string(name);
  }

  number(name: string): number {
    const value = this.values[name];
    return typeof value === 'number' && Number.isFinite(value)
      ? value
      : this.fail(name, 'a number');
  }

  numberOrNull(name: string): number | null {
    return this.values[name] == null ? null : this.number(name);
  }

  boolean(name: string): boolean {
    const value = this.values[name];
    return typeof value === 'boolean' ? value : this.fail(name, 'true or false');
  }

  booleanOr(name: string, absent: boolean): boolean {
    return this.values[name] == null ? absent : this.boolean(name);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.string(name);
    return allowed.find((each) => each === value) ?? this.fail(name, allowed.join(', '));
  }

  object<T>(name: string, decode: (fields: Fields) => T): T {
    return decode(new Fields(this.values[name], `${this.path}.${name}`));
  }

  objectOrNull<T>(name: string, decode: (fields: Fields) => T): T | null {
    return this.values[name] == null ? null : this.object(name, decode);
  }

  list<T>(name: string, decode: (fields: Fields) => T): T[] {
    const value = this.values[name];
    if (!Array.isArray(value)) return this.fail(name, 'a list');
    return value.map((each, i) => decode(new Fields(each, `${this.path}.${name}[${i}]`)));
  }

  /** A list of strings; absent counts as empty. */
  strings(name: string): string[] {
    const value = this.values[name] ?? [];
    return Array.isArray(value) && value.every((each) => typeof each === 'string')
      ? value
      : this.fail(name, 'a list of strings');
  }

  /** A map of strings; absent counts as empty. */
  stringMap(name: string): Record<string, string> {
    if (this.values[name] == null) return {};
    return this.object(name, (map) =>
      Object.fromEntries(Object.keys(map.values).map((key) => [key, map.string(key)])),
    );
  }

  private fail(name: string, expected: string): never {
    throw new ProtocolError(`${this.path}.${name}: expected ${expected}`);
  }
}

const CONNECTIONS: readonly ParticipantConnection[] = [
  'joining',
  'connected',
  'silent',
  'lost',
  'unreachable',
];
const KINDS: readonly MediaKind[] = ['audio', 'video'];
const LEVELS: readonly ServiceLevel[] = ['lip-sync', 'voice', 'captions', 'original'];
const BYES: readonly ByeReason[] = [
  'left',
  'moved',
  'replaced',
  'timeout',
  'removed',
  'ended',
  'shutdown',
];

const STAGE_KINDS: readonly StageKind[] = ['queue', 'compute', 'playout', 'language', 'network'];

const track = (f: Fields): Track => ({
  id: f.string('id'),
  kind: f.oneOf('kind', KINDS),
  synthetic: f.boolean('synthetic'),
});

const participant = (f: Fields): Participant => ({
  id: f.string('id'),
  name: f.string('name'),
  speak: f.string('speak'),
  detected: f.stringOrNull('detected'),
  hear: f.string('hear'),
  audioMuted: f.boolean('audioMuted'),
  videoMuted: f.boolean('videoMuted'),
  lips: f.booleanOr('lips', true),
  host: f.booleanOr('host', false),
  handMs: f.numberOrNull('handMs') ?? 0,
  connection: f.oneOf('connection', CONNECTIONS),
  voices: f.stringMap('voices'),
  tracks: f.list('tracks', track),
});

const terms = (f: Fields): RoomTerms => ({
  locked: f.booleanOr('locked', false),
  keepsTranscripts: f.booleanOr('keepsTranscripts', false),
});

const limits = (f: Fields): Limits => ({
  messageBytes: f.number('messageBytes'),
  messagesPerSecond: f.number('messagesPerSecond'),
  participants: f.number('participants'),
  chatChars: f.numberOrNull('chatChars') ?? CHAT_CHARS,
});

const stageTime = (f: Fields): StageTime => ({
  stage: f.string('stage'),
  kind: f.oneOf('kind', STAGE_KINDS),
  ms: f.number('ms'),
  blamed: f.number('blamed'),
});

const voiceLatency = (f: Fields): VoiceLatency => ({
  speakerId: f.string('speakerId'),
  language: f.string('language'),
  words: f.number('words'),
  p50Ms: f.number('p50Ms'),
  p90Ms: f.number('p90Ms'),
  misses: f.number('misses'),
  networkMs: f.numberOrNull('networkMs'),
  clockErrorMs: f.numberOrNull('clockErrorMs'),
  way: f.strings('way'),
  stages: f.list('stages', stageTime),
});

const mediaLatency = (f: Fields): MediaLatency => ({
  packets: f.number('packets'),
  p50Ms: f.number('p50Ms'),
  p99Ms: f.number('p99Ms'),
  misses: f.number('misses'),
});

const gridNode = (f: Fields): GridNode => ({
  id: f.string('id'),
  name: f.string('name'),
  url: f.string('url'),
  region: f.string('region'),
});

const gridTerms = (f: Fields): GridTerms => ({
  ticket: f.string('ticket'),
  nodes: f.list('nodes', gridNode),
  pingMs: f.number('pingMs'),
  silentMs: f.number('silentMs'),
});

const decoders = {
  joined: (f: Fields): Joined => ({
    type: 'joined',
    participantId: f.string('participantId'),
    resumeKey: f.string('resumeKey'),
    historyToken: f.stringOrNull('historyToken'),
    host: f.booleanOr('host', false),
    ...terms(f),
    roomId: f.string('roomId'),
    protocol: f.number('protocol'),
    limits: f.object('limits', limits),
    roster: f.list('roster', participant),
    node: f.objectOrNull('node', gridNode),
    grid: f.objectOrNull('grid', gridTerms),
  }),
  roster: (f: Fields): Roster => ({
    type: 'roster',
    version: f.number('version'),
    ...terms(f),
    participants: f.list('participants', participant),
  }),
  answer: (f: Fields): Answer => ({ type: 'answer', seq: f.number('seq'), sdp: f.string('sdp') }),
  caption: (f: Fields): Caption => ({
    type: 'caption',
    speakerId: f.string('speakerId'),
    utterance: f.number('utterance'),
    language: f.string('language'),
    translated: f.boolean('translated'),
    text: f.string('text'),
    last: f.boolean('last'),
  }),
  misdeclared: (f: Fields): Misdeclared => ({
    type: 'misdeclared',
    language: f.string('language'),
  }),
  talk: (f: Fields): Talk => ({
    type: 'talk',
    speakerId: f.string('speakerId'),
    language: f.string('language'),
    talking: f.boolean('talking'),
  }),
  latency: (f: Fields): Latency => ({
    type: 'latency',
    voices: f.list('voices', voiceLatency),
    media: f.object('media', mediaLatency),
    roundTripMs: f.numberOrNull('roundTripMs'),
    jitterMs: f.number('jitterMs'),
  }),
  service: (f: Fields): Service => ({
    type: 'service',
    speakerId: f.string('speakerId'),
    language: f.string('language'),
    level: f.oneOf('level', LEVELS),
    reason: f.string('reason'),
    code: f.stringOrNull('code'),
  }),
  lips: (f: Fields): Lips => ({
    type: 'lips',
    speakerId: f.string('speakerId'),
    language: f.string('language'),
    active: f.boolean('active'),
  }),
  video: (f: Fields): Video => ({
    type: 'video',
    speakerId: f.string('speakerId'),
    paused: f.boolean('paused'),
  }),
  ...chatDecoders,
  reaction: (f: Fields): Reacted => ({
    type: 'reaction',
    participantId: f.string('participantId'),
    reaction: f.oneOf('reaction', REACTIONS),
  }),
  echo: (): Echo => ({ type: 'echo' }),
  hushed: (f: Fields): Hushed => ({ type: 'hushed', by: f.string('by') }),
  ticket: (f: Fields): Ticket => ({
    type: 'ticket',
    ticket: f.string('ticket'),
    nodes: f.list('nodes', gridNode),
  }),
  redirect: (f: Fields): Redirect => ({
    type: 'redirect',
    url: f.string('url'),
    reason: f.string('reason'),
  }),
  move: (f: Fields): Move => ({
    type: 'move',
    url: f.string('url'),
    ticket: f.string('ticket'),
    reason: f.string('reason'),
    deadlineMs: f.number('deadlineMs'),
  }),
  letgo: (f: Fields): LetGo => ({ type: 'letgo', agoMs: f.number('agoMs') }),
  pong: (f: Fields): Pong => ({ type: 'pong', t: f.number('t') }),
  error: (f: Fields): ServerError => {
    const id = f.stringOrNull('id');
    return {
      type: 'error',
      code: f.string('code'),
      message: f.string('message'),
      fatal: f.boolean('fatal'),
      ref: f.stringOrNull('ref'),
      ...(id === null ? {} : { id }),
    };
  },
  bye: (f: Fields): Bye => ({
    type: 'bye',
    reason: f.oneOf('reason', BYES),
    retryAfterMs: f.numberOrNull('retryAfterMs'),
  }),
} satisfies { [T in ServerMessage['type']]: (f: Fields) => Extract<ServerMessage, { type: T }> };

const isKnown = (type: string): type is keyof typeof decoders => Object.hasOwn(decoders, type);

/** Checks one text message of the server. Throws {@link ProtocolError} when it is malformed. */
export function decodeServerMessage(text: string): ServerMessage {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ProtocolError('message: not JSON');
  }
  const fields = new Fields(json, 'message');
  const type = fields.string('type');
  if (!isKnown(type)) throw new ProtocolError(`message.type: unknown type ${type}`);
  return decoders[type](fields);
}
