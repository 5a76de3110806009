import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Chat } from '../../call/chat';
import type { CallSession } from '../../call/session';
import type { ChatEntry, ChatLog } from '../../call/chat-log';
import type { LanguageDirectory } from '../../language/directory';
import { Icon } from '../widgets/icons';
import { ChatComposer } from './chat-composer';
import { ChatMessage } from './chat-message';

interface Props {
  readonly session: CallSession;
  readonly directory: LanguageDirectory;
  readonly onClose: () => void;
}

/** Nearer to the end than this counts as reading along. */
const STICKY_PX = 40;
/** Messages of one person that follow so soon stand under one name. */
const TOGETHER_MS = 120_000;

/** What everybody writes, each in their language. It stays in this page and the room's memory only. */
export function ChatPanel({ session, directory, onClose }: Props): JSX.Element {
  const { chat } = session;
  const { hear } = session.choices.value;
  const entries = chat.entries.value;
  const scroller = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);

  // Before the composer, whose effects run first, takes the focus.
  const [opener] = useState(() => document.activeElement);

  useEffect(() => {
    chat.look(true);
    for (const { id, about } of session.state.peek().toasts) {
      if (about === 'chat') session.dismiss(id);
    }
    return () => {
      chat.look(false);
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [session, chat, opener]);

  useEffect(() => {
    const element = scroller.current;
    if (following && element !== null) element.scrollTop = element.scrollHeight;
  }, [entries, following, hear]);

  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null) return;
    setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < STICKY_PX);
  };

  const write = useCallback(
    (text: string) => {
      setFollowing(true);
      chat.write(text);
    },
    [chat],
  );

  const again = useCallback((entry: ChatEntry) => chat.again(entry), [chat]);

  // Hundreds, which are the same while somebody scrolls.
  const messages = useMemo(
    () =>
      entries.map((entry, i) => (
        <ChatMessage
          key={entry.key}
          entry={entry}
          hear={hear}
          goesOn={goesOn(entries[i - 1], entry)}
          directory={directory}
          onAgain={again}
        />
      )),
    [entries, hear, directory, again],
  );

  return (
    <aside class="chat" aria-labelledby="chat-title">
      <header class="chat__header">
        <h2 id="chat-title">Chat</h2>
        <button type="button" class="icon-button" onClick={onClose}>
          <Icon name="close" />
          <span class="sr-only">Close chat</span>
        </button>
      </header>
      <div
        ref={scroller}
        class="chat__messages"
        role="log"
        aria-live="off"
        aria-label="Messages"
        // Scrollable content must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        {entries.length === 0 && (
          <p class="chat__empty">
            Nothing has been written yet. Everybody reads messages in their own language; they are
            gone when the call is over.
          </p>
        )}
        <ul class="chat__list">{messages}</ul>
      </div>
      {!following && (
        <button type="button" class="button chat__latest" onClick={() => setFollowing(true)}>
          Newest
        </button>
      )}
      <ChatComposer mostChars={chat.mostChars.value} onWrite={write} onClose={onClose} />
      <Announcer chat={chat} />
    </aside>
  );
}

function goesOn(before: ChatEntry | undefined, entry: ChatLog[number]): boolean {
  if (before === undefined || before.own !== entry.own) return false;
  const same = entry.own || before.senderId === entry.senderId;
  return same && entry.atMs - before.atMs < TOGETHER_MS;
}

/** Each message of others once, in this person's language, when there is a pause. */
function Announcer({ chat }: { chat: Chat }): JSX.Element {
  return (
    <div class="sr-only" role="log" aria-live="polite" aria-label="New messages">
      {chat.said.value.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}
