import type { EndReason, LinkStatus } from '../signaling/connection';
import type {
  Joined,
  Latency,
  Lips,
  Participant,
  RoomTerms,
  ServerMessage,
  Service,
  ServiceLevel,
  Video,
} from '../signaling/messages';
import { appendCaption, sealed, type CaptionLine } from './captions';
import { t } from '../texts/texts';

export type MediaStatus = 'connecting' | 'connected' | 'recovering';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'warning';
  readonly text: string;
  /** There is one of the chat at a time, beside all others. */
  readonly about?: 'chat' | undefined;
}

/** Why a speaker is not heard in the synthetic voice that the listener asked for. */
export interface Shortfall {
  readonly level: Exclude<ServiceLevel, 'lip-sync' | 'voice'>;
  readonly language: string;
  /** For people, in English; may be empty. */
  readonly reason: string;
  /** Of the reason, where the service has told one. */
  readonly code: string | null;
}

/** Everything the call page shows, but levels (too frequent) and own devices (see LocalMedia). */
export interface CallState {
  readonly selfId: string | null;
  /** Where this person is; null before they are, and without a grid. */
  readonly nodeId: string | null;
  readonly rosterVersion: number;
  readonly participants: readonly Participant[];
  /** Of everybody who was here. */
  readonly names: ReadonlyMap<string, string>;
  readonly locked: boolean;
  readonly keepsTranscripts: boolean;
  /** Proves over REST that this person took part; null before they did. */
  readonly historyToken: string | null;
  readonly link: LinkStatus;
  readonly media: MediaStatus;
  /** Language of the synthetic voice that talks now, by speaker. */
  readonly talking: ReadonlyMap<string, string>;
  /** By speaker; who is not in it is served in full. */
  readonly shortfalls: ReadonlyMap<string, Shortfall>;
  /** Whose redrawn lips the node sends instead of the original, and in which language they speak. */
  readonly lips: ReadonlyMap<string, string>;
  /** Whose camera does not come for a while, though it is on. */
  readonly paused: ReadonlySet<string>;
  /** The latest figures, while somebody watches them. */
  readonly latency: Latency | null;
  /** What this person clearly speaks though they declared another language, until they dealt with it. */
  readonly misdeclared: string | null;
  /** They were asked about these, and are not asked again. */
  readonly askedAbout: ReadonlySet<string>;
  readonly captions: readonly CaptionLine[];
  readonly toasts: readonly Toast[];
  readonly nextToast: number;
  readonly ended: { readonly reason: EndReason; readonly detail: string } | null;
}

export type CallEvent =
  | { readonly type: 'message'; readonly message: ServerMessage; readonly nowMs: number }
  | { readonly type: 'link'; readonly status: LinkStatus }
  /** Who is there, as two nodes tell while this person moves from the one to the other. */
  | { readonly type: 'people'; readonly participants: readonly Participant[] }
  | { readonly type: 'media'; readonly status: MediaStatus }
  /** The voice of this speaker has been silent for so long that its end must have been missed. */
  | { readonly type: 'voice-quiet'; readonly speakerId: string }
  /** This person chose what they speak, or wants to hear no more of it. */
  | { readonly type: 'spoken-settled' }
  | ({ readonly type: 'toast' } & Omit<Toast, 'id'>)
  | { readonly type: 'toast-gone'; readonly id: number }
  | { readonly type: 'ended'; readonly reason: EndReason; readonly detail: string };

export const initialState: CallState = {
  selfId: null,
  nodeId: null,
  rosterVersion: -1,
  participants: [],
  names: new Map(),
  locked: false,
  keepsTranscripts: false,
  historyToken: null,
  link: { kind: 'connecting' },
  media: 'connecting',
  talking: new Map(),
  shortfalls: new Map(),
  lips: new Map(),
  paused: new Set(),
  latency: null,
  misdeclared: null,
  askedAbout: new Set(),
  captions: [],
  toasts: [],
  nextToast: 1,
  ended: null,
};

const MAX_TOASTS = 4;

/** The one place where call state changes. */
export function reduce(state: CallState, event: CallEvent): CallState {
  switch (event.type) {
    case 'message':
      return onMessage(state, event.message, event.nowMs);
    case 'link':
      return { ...state, link: event.status };
    case 'people':
      return withRoster(state, state, event.participants);
    case 'media':
      return { ...state, media: event.status };
    case 'voice-quiet':
      return { ...state, talking: withTalk(state.talking, event.speakerId, null) };
    case 'spoken-settled':
      return { ...state, misdeclared: null };
    case 'toast':
      return withToast(state, event.tone, event.text, event.about);
    case 'toast-gone':
      return { ...state, toasts: state.toasts.filter((toast) => toast.id !== event.id) };
    case 'ended':
      return { ...state, ended: { reason: event.reason, detail: event.detail } };
  }
}

function onMessage(state: CallState, message: ServerMessage, nowMs: number): CallState {
  switch (message.type) {
    case 'joined':
      return withRoster(anew(state, message), message, message.roster);
    case 'roster':
      if (message.version <= state.rosterVersion) return state;
      return withRoster(
        { ...state, rosterVersion: message.version },
        message,
        message.participants,
      );
    case 'caption':
      return {
        ...state,
        captions: appendCaption(state.captions, message, nameOf(state, message.speakerId), nowMs),
      };
    case 'misdeclared':
      return state.askedAbout.has(message.language)
        ? state
        : {
            ...state,
            misdeclared: message.language,
            askedAbout: new Set([...state.askedAbout, message.language]),
          };
    case 'talk':
      return {
        ...state,
        talking: withTalk(
          state.talking,
          message.speakerId,
          message.talking ? message.language : null,
        ),
      };
    case 'service':
      return withService(state, message);
    case 'lips':
      return withLips(state, message);
    case 'video':
      return withPaused(state, message);
    case 'latency':
      return { ...state, latency: message };
    case 'error':
      // Said where the message stands.
      if (message.ref === 'chat') return state;
      return withToast(state, 'warning', t().service.problem(message.message, message.code));
    case 'reaction':
    case 'hushed':
    case 'echo':
    case 'answer':
    case 'chat':
    case 'chats':
    case 'translated':
    case 'ticket':
    case 'redirect':
    case 'move':
    case 'letgo':
    case 'pong':
    case 'bye':
      return state;
  }
}

