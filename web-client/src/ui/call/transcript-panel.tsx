import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaptionLine } from '../../call/captions';
import type { LanguageDirectory } from '../../language/directory';
import { Icon } from '../widgets/icons';
import { CaptionWords, languagesOf } from './caption-words';
import { speakerColour } from './speaker-colour';

interface Props {
  readonly lines: readonly CaptionLine[];
  readonly selfId: string | null;
  readonly originalWords: boolean;
  readonly onOriginalWords: (show: boolean) => void;
  readonly onClose: () => void;
  readonly directory: LanguageDirectory;
}

/** Nearer to the end than this counts as reading along. */
const STICKY_PX = 40;

/** Everything said since this person joined, oldest first. It stays in this page only. */
export function TranscriptPanel(props: Props): JSX.Element {
  const { lines, selfId, originalWords, directory } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);

  useEffect(() => {
    const element = scroller.current;
    if (following && element !== null) element.scrollTop = element.scrollHeight;
  }, [lines, following, originalWords]);

  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null) return;
    setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < STICKY_PX);
  };

  return (
    <aside class="transcript" aria-labelledby="transcript-title">
      <header class="transcript__header">
        <h2 id="transcript-title">Transcript</h2>
        <button type="button" class="icon-button" onClick={props.onClose}>
          <Icon name="close" />
          <span class="sr-only">Close transcript</span>
        </button>
      </header>
      <label class="check">
        <input
          type="checkbox"
          checked={originalWords}
          onChange={(event) => props.onOriginalWords(event.currentTarget.checked)}
        />
        Show the speaker’s own words too
      </label>
      <div
        ref={scroller}
        class="transcript__lines"
        role="log"
        aria-live="off"
        aria-label="What was said"
        // Scrollable content must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        {lines.length === 0 && <p class="transcript__empty">Nothing has been said yet.</p>}
        {lines.map((line) => (
          <TranscriptLine
            key={line.key}
            line={line}
            self={line.speakerId === selfId}
            originalWords={originalWords}
            directory={directory}
          />
        ))}
      </div>
      {!following && (
        <button type="button" class="button transcript__latest" onClick={() => setFollowing(true)}>
          Newest
        </button>
      )}
    </aside>
  );
}

function TranscriptLine({
  line,
  self,
  originalWords,
  directory,
}: {
  line: CaptionLine;
  self: boolean;
  originalWords: boolean;
  directory: LanguageDirectory;
}): JSX.Element {
  const at = new Date(line.startedAtMs);
  return (
    <div class={`line ${speakerColour(line.speakerId)}`}>
      <p class="line__who">
        <b>{self ? 'You' : line.speakerName}</b>
        <span class="line__language">{languagesOf(line, directory)}</span>
        <time dateTime={at.toISOString()}>
          {at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
        </time>
      </p>
      <CaptionWords line={line} originalWords={originalWords} />
    </div>
  );
}
