import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { timeOf, type ChatEntry } from '../../call/chat-log';
import type { LanguageDirectory } from '../../language/directory';
import type { ChatWords } from '../../signaling/chat-messages';
import { clockTime } from '../../texts/formats';
import { t } from '../../texts/texts';
import { ChatText } from './chat-words';
import { speakerColour } from './speaker-colour';

interface Props {
  readonly entry: ChatEntry;
  /** What this person reads. */
  readonly hear: string;
  /** Whether it goes on with what the same person wrote just before. */
  readonly goesOn: boolean;
  readonly directory: LanguageDirectory;
  readonly onAgain: (entry: ChatEntry) => void;
}

/** One message, in this person's language where that is known; the original is never far. */
export function ChatMessage({ entry, hear, goesOn, directory, onAgain }: Props): JSX.Element {
  const words = entry.words?.language === hear ? entry.words : null;
  const translation = words?.text ?? null;
  const texts = t().writing;
  return (
    <li
      class={`chat-message ${speakerColour(entry.senderId)}${entry.own ? ' chat-message--own' : ''}`}
    >
      {!goesOn && <Who entry={entry} />}
      {translation === null ? (
        <div class="chat-message__body">
          <ChatText text={entry.text} language={entry.language} />
        </div>
      ) : (
        <Translation entry={entry} text={translation} hear={hear} directory={directory} />
      )}
      {words !== null && words.text === null && (
        <p class="chat-message__note">
          {texts.notTranslated(whyUntranslated(entry, words, directory))}
        </p>
      )}
      {entry.state === 'sending' && <p class="chat-message__note">{texts.sending}</p>}
      {entry.state === 'unsent' && (
        <p class="chat-message__note chat-message__note--bad">
          <span>{texts.notSent(entry.why)}</span>
          <button type="button" class="chat-link" onClick={() => onAgain(entry)}>
            {texts.tryAgain}
          </button>
        </p>
      )}
    </li>
  );
}

function whyUntranslated(
  { language }: ChatEntry,
  { reason, code, language: into }: ChatWords,
  directory: LanguageDirectory,
): string {
  const from = language === null ? '' : directory.nameInPage(language);
  return t().service.untranslated(reason ?? '', code, from, directory.nameInPage(into));
}

function Who({ entry }: { entry: ChatEntry }): JSX.Element {
  const at = timeOf(entry);
  return (
    <p class="chat-message__who">
      <b>{entry.own ? t().call.you : entry.name}</b>
      {at !== null && <time dateTime={at.toISOString()}>{clockTime(at)}</time>}
    </p>
  );
}

/** The original shows over what follows while it is pointed at, and stays when it is asked for. */
function Translation({
  entry,
  text,
  hear,
  directory,
}: Pick<Props, 'entry' | 'hear' | 'directory'> & { text: string }): JSX.Element {
  const texts = t().writing;
  const [stays, setStays] = useState(false);
  const id = useId();
  const from = entry.language === null ? '' : directory.name(entry.language);
  return (
    <div class={`chat-message__pair${stays ? ' chat-message__pair--both' : ''}`}>
      <div class="chat-message__body">
        <ChatText text={text} language={hear} />
      </div>
      <div id={id} class="chat-message__original">
        <ChatText text={entry.text} language={entry.language} />
      </div>
      <p class="chat-message__note">
        {from !== '' && <span>{texts.from(from)}</span>}
        <button
          type="button"
          class="chat-link"
          aria-expanded={stays}
          aria-controls={id}
          onClick={() => setStays(!stays)}
        >
          {stays ? texts.hideOriginal : texts.showOriginal}
        </button>
      </p>
    </div>
  );
}
