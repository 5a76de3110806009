import type { JSX } from 'preact';
import { applyTheme, themeOf, THEMES } from '../theme';
import { usePref } from '../use-pref';
import { Choice } from '../widgets/choice';
import { Icon, type IconName } from '../widgets/icons';
import { Sheet } from '../widgets/sheet';
import { canFloat } from './picture-in-picture';
import type { SheetName } from './sheet-name';
import type { SelfView, View, Views } from './use-views';

/** What is open beside the pictures, and how that is changed. */
export interface Toggles {
  readonly captions: boolean;
  readonly transcript: boolean;
  readonly latency: boolean;
  readonly onCaptions: () => void;
  readonly onTranscript: () => void;
  readonly onLatency: () => void;
}

interface Props {
  readonly views: Views;
  /** Whether a picture has a window of its own. */
  readonly floats: boolean;
  readonly onFloat: () => void;
  readonly toggles: Toggles;
  readonly onSheet: (sheet: SheetName) => void;
  readonly onClose: () => void;
}

const VIEWS: readonly { value: View; text: string }[] = [
  { value: 'grid', text: 'All alike' },
  { value: 'speaker', text: 'Speaker large' },
];
const SELF_VIEWS: readonly { value: SelfView; text: string }[] = [
  { value: 'shown', text: 'Shown' },
  { value: 'small', text: 'Small' },
  { value: 'hidden', text: 'Hidden' },
];

/** How the call looks, and what has no place in the toolbar. */
export function MoreSheet(props: Props): JSX.Element {
  const { views, floats, onFloat, toggles, onSheet, onClose } = props;
  const [theme, setTheme] = usePref('theme');
  const then = (action: () => void) => () => {
    onClose();
    action();
  };
  return (
    <Sheet title="View and more" onClose={onClose}>
      <Choice label="People" options={VIEWS} value={views.view} onChange={views.setView} />
      <Choice
        label="Your own picture"
        options={SELF_VIEWS}
        value={views.selfView}
        onChange={views.setSelfView}
      />
      <Choice
        label="Colours"
        options={THEMES}
        value={themeOf(theme)}
        onChange={(next) => {
          setTheme(next);
          applyTheme(next);
        }}
      />
      <div class="more">
        {canFloat() && (
          <More icon="pip" text="Picture in its own window" on={floats} onClick={then(onFloat)} />
        )}
        <More
          icon="captions"
          text="Captions"
          on={toggles.captions}
          onClick={then(toggles.onCaptions)}
        />
        <More
          icon="transcript"
          text="Transcript"
          on={toggles.transcript}
          onClick={then(toggles.onTranscript)}
        />
        <More icon="delay" text="Delay" on={toggles.latency} onClick={then(toggles.onLatency)} />
        <More icon="sound" text="Sound and devices" onClick={() => onSheet('sound')} />
        <More icon="help" text="Keyboard shortcuts" onClick={() => onSheet('help')} />
      </div>
    </Sheet>
  );
}

function More({
  icon,
  text,
  on,
  onClick,
}: {
  icon: IconName;
  text: string;
  on?: boolean;
  onClick: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class={on === true ? 'more__one more__one--on' : 'more__one'}
      aria-pressed={on}
      onClick={onClick}
    >
      <Icon name={icon} size={20} />
      {text}
    </button>
  );
}
