import type { ChatLine, ChatWords, Translated } from '../signaling/chat-messages';

/** How far a message of this person got. */
export type ChatState = 'told' | 'sending' | 'unsent';

/** A message as the page shows it. */
export interface ChatEntry {
  readonly key: string;
  readonly senderId: string;
  readonly name: string;
  readonly own: boolean;
  readonly id: string;
  /** Epoch milliseconds, of the service once it is told. */
  readonly atMs: number;
  readonly language: string | null;
  readonly text: string;
  /** Into the language that this person reads, or read until just now. */
  readonly words: ChatWords | null;
  readonly state: ChatState;
  /** Why it was not sent, for people. */
  readonly why: string;
}

export type ChatLog = readonly ChatEntry[];

/** An evening of chat; older messages leave the page. */
export const MAX_ENTRIES = 500;

/** Null for what no clock can have said. */
export function timeOf({ atMs }: Pick<ChatEntry, 'atMs'>): Date | null {
  const time = new Date(atMs);
  return Number.isNaN(time.getTime()) ? null : time;
}

const keyOf = ({ senderId, id }: { readonly senderId: string; readonly id: string }): string =>
  `${senderId}/${id}`;

/** What this person writes stands at the end until the service has told it. */
export const withOwn = (log: ChatLog, id: string, text: string, nowMs: number): ChatLog => [
  ...log,
  {
    key: `own/${id}`,
    senderId: '',
    name: '',
    own: true,
    id,
    atMs: nowMs,
    language: null,
    text,
    words: null,
    state: 'sending',
    why: '',
  },
];

/** With messages of the service, each once, in the order of their time. */
export function withLines(
  log: ChatLog,
  lines: readonly ChatLine[],
  selfId: string | null,
): ChatLog {
  let next = log;
  for (const line of lines) next = withLine(next, line, selfId);
  return next;
}

function withLine(log: ChatLog, line: ChatLine, selfId: string | null): ChatLog {
  const own = line.senderId === selfId;
  const known = log.find((each) => each.key === keyOf(line));
  if (known !== undefined) {
    return line.translation === null
      ? log
      : log.map((each) => (each === known ? { ...each, words: line.translation } : each));
  }
  const { senderId, name, id, atMs, language, text } = line;
  const entry: ChatEntry = {
    ...{ key: keyOf(line), senderId, name, own, id, atMs, language, text },
    ...{ words: line.translation, state: 'told', why: '' },
  };
  const others = own ? log.filter((each) => each.state === 'told' || each.id !== id) : log;
  const at = others.findLastIndex((each) => each.state === 'told' && each.atMs <= atMs) + 1;
  return [...others.slice(0, at), entry, ...others.slice(at)].slice(-MAX_ENTRIES);
}

export const withWords = (log: ChatLog, { senderId, id, ...rest }: Translated): ChatLog => {
  const { language, text, reason, code } = rest;
  const key = keyOf({ senderId, id });
  return log.map((each) =>
    each.key === key ? { ...each, words: { language, text, reason, code } } : each,
  );
};

/** Of a message that is not told yet. */
export const withState = (
  log: ChatLog,
  id: string,
  state: Exclude<ChatState, 'told'>,
  why = '',
): ChatLog =>
  log.map((each) => (each.state !== 'told' && each.id === id ? { ...each, state, why } : each));

const primary = (tag: string): string => tag.split('-', 1)[0] ?? tag;

/** Whether words in that language are needed, and may still come. */
export const awaitsWords = (entry: ChatEntry, hear: string): boolean =>
  !entry.own &&
  hear !== 'original' &&
  entry.words?.language !== hear &&
  (entry.language === null || primary(entry.language) !== primary(hear));

/** What a reader of that language reads first. */
export function shownWords(
  { words, language, text }: ChatEntry,
  hear: string,
): { readonly language: string | null; readonly text: string } {
  return words !== null && words.language === hear && words.text !== null
    ? { language: words.language, text: words.text }
    : { language, text };
}
