import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaptionLine } from '../../call/captions';
import type { LanguageDirectory } from '../../language/directory';
import { announcements, type Announcement } from './announcements';
import { CaptionWords, languagesOf } from './caption-words';
import { speakerColour } from './speaker-colour';
import { t } from '../../texts/texts';

interface Props {
  readonly lines: readonly CaptionLine[];
  readonly selfId: string | null;
  readonly originalWords: boolean;
  readonly directory: LanguageDirectory;
}

const SHOWN_LINES = 2;
const LINGER_MS = 8_000;

/**
 * What is being said now: the latest utterances, gone some seconds after their last word. Newest
 * first, because the band is filled from the bottom and what does not fit is left out.
 */
export function CaptionBand({ lines, selfId, originalWords, directory }: Props): JSX.Element {
  const texts = t().call;
  const nowMs = useNow();
  const recent = lines
    .slice(-8)
    .filter((line) => nowMs - line.updatedAtMs < LINGER_MS)
    .slice(-SHOWN_LINES)
    .reverse();
  return (
    <section class="captions" aria-label={texts.captions}>
      {recent.length === 0 && <p class="captions__empty">{texts.captionsEmpty}</p>}
      {recent.map((line) => (
        <p key={line.key} class={`caption ${speakerColour(line.speakerId)}`}>
          <span class="caption__who">
            <b>{line.speakerId === selfId ? texts.you : line.speakerName}</b>
            <span class="caption__language">{languagesOf(line, directory)}</span>
          </span>
          <CaptionWords line={line} originalWords={originalWords} />
        </p>
      ))}
      <Announcer lines={lines} directory={directory} />
    </section>
  );
}

/** Reads captions to screen readers, whole sentences at a time. */
function Announcer({ lines, directory }: Pick<Props, 'lines' | 'directory'>): JSX.Element {
  const said = useRef(new Map<string, number>());
  const [news, setNews] = useState<readonly Announcement[]>([]);
  useEffect(() => {
    const fresh = announcements(lines.slice(-8), said.current);
    if (fresh.length > 0) setNews(fresh);
  }, [lines]);
  return (
    <div class="sr-only" aria-live="polite">
      {news.map(({ key, who, language, text }) => (
        <p key={key}>
          {who}, <span lang={language}>{directory.name(language)}</span>:{' '}
          <span lang={language}>{text}</span>
        </p>
      ))}
    </div>
  );
}

function useNow(): number {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
