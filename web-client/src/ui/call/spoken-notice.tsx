import type { JSX } from 'preact';
import type { LanguageDirectory } from '../../language/directory';
import { AUTO } from '../../signaling/messages';
import { Icon } from '../widgets/icons';
import { t } from '../../texts/texts';

interface Props {
  /** What this person declared. */
  readonly speak: string;
  /** What they clearly speak instead; null when there is nothing to say. */
  readonly heard: string | null;
  readonly directory: LanguageDirectory;
  readonly onSpeak: (language: string) => void;
  readonly onKeep: () => void;
}

/** One sentence, or nothing where there is nothing to change or no such choice. */
export function spokenQuestion(
  speak: string,
  heard: string | null,
  directory: LanguageDirectory,
): string | null {
  const offered = directory.speak.some(({ value }) => value === heard);
  if (heard === null || !offered || heard === speak || speak === AUTO) return null;
  return t().languages.misdeclared(directory.name(heard), directory.name(speak));
}

/** Tells somebody that they speak another language than they declared, which garbles every word. */
export function SpokenNotice({
  speak,
  heard,
  directory,
  onSpeak,
  onKeep,
}: Props): JSX.Element | null {
  const question = spokenQuestion(speak, heard, directory);
  if (question === null || heard === null) return null;
  return (
    <div class="spoken-notice" role="status">
      <Icon name="language" size={18} />
      <span>{question}</span>
      <button type="button" class="button button--primary" onClick={() => onSpeak(heard)}>
        {t().languages.iSpeakThat(directory.name(heard))}
      </button>
      <button type="button" class="icon-button" onClick={onKeep}>
        <Icon name="close" size={16} />
        <span class="sr-only">{t().languages.keep(directory.name(speak))}</span>
      </button>
    </div>
  );
}
