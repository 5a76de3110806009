import type { JSX } from 'preact';
import type { CaptionLine } from '../../call/captions';
import type { LanguageDirectory } from '../../language/directory';
import { CaptionWords, languagesOf } from './caption-words';
import { PanelHeader } from './panel-header';
import { speakerColour } from './speaker-colour';
import { useFollowing } from './use-following';
import { clockTime } from '../../texts/formats';
import { t } from '../../texts/texts';

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
  const texts = t().call;
  const { lines, selfId, originalWords, directory } = props;
  const { scroller, following, setFollowing, onScroll } = useFollowing(lines, originalWords);

  return (
    <aside class="transcript" aria-labelledby="transcript-title">
      <PanelHeader name="transcript" title={texts.transcript} onClose={props.onClose} />
      <label class="check">
        <input
          type="checkbox"
          checked={originalWords}
          onChange={(event) => props.onOriginalWords(event.currentTarget.checked)}
        />
        {texts.ownWords}
      </label>
      <div
        ref={scroller}
        class="transcript__lines"
        role="log"
        aria-live="off"
        aria-label={texts.whatWasSaid}
        // Scrollable content must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        {lines.length === 0 && <p class="transcript__empty">{texts.transcriptEmpty}</p>}
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
          {texts.newest}
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
        <b>{self ? t().call.you : line.speakerName}</b>
        <span class="line__language">{languagesOf(line, directory)}</span>
        <time dateTime={at.toISOString()}>{clockTime(at)}</time>
      </p>
      <CaptionWords line={line} originalWords={originalWords} />
    </div>
  );
}
