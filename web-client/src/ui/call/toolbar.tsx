import type { JSX } from 'preact';
import type { CallSession } from '../../call/session';
import { selfOf } from '../../call/state';
import type { LanguageDirectory } from '../../language/directory';
import type { LocalMedia } from '../../media/local-media';
import { ORIGINAL, type MediaKind } from '../../signaling/messages';
import { toggleDevice } from '../device-toggle';
import { Icon, type IconName } from '../widgets/icons';
import { MannerTools } from './manner-tools';
import type { SheetName } from './sheet-name';
import { spokenLanguage } from './tile';
import { Tool } from './tool';
import { t } from '../../texts/texts';

interface Props {
  readonly session: CallSession;
  readonly local: LocalMedia;
  readonly directory: LanguageDirectory;
  readonly captions: boolean;
  readonly transcript: boolean;
  readonly chat: boolean;
  readonly onChat: () => void;
  readonly onCaptions: () => void;
  readonly onTranscript: () => void;
  /** Whether the hand and reactions are open. */
  readonly reacting: boolean;
  readonly onReacting: () => void;
  readonly onSheet: (sheet: SheetName) => void;
}

export function Toolbar(props: Props): JSX.Element {
  const { session, local, captions, transcript, onSheet } = props;
  const texts = t().call;
  const unread = session.chat.unread.value;
  return (
    <section class="toolbar" aria-label={texts.tools}>
      <LanguageButton {...props} />
      <div class="toolbar__group">
        <DeviceButton local={local} kind="audio" />
        <DeviceButton local={local} kind="video" />
        <Tool
          icon="captions"
          text={texts.captions}
          shortcut="c"
          on={captions}
          onClick={props.onCaptions}
          extra="wide-only"
        />
        <Tool
          icon="transcript"
          text={texts.transcript}
          shortcut="t"
          on={transcript}
          onClick={props.onTranscript}
          extra="wide-only"
        />
        <Tool
          icon="chat"
          text={t().writing.chat}
          shortcut="w"
          on={props.chat}
          count={unread}
          {...(unread > 0 ? { note: t().writing.unread(unread) } : {})}
          onClick={props.onChat}
        />
        <MannerTools {...props} />
        <Tool
          icon="sound"
          text={texts.sound}
          shortcut="s"
          onClick={() => onSheet('sound')}
          extra="wide-only"
        />
        <Tool icon="more" text={texts.more} onClick={() => onSheet('more')} />
      </div>
      <button type="button" class="button button--leave" onClick={() => session.leave()}>
        <Icon name="leave" />
        <span class="hide-on-phone">{texts.leave}</span>
      </button>
    </section>
  );
}

function LanguageButton({ session, directory, onSheet }: Props): JSX.Element {
  const texts = t().languages;
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
          <span class="languages-button__key">{texts.iSpeak}</span>{' '}
          {spokenLanguage({ speak, detected }, directory)}
        </span>
        <span>
          <span class="languages-button__key">{texts.iHear}</span>{' '}
          {hear === ORIGINAL ? texts.originals : directory.name(hear)}
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
      text={kind === 'audio' ? t().devices.microphone : t().devices.camera}
      shortcut={kind === 'audio' ? 'm' : 'v'}
      on={on}
      warnOff
      onClick={() => toggleDevice(local, kind)}
    />
  );
}