/** In the call, for the first time or again. */
function anew(state: CallState, { participantId, historyToken, node }: Joined): CallState {
  const nodeId = node?.id ?? null;
  const isSame = state.selfId === participantId && state.nodeId === nodeId;
  return {
    ...state,
    ...(isSame ? {} : { shortfalls: new Map(), lips: new Map() }),
    // The node tells it again.
    paused: new Set(),
    // Another node has other voices, and counts utterances anew.
    ...(state.nodeId === nodeId ? {} : { talking: new Map(), captions: sealed(state.captions) }),
    selfId: participantId,
    nodeId,
    // The count of versions starts anew when the participation does, so it is not compared here.
    rosterVersion: -1,
    historyToken,
  };
}

/** Everybody is told when what they say begins to be written down, and when that ends. */
function withRecordNotice(before: CallState, keepsTranscripts: boolean): CallState {
  if (keepsTranscripts === before.keepsTranscripts) return before;
  const texts = t().people;
  const text = keepsTranscripts ? texts.keepsTranscripts : texts.transcriptsOver;
  return withToast(before, 'info', text);
}

function withRoster(
  before: CallState,
  { locked, keepsTranscripts }: RoomTerms,
  participants: readonly Participant[],
): CallState {
  const state = withRecordNotice(before, keepsTranscripts);
  const here = new Set(participants.map((each) => each.id));
  const talking = new Map([...state.talking].filter(([id]) => here.has(id)));
  const hear = participants.find((each) => each.id === state.selfId)?.hear;
  const shortfalls = new Map(
    [...state.shortfalls].filter(([id, { language }]) => here.has(id) && language === hear),
  );
  const lips = new Map(
    [...state.lips].filter(([id, language]) => here.has(id) && language === hear),
  );
  const names = new Map([
    ...state.names,
    ...participants.map(({ id, name }) => [id, name] as const),
  ]);
  const paused = new Set([...state.paused].filter((id) => here.has(id)));
  return {
    ...state,
    participants,
    names,
    locked,
    keepsTranscripts,
    talking,
    shortfalls,
    lips,
    paused,
  };
}

function withService(state: CallState, message: Service): CallState {
  const { speakerId, language, level, reason, code } = message;
  // Another language is news of what this listener no longer hears.
  if (language !== selfOf(state)?.hear) return state;
  const shortfalls = new Map(state.shortfalls);
  if (level === 'captions' || level === 'original') {
    shortfalls.set(speakerId, { level, language, reason, code });
  } else {
    shortfalls.delete(speakerId);
  }
  return { ...state, shortfalls };
}

function withLips(state: CallState, { speakerId, language, active }: Lips): CallState {
  if (language !== selfOf(state)?.hear) return state;
  const lips = new Map(state.lips);
  if (active) lips.set(speakerId, language);
  else lips.delete(speakerId);
  return { ...state, lips };
}

function withPaused(state: CallState, { speakerId, paused: isPaused }: Video): CallState {
  const paused = new Set(state.paused);
  if (isPaused) paused.add(speakerId);
  else paused.delete(speakerId);
  return { ...state, paused };
}

function withTalk(
  talking: ReadonlyMap<string, string>,
  speakerId: string,
  language: string | null,
): ReadonlyMap<string, string> {
  const next = new Map(talking);
  if (language === null) next.delete(speakerId);
  else next.set(speakerId, language);
  return next;
}

/** The same text is shown once, however often the server repeats it. */
function withToast(
  state: CallState,
  tone: Toast['tone'],
  text: string,
  about?: Toast['about'],
): CallState {
  if (state.toasts.some((toast) => toast.text === text && toast.about === about)) return state;
  const toast = { id: state.nextToast, tone, text, about };
  const others = state.toasts.filter((each) => each.about !== 'chat');
  const ofChat = state.toasts.filter((each) => each.about === 'chat');
  return {
    ...state,
    toasts:
      about === 'chat' ? [...others, toast] : [...[...others, toast].slice(-MAX_TOASTS), ...ofChat],
    nextToast: state.nextToast + 1,
  };
}

const nameOf = (state: CallState, id: string): string =>
  state.names.get(id) ??
  state.captions.findLast((line) => line.speakerId === id)?.speakerName ??
  t().call.someone;

export const selfOf = (state: CallState): Participant | null =>
  state.participants.find((each) => each.id === state.selfId) ?? null;

/**
 * Ids of the tracks that are played together: a speaker's own sound and picture, and voice and lips
 * of a translation.
 */
export function streamsOf(state: CallState): ReadonlyMap<string, readonly string[]> {
  const streams = new Map<string, string[]>();
  for (const { id, tracks } of othersOf(state)) {
    for (const track of tracks) {
      const stream = `${id} ${track.synthetic ? 'translation' : 'original'}`;
      streams.set(stream, [...(streams.get(stream) ?? []), track.id]);
    }
  }
  return streams;
}

export const othersOf = (state: CallState): readonly Participant[] =>
  state.participants.filter((each) => each.id !== state.selfId);
