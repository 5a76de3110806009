import { signal, type ReadonlySignal } from '@preact/signals';
import type { ChatLine } from '../signaling/chat-messages';
import {
  CHAT_CHARS,
  type ClientMessage,
  type Join,
  type ServerMessage,
} from '../signaling/messages';
import {
  awaitsWords,
  shownWords,
  withLines,
  withOwn,
  withState,
  withWords,
  type ChatEntry,
  type ChatLog,
} from './chat-log';
import { t } from '../texts/texts';

/** Nobody confirmed what was sent: this person may try again. */
const CONFIRM_MS = 10_000;
/** So long news waits for a translation. */
const WORDS_MS = 1_500;
/** Of the news, in a notice. */
const FIRST_CHARS = 80;
/** Of what came while the connection was down, told one by one. */
const MOST_NEWS = 3;
/** Kept for screen readers. */
const MOST_SAID = 5;

/** News for a screen reader. */
export interface Said {
  readonly key: string;
  readonly who: string;
  /** Of the text, to be read aloud in it; null where nobody can tell. */
  readonly language: string | null;
  readonly text: string;
}

/**
 * What is written in this call. What this person writes is sent until the service has told it, over
 * every connection anew; by its id it is told once.
 */
export class Chat {
  private readonly log = signal<ChatLog>([]);
  private readonly missed = signal(0);
  private readonly says = signal<readonly Said[]>([]);
  private readonly most = signal(CHAT_CHARS);
  private readonly confirming = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private selfId: string | null = null;
  private open = false;

  /**
   * @param send says whether it was sent
   * @param reads what this person reads
   * @param notify of what is new while nobody looks
   */
  constructor(
    private readonly send: (message: Exclude<ClientMessage, Join>) => boolean,
    private readonly reads: () => string,
    private readonly notify: (text: string) => void,
  ) {}

  /** Oldest first; what is not told yet is last. */
  get entries(): ReadonlySignal<ChatLog> {
    return this.log;
  }

  /** Messages of others that came while the chat was not open. */
  get unread(): ReadonlySignal<number> {
    return this.missed;
  }

  /** The last news, each once, for who does not see it. */
  get said(): ReadonlySignal<readonly Said[]> {
    return this.says;
  }

  /** UTF-16 characters that a message may have. */
  get mostChars(): ReadonlySignal<number> {
    return this.most;
  }

  /** Whether this person looks at it. */
  look(open: boolean): void {
    this.open = open;
    if (open) this.missed.value = 0;
  }

  /** Says something to everybody. */
  write(text: string): void {
    const id = crypto.randomUUID();
    this.log.value = withOwn(this.log.value, id, text, Date.now());
    this.transmit(id, text);
  }

  /** Sends again what was not sent. */
  again(entry: ChatEntry): void {
    this.log.value = withState(this.log.value, entry.id, 'sending');
    this.transmit(entry.id, entry.text);
  }

  hear(message: ServerMessage): void {
    switch (message.type) {
      case 'joined':
        this.selfId = message.participantId;
        this.most.value = message.limits.chatChars;
        this.sendUntold();
        break;
      case 'chat':
        this.take([message], true);
        break;
      case 'chats':
        // The first are from before this person came.
        this.take(
          message.messages,
          this.log.value.some((each) => each.state === 'told'),
        );
        break;
      case 'translated':
        this.log.value = withWords(this.log.value, message);
        this.tell(`${message.senderId}/${message.id}`);
        break;
      case 'error':
        if (message.ref === 'chat' && message.id !== undefined)
          this.fail(message.id, t().service.problem(message.message, message.code));
    }
  }

  /** The call is over. */
  close(): void {
    for (const timer of [...this.confirming.values(), ...this.waiting.values()]) {
      clearTimeout(timer);
    }
    this.confirming.clear();
    this.waiting.clear();
  }

  private transmit(id: string, text: string): void {
    this.settle(id);
    if (!this.send({ type: 'chat', id, text })) return;
    const timer = setTimeout(() => this.fail(id, t().writing.notConfirmed), CONFIRM_MS);
    this.confirming.set(id, timer);
  }

  private sendUntold(): void {
    for (const { id, text, state } of this.log.value) {
      if (state === 'sending') this.transmit(id, text);
    }
  }

  private fail(id: string, why: string): void {
    this.settle(id);
    this.log.value = withState(this.log.value, id, 'unsent', why);
  }

  private settle(id: string): void {
    clearTimeout(this.confirming.get(id));
    this.confirming.delete(id);
  }

  private take(lines: readonly ChatLine[], news: boolean): void {
    const before = new Set(this.log.value.map((each) => each.key));
    this.log.value = withLines(this.log.value, lines, this.selfId);
    for (const { id, senderId } of lines) if (senderId === this.selfId) this.settle(id);
    const fresh = this.log.value.filter((each) => !each.own && !before.has(each.key));
    if (!this.open) this.missed.value += fresh.length;
    if (news) for (const entry of fresh.slice(-MOST_NEWS)) this.announce(entry);
  }

  private announce(entry: ChatEntry): void {
    const { key } = entry;
    const waitMs = awaitsWords(entry, this.reads()) ? WORDS_MS : 0;
    this.waiting.set(
      key,
      setTimeout(() => this.tell(key), waitMs),
    );
  }

  /** Tells what is new, once. */
  private tell(key: string): void {
    const timer = this.waiting.get(key);
    const entry = this.log.value.find((each) => each.key === key);
    if (timer === undefined || entry === undefined) return;
    clearTimeout(timer);
    this.waiting.delete(key);
    const { name: who } = entry;
    const { language, text: whole } = shownWords(entry, this.reads());
    const text = firstWords(whole);
    if (!this.open) this.notify(`${who}: ${text}`);
    else this.says.value = [...this.says.value, { key, who, language, text }].slice(-MOST_SAID);
  }
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  if (line.length <= FIRST_CHARS) return line;
  const end = line.lastIndexOf(' ', FIRST_CHARS);
  // Not in the middle of an emoji.
  const words = line.slice(0, end > 0 ? end : FIRST_CHARS).replace(/[\uD800-\uDBFF]$/u, '');
  return `${words}…`;
}
