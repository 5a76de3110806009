import type { JSX } from 'preact';
import type { CaptionLine } from '../../call/captions';
import type { LanguageDirectory } from '../../language/directory';
import { CaptionWords, languagesOf } from './caption-words';
import { PanelHeader } from './panel-header';
import { speakerColour } from './speaker-colour';
import { useFollowing } from './use-following';

interface Props {
  readonly lines: readonly CaptionLine[];
  readonly selfId: string | null;
  readonly originalWords: boolean;
  readonly onOriginalWords: (show: boolean) => void;
  readonly onClose: () => void;
  readonly directory: LanguageDirectory;
}

/** Everything said since this person joined, oldest first. It stays in this page only. */
export function TranscriptPanel(props: Props): JSX.Element {
  const { lines, selfId, originalWords, directory } = props;
  const { scroller, following, setFollowing, onScroll } = useFollowing(lines, originalWords);

  return (
    <aside class="transcript" aria-labelledby="transcript-title">
      <PanelHeader name="transcript" title="Transcript" onClose={props.onClose} />
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
