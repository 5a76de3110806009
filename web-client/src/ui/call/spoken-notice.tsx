import type { JSX } from 'preact';
import type { LanguageDirectory } from '../../language/directory';
import { AUTO } from '../../signaling/messages';
import { Icon } from '../widgets/icons';

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
  return `You seem to speak ${directory.name(heard)}, but you chose ${directory.name(speak)}.`;
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
        I speak {directory.name(heard)}
      </button>
      <button type="button" class="icon-button" onClick={onKeep}>
        <Icon name="close" size={16} />
        <span class="sr-only">Keep {directory.name(speak)}</span>
      </button>
    </div>
  );
}
