import type { JSX } from 'preact';
import type { CallSession } from '../../call/session';
import { selfOf } from '../../call/state';
import type { LanguageDirectory } from '../../language/directory';
import type { LocalMedia } from '../../media/local-media';
import { ORIGINAL, type MediaKind } from '../../signaling/messages';
import { toggleDevice } from '../device-toggle';
import { Icon, type IconName } from '../widgets/icons';
import type { SheetName } from './sheet-name';
import { spokenLanguage } from './tile';

interface Props {
  readonly session: CallSession;
  readonly local: LocalMedia;
  readonly directory: LanguageDirectory;
  readonly captions: boolean;
  readonly transcript: boolean;
  readonly chat: boolean;
  readonly latency: boolean;
  readonly onChat: () => void;
  readonly onCaptions: () => void;
  readonly onTranscript: () => void;
  readonly onLatency: () => void;
  readonly onSheet: (sheet: SheetName) => void;
}

export function Toolbar(props: Props): JSX.Element {
  const { session, local, captions, transcript, latency, onSheet } = props;
  return (
    <section class="toolbar" aria-label="Call controls">
      <LanguageButton {...props} />
      <div class="toolbar__group">
        <DeviceButton local={local} kind="audio" />
        <DeviceButton local={local} kind="video" />
        <Tool
          icon="captions"
          text="Captions"
          shortcut="c"
          on={captions}
          onClick={props.onCaptions}
        />
        <Tool
          icon="transcript"
          text="Transcript"
          shortcut="t"
          on={transcript}
          onClick={props.onTranscript}
        />
        <Tool
          icon="chat"
          text="Chat"
          shortcut="w"
          on={props.chat}
          count={session.chat.unread.value}
          onClick={props.onChat}
        />
        <Tool icon="people" text="People" shortcut="p" onClick={() => onSheet('people')} />
        <Tool icon="sound" text="Sound" shortcut="s" onClick={() => onSheet('sound')} />
        <Tool
          icon="delay"
          text="Delay"
          shortcut="d"
          on={latency}
          onClick={props.onLatency}
          extra="wide-only"
        />
        <Tool
          icon="help"
          text="Help"
          shortcut="?"
          onClick={() => onSheet('help')}
          extra="wide-only"
        />
      </div>
      <button type="button" class="button button--leave" onClick={() => session.leave()}>
        <Icon name="leave" />
        <span class="hide-on-phone">Leave</span>
      </button>
    </section>
  );
}

function LanguageButton({ session, directory, onSheet }: Props): JSX.Element {
  const { speak, hear } = session.choices.value;
  const detected = selfOf(session.state.value)?.detected ?? null;
  return (
    <button
      type="button"
      class="languages-button"
      aria-keyshortcuts="l"
      onClick={() => onSheet('languages')}
    >
      <Icon name="language" />
      <span class="languages-button__text">
        <span>
          <span class="languages-button__key">I speak</span>{' '}
          {spokenLanguage({ speak, detected }, directory)}
        </span>
        <span>
          <span class="languages-button__key">I hear</span>{' '}
          {hear === ORIGINAL ? 'originals' : directory.name(hear)}
        </span>
      </span>
    </button>
  );
}

function DeviceButton({ local, kind }: { local: LocalMedia; kind: MediaKind }): JSX.Element {
  const { muted, track } = local.device(kind).value;
  const on = !muted && track !== null;
  const icons: readonly [IconName, IconName] =
    kind === 'audio' ? ['mic', 'mic-off'] : ['camera', 'camera-off'];
  return (
    <Tool
      icon={on ? icons[0] : icons[1]}
      text={kind === 'audio' ? 'Microphone' : 'Camera'}
      shortcut={kind === 'audio' ? 'm' : 'v'}
      on={on}
      warnOff
      onClick={() => toggleDevice(local, kind)}
    />
  );
}

const MOST_COUNTED = 99;

interface ToolProps {
  readonly icon: IconName;
  readonly text: string;
  readonly shortcut: string;
  /** Undefined for buttons that open something. */
  readonly on?: boolean;
  /** For devices: being off is what stands out. */
  readonly warnOff?: boolean;
  /** Of what was not looked at. */
  readonly count?: number;
  readonly extra?: string;
  readonly onClick: () => void;
}

function Tool({
  icon,
  text,
  shortcut,
  on,
  warnOff,
  count = 0,
  extra,
  onClick,
}: ToolProps): JSX.Element {
  const look =
    on === true && warnOff !== true ? ' tool--on' : on === false && warnOff ? ' tool--off' : '';
  return (
    <button
      type="button"
      class={`tool${look}${extra === undefined ? '' : ` ${extra}`}`}
      aria-pressed={on}
      aria-keyshortcuts={shortcut}
      title={`${text} (${shortcut.toUpperCase()})`}
      onClick={onClick}
    >
      <Icon name={icon} size={22} />
      <span class="tool__text">{text}</span>
      {count > 0 && (
        <span class="tool__count">
          {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
          <span class="sr-only"> unread</span>
        </span>
      )}
    </button>
  );
}
