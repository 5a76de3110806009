import type { JSX } from 'preact';
import type { TranscriptLine } from '../../signaling/transcript';
import { clock } from './clock';

interface Props {
  readonly lines: readonly TranscriptLine[];
  /** The same as they were spoken. */
  readonly originals: readonly TranscriptLine[];
}

const keyOf = ({ speakerId, startMs }: TranscriptLine): string => `${speakerId} ${startMs}`;

/** Lines of a transcript; beneath what was translated stands what was said. */
export function SpokenLines({ lines, originals }: Props): JSX.Element {
  const spoken = new Map(originals.map((line) => [keyOf(line), line]));
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, by keys too
    <ol class="call-words" tabIndex={0}>
      {lines.map((line) => {
        const original = line.translatedFrom === undefined ? undefined : spoken.get(keyOf(line));
        return (
          <li key={keyOf(line)}>
            <span class="call-words__when">{clock(line.startMs)}</span>{' '}
            <strong>{line.speaker}</strong>{' '}
            <span lang={line.language} dir="auto">
              {line.text}
            </span>
            {original !== undefined && (
              <small lang={original.language} dir="auto">
                {original.text}
              </small>
            )}
          </li>
        );
      })}
    </ol>
  );
}
