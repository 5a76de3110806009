/**
 * The messages of SIGNALING.md, version 1, as types. Languages are BCP 47 tags; `speak` may also be
 * `auto` (detect it), `hear` may also be `original` (no translation).
 */

import type { ChatMessage } from './chat-messages';
import type { Echo, Hushed, MannerMessage, Reacted } from './manners';

export const PROTOCOL = 'babelgrid.v1';

export const AUTO = 'auto';
export const ORIGINAL = 'original';

/** What a service takes that does not say so. */
export const CHAT_CHARS = 2_000;

export type MediaKind = 'audio' | 'video';

export interface Track {
  readonly id: string;
  readonly kind: MediaKind;
  readonly synthetic: boolean;
}

export type ParticipantConnection = 'joining' | 'connected' | 'silent' | 'lost' | 'unreachable';

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly speak: string;
  readonly detected: string | null;
  readonly hear: string;
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  /** Whether others may see their mouth redrawn to match a translated voice. */
  readonly lips: boolean;
  /** Whether they may lock the room and remove people. */
  readonly host: boolean;
  /** Since when their hand is up, in ms since 1970; 0 while it is down. */
  readonly handMs: number;
  readonly connection: ParticipantConnection;
  /** Voice id by the language it speaks. */
  readonly voices: Readonly<Record<string, string>>;
  readonly tracks: readonly Track[];
}

/** Track id by the mid of a recvonly m-line. */
export type Slots = Readonly<Record<string, string>>;

export interface Join {
  readonly type: 'join';
  readonly name: string;
  readonly speak: string;
  readonly hear: string;
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  /** Whether others may see this person's mouth redrawn. */
  readonly lips: boolean;
  /** The browser's languages: what is not declared is most likely one of them. */
  readonly knows: readonly string[];
  readonly resumeKey?: string;
  /** Another node's `redirect` led here. */
  readonly sentHere?: true;
  /** Another node's `move` did, and it still hears this person. */
  readonly arriving?: true;
}

export interface Offer {
  readonly type: 'offer';
  readonly seq: number;
  readonly sdp: string;
  readonly slots: Slots;
}

export type ClientMessage =
  | Join
  | Offer
  | { readonly type: 'languages'; readonly speak?: string; readonly hear?: string }
  | { readonly type: 'mute'; readonly audio: boolean; readonly video: boolean }
  | { readonly type: 'lips'; readonly allowed: boolean }
  /** Of hosts only, as `remove`. */
  | { readonly type: 'lock'; readonly locked: boolean }
  | { readonly type: 'remove'; readonly participantId: string }
  | MannerMessage
  | { readonly type: 'latency' }
  /** How tall each camera is shown, in pixels of the screen, by participant; who is not in it is not shown. */
  | { readonly type: 'views'; readonly heights: Readonly<Record<string, number>> }
  /** To the old node and the new one: media of the new one flows. */
  | { readonly type: 'arrived' }
  /** To the old node: the new one could not be reached. */
  | { readonly type: 'stays' }
  /** To the new node: the old one heard nothing that was said since then. */
  | { readonly type: 'begin'; readonly agoMs: number }
  /** Another node is nearer; its origin. */
  | { readonly type: 'nearer'; readonly url: string }
  /** To everybody in the room; `id` tells it from others when it is sent again. */
  | { readonly type: 'chat'; readonly id: string; readonly text: string }
  | { readonly type: 'ping'; readonly t: number }
  | { readonly type: 'leave' };

export interface Limits {
  readonly messageBytes: number;
  readonly messagesPerSecond: number;
  readonly participants: number;
  /** UTF-16 characters of a chat message. */
  readonly chatChars: number;
}

/** What holds for everybody in a room. */
export interface RoomTerms {
  /** Nobody new comes in. */
  readonly locked: boolean;
  /** What is said is written down. */
  readonly keepsTranscripts: boolean;
}

/** A node of the grid. */
export interface GridNode {
  readonly id: string;
  readonly name: string;
  /** Without a path. */
  readonly url: string;
  readonly region: string;
}

/** How to go on at another node when this one is gone. */
export interface GridTerms {
  /** Lets this person in at any node; replaced by each `ticket`. */
  readonly ticket: string;
  /** This one included. */
  readonly nodes: readonly GridNode[];
  readonly pingMs: number;
  /** A node that says nothing for so long is gone. */
  readonly silentMs: number;
}

export interface Joined extends RoomTerms {
  readonly type: 'joined';
  readonly participantId: string;
  readonly resumeKey: string;
  /** Proves over REST that this person took part; null from a service that gives none. */
  readonly historyToken: string | null;
  readonly host: boolean;
  readonly roomId: string;
  readonly protocol: number;
  readonly limits: Limits;
  readonly roster: readonly Participant[];
  /** Where this person is; null without a grid, as `grid`. */
  readonly node: GridNode | null;
  readonly grid: GridTerms | null;
}

