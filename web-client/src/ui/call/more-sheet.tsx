import type { JSX } from 'preact';
import { applyTheme, themeOf, THEMES } from '../theme';
import { PageLanguageChoice } from '../page-language-choice';
import { usePref } from '../use-pref';
import { Choice } from '../widgets/choice';
import { Icon, type IconName } from '../widgets/icons';
import { Sheet } from '../widgets/sheet';
import { canFloat } from './picture-in-picture';
import type { SheetName } from './sheet-name';
import { SELF_VIEWS, VIEWS, type Views } from './use-views';
import { t } from '../../texts/texts';

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

const choicesOf = <T extends string>(
  values: readonly T[],
  texts: Readonly<Record<T, string>>,
): readonly { value: T; text: string }[] => values.map((value) => ({ value, text: texts[value] }));

/** How the call looks, and what has no place in the toolbar. */
export function MoreSheet(props: Props): JSX.Element {
  const { views, floats, onFloat, toggles, onSheet, onClose } = props;
  const texts = t().call;
  const [theme, setTheme] = usePref('theme');
  const then = (action: () => void) => () => {
    onClose();
    action();
  };
  return (
    <Sheet title={texts.viewAndMore} onClose={onClose}>
      <Choice
        label={texts.view}
        options={choicesOf(VIEWS, texts.views)}
        value={views.view}
        onChange={views.setView}
      />
      <Choice
        label={texts.selfView}
        options={choicesOf(SELF_VIEWS, texts.selfViews)}
        value={views.selfView}
        onChange={views.setSelfView}
      />
      <Choice
        label={texts.colours}
        options={choicesOf(THEMES, texts.themes)}
        value={themeOf(theme)}
        onChange={(next) => {
          setTheme(next);
          applyTheme(next);
        }}
      />
      <PageLanguageChoice />
      <div class="more">
        {canFloat() && (
          <More icon="pip" text={texts.floatPicture} on={floats} onClick={then(onFloat)} />
        )}
        <More
          icon="captions"
          text={texts.captions}
          on={toggles.captions}
          onClick={then(toggles.onCaptions)}
        />
        <More
          icon="transcript"
          text={texts.transcript}
          on={toggles.transcript}
          onClick={then(toggles.onTranscript)}
        />
        <More
          icon="delay"
          text={t().delay.title}
          on={toggles.latency}
          onClick={then(toggles.onLatency)}
        />
        <More icon="sound" text={t().devices.soundAndDevices} onClick={() => onSheet('sound')} />
        <More icon="help" text={texts.keyboard} onClick={() => onSheet('help')} />
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
