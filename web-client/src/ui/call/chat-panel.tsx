import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Chat } from '../../call/chat';
import type { CallSession } from '../../call/session';
import type { ChatEntry, ChatLog } from '../../call/chat-log';
import type { LanguageDirectory } from '../../language/directory';
import { ChatComposer } from './chat-composer';
import { ChatMessage } from './chat-message';
import { PanelHeader } from './panel-header';
import { useFollowing } from './use-following';
import { t } from '../../texts/texts';

interface Props {
  readonly session: CallSession;
  readonly directory: LanguageDirectory;
  readonly onClose: () => void;
}

/** Messages of one person that follow so soon stand under one name. */
const TOGETHER_MS = 120_000;

/** What everybody writes, each in their language. It stays in this page and the room's memory only. */
export function ChatPanel({ session, directory, onClose }: Props): JSX.Element {
  const texts = t().writing;
  const { chat } = session;
  const { hear } = session.choices.value;
  const entries = chat.entries.value;
  const { scroller, following, setFollowing, onScroll } = useFollowing(entries, hear);

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

  const write = useCallback(
    (text: string) => {
      setFollowing(true);
      chat.write(text);
    },
    [chat, setFollowing],
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
      <PanelHeader name="chat" title={texts.chat} onClose={onClose} />
      <div
        ref={scroller}
        class="chat__messages"
        role="log"
        aria-live="off"
        aria-label={texts.messages}
        // Scrollable content must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        {entries.length === 0 && <p class="chat__empty">{texts.empty}</p>}
        <ul class="chat__list">{messages}</ul>
      </div>
      {!following && (
        <button type="button" class="button chat__latest" onClick={() => setFollowing(true)}>
          {texts.newest}
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
    <div class="sr-only" role="log" aria-live="polite" aria-label={t().writing.newMessages}>
      {chat.said.value.map(({ key, who, language, text }) => (
        <p key={key}>
          {who}: <span lang={language ?? undefined}>{text}</span>
        </p>
      ))}
    </div>
  );
}
