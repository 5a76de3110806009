/** What people write to each other, as messages of SIGNALING.md, and how they are read. */
import type { Fields } from './decode';

/** A message in the reader's language, or why it is not. */
export interface ChatWords {
  readonly language: string;
  readonly text: string | null;
  /** For people, in English; null where there is a text. */
  readonly reason: string | null;
  /** Of the reason; null where the service has told none. */
  readonly code: string | null;
}

/** As somebody wrote it. */
export interface ChatLine {
  readonly senderId: string;
  readonly name: string;
  /** That the sender's page gave it; with `senderId` it is one message however often it comes. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Null where nobody can tell. */
  readonly language: string | null;
  readonly text: string;
  readonly translation: ChatWords | null;
}

export interface Chat extends ChatLine {
  readonly type: 'chat';
}

/** What was written before; some of it may be known. */
export interface Chats {
  readonly type: 'chats';
  readonly messages: readonly ChatLine[];
}

/** A message that was told is there in this person's language now, or will not be. */
export interface Translated extends ChatWords {
  readonly type: 'translated';
  readonly senderId: string;
  readonly id: string;
}

export type ChatMessage = Chat | Chats | Translated;

export const isChat = (message: { readonly type: string }): message is ChatMessage =>
  message.type === 'chat' || message.type === 'chats' || message.type === 'translated';

const words = (f: Fields): ChatWords => ({
  language: f.string('language'),
  text: f.stringOrNull('text'),
  reason: f.stringOrNull('reason'),
  code: f.stringOrNull('code'),
});

const line = (f: Fields): ChatLine => ({
  senderId: f.string('senderId'),
  name: f.string('name'),
  id: f.string('id'),
  atMs: f.number('atMs'),
  language: f.stringOrNull('language'),
  text: f.string('text'),
  translation: f.objectOrNull('translation', words),
});

export const chatDecoders = {
  chat: (f: Fields): Chat => ({ type: 'chat', ...line(f) }),
  chats: (f: Fields): Chats => ({ type: 'chats', messages: f.list('messages', line) }),
  translated: (f: Fields): Translated => ({
    type: 'translated',
    senderId: f.string('senderId'),
    id: f.string('id'),
    ...words(f),
  }),
};