/** Takes the place of the ticket and of the nodes before. */
export interface Ticket {
  readonly type: 'ticket';
  readonly ticket: string;
  readonly nodes: readonly GridNode[];
}

/** The answer to a `join` that had better be made elsewhere. */
export interface Redirect {
  readonly type: 'redirect';
  readonly url: string;
  readonly reason: string;
}

/** This person is to go on at another node, and to stay here until that works. */
export interface Move {
  readonly type: 'move';
  readonly url: string;
  readonly ticket: string;
  readonly reason: string;
  /** To arrive there, and then to be gone from here. */
  readonly deadlineMs: number;
}

/** What this person said since then was not heard at this node, which they leave. */
export interface LetGo {
  readonly type: 'letgo';
  readonly agoMs: number;
}

export interface Roster extends RoomTerms {
  readonly type: 'roster';
  readonly version: number;
  readonly participants: readonly Participant[];
}

export interface Answer {
  readonly type: 'answer';
  readonly seq: number;
  readonly sdp: string;
}

export interface Caption {
  readonly type: 'caption';
  readonly speakerId: string;
  readonly utterance: number;
  readonly language: string;
  readonly translated: boolean;
  /** Words to append; may be empty when `last`. */
  readonly text: string;
  readonly last: boolean;
}

/** This person clearly speaks `language`, and declared another one. */
export interface Misdeclared {
  readonly type: 'misdeclared';
  readonly language: string;
}

export interface Talk {
  readonly type: 'talk';
  readonly speakerId: string;
  readonly language: string;
  readonly talking: boolean;
}

export type StageKind = 'queue' | 'compute' | 'playout' | 'language' | 'network';

/** Mean time of a step; the steps of a voice add up to its mean. */
export interface StageTime {
  readonly stage: string;
  readonly kind: StageKind;
  readonly ms: number;
  /** Words over budget that are this step's fault. */
  readonly blamed: number;
}

/** Words of one speaker in one language, over the last half minute. */
export interface VoiceLatency {
  readonly speakerId: string;
  readonly language: string;
  readonly words: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly misses: number;
  /** From the microphone to the service and from there to the listener, estimated; null until it was measured. */
  readonly networkMs: number | null;
  /** By how much times may be off, since another node's clock stamped some; null where none did. */
  readonly clockErrorMs: number | null;
  /** Names of the nodes from the speaker's to the listener's; empty where there is only one. */
  readonly way: readonly string[];
  readonly stages: readonly StageTime[];
}

export interface MediaLatency {
  readonly packets: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly misses: number;
}

export interface Latency {
  readonly type: 'latency';
  readonly voices: readonly VoiceLatency[];
  readonly media: MediaLatency;
  /** Null until it was measured. */
  readonly roundTripMs: number | null;
  readonly jitterMs: number;
}

/** What a listener gets of a speaker, best first; `captions` is text only. */
export type ServiceLevel = 'lip-sync' | 'voice' | 'captions' | 'original';

export interface Service {
  readonly type: 'service';
  readonly speakerId: string;
  /** What this listener hears. */
  readonly language: string;
  readonly level: ServiceLevel;
  /** Why it is not more, for people, in English; empty when it is all. */
  readonly reason: string;
  /** Of the reason, as SIGNALING.md has them; null where there is none. */
  readonly code: string | null;
}

/** Which of a speaker's two pictures comes from now on: with redrawn lips, or the original. */
export interface Lips {
  readonly type: 'lips';
  readonly speakerId: string;
  /** What this listener hears, and what the lips seem to speak. */
  readonly language: string;
  readonly active: boolean;
}

/** Whether a speaker's camera is kept from this listener for a while, though it is shown. */
export interface Video {
  readonly type: 'video';
  readonly speakerId: string;
  readonly paused: boolean;
}

export interface ServerError {
  readonly type: 'error';
  readonly code: string;
  readonly message: string;
  readonly fatal: boolean;
  /** The type of the message at fault, if any. */
  readonly ref: string | null;
  /** Of the chat message at fault, if any. */
  readonly id?: string;
}

export type ByeReason =
  'left' | 'moved' | 'replaced' | 'timeout' | 'removed' | 'ended' | 'shutdown';

export interface Bye {
  readonly type: 'bye';
  readonly reason: ByeReason;
  /** With `shutdown`: when the service may be there again. */
  readonly retryAfterMs: number | null;
}

export interface Pong {
  readonly type: 'pong';
  readonly t: number;
}

export type ServerMessage =
  | Joined
  | Roster
  | Answer
  | Caption
  | Misdeclared
  | Talk
  | Service
  | Lips
  | Video
  | ChatMessage
  | Reacted
  | Hushed
  | Echo
  | Latency
  | Ticket
  | Redirect
  | Move
  | LetGo
  | Pong
  | ServerError
  | Bye;
