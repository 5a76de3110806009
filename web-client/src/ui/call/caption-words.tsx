import type { JSX } from 'preact';
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
    <>
      <span class="words" lang={first.language} dir="auto">
        {first.text}
      </span>
      {second !== null && (
        <span class="words words--original" lang={second.language} dir="auto">
          {second.text}
        </span>
      )}
    </>
  );
}
