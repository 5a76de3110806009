import type { JSX } from 'preact';
import type { LanguageDirectory } from '../../language/directory';
import { primaryText, type CaptionLine } from '../../call/captions';

interface Props {
  readonly line: CaptionLine;
  /** Whether the speaker's own words follow under a translation. */
  readonly originalWords: boolean;
}

export function CaptionWords({ line, originalWords }: Props): JSX.Element | null {
  const first = primaryText(line);
  if (first === null) return null;
  const second = originalWords && first !== line.original ? line.original : null;
  return (
    <span class="words">
      <span class="words__first" lang={first.language} dir="auto">
        <span>{first.text}</span>
      </span>
      {second !== null && (
        <span class="words__original" lang={second.language} dir="auto">
          <span>{second.text}</span>
        </span>
      )}
    </span>
  );
}

/** "Français → Português" for a translation, else the one language. */
export function languagesOf(line: CaptionLine, directory: LanguageDirectory): string {
  const first = primaryText(line);
  if (first === null) return '';
  const spoken = line.original?.language;
  const name = directory.name(first.language);
  return first === line.original || spoken === undefined
    ? name
    : `${directory.name(spoken)} → ${name}`;
}
