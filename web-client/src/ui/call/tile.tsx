import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ShownReaction } from '../../call/reactions';
import type { Shortfall } from '../../call/state';
import type { LanguageDirectory } from '../../language/directory';
import { AUTO, type Participant } from '../../signaling/messages';
import { Icon } from '../widgets/icons';
import { Video } from '../widgets/video';
import { ServiceBadge } from './service-level';
import { initials, speakerColour } from './speaker-colour';
import { LipsBadge, SpeakerVideo, usePictureSwitch } from './speaker-video';
import { HandMark, PinButton, ReactionBubbles } from './tile-marks';
import { t } from '../../texts/texts';

interface Props {
  readonly participant: Participant;
  readonly self: boolean;
  readonly video: MediaStreamTrack | null;
  /** The same camera with redrawn lips, as far as it is received. */
  readonly lips: MediaStreamTrack | null;
  /** Whether the node says that it sends the redrawn lips now. */
  readonly lipsSent: boolean;
  /** Whether the node keeps their camera back for a while. */
  readonly paused: boolean;
  readonly speaking: boolean;
  /** Language of the synthetic voice that speaks for them now, or null. */
  readonly voice: string | null;
  /** Why there is no such voice, or null when there is. */
  readonly shortfall: Shortfall | null;
  /** Which of how many hands that are up theirs is; 0 when it is down. */
  readonly hand: { readonly place: number; readonly of: number };
  readonly reactions: readonly ShownReaction[];
  readonly pinned: boolean;
  /** Null where there is nothing to choose. */
  readonly onPin: (() => void) | null;
  readonly directory: LanguageDirectory;
}

export function Tile(props: Props): JSX.Element {
  const { participant, self, video, lips, speaking, voice, shortfall, hand, directory } = props;
  const { reactions, pinned, onPin } = props;
  const reasonId = useId();
  const lipsId = useId();
  const { id, name, audioMuted, videoMuted } = participant;
  const texts = t().call;
  const shown = self ? texts.isYou(name) : name;
  const camera = video !== null && !videoMuted;
  const lipsSent = props.lipsSent && camera && lips !== null;
  // Its last picture would look as if they sat still.
  const paused = props.paused && camera && !lipsSent;
  const seen = camera && !paused;
  const pictures = usePictureSwitch(lipsSent);
  const redrawn = seen && pictures.shown.value === 'lips';
  // A voice that was begun ends first.
  const badge = voice === null ? shortfall : null;
  const described = [
    ...(badge !== null && badge.reason !== '' ? [reasonId] : []),
    ...(redrawn ? [lipsId] : []),
  ];
  const trouble = self ? null : connectionText(participant);
  return (
    <article
      class={`tile ${speakerColour(id)}${speaking ? ' tile--speaking' : ''}`}
      aria-label={shown}
      aria-describedby={described.length === 0 ? undefined : described.join(' ')}
      data-participant={id}
      data-picture={seen ? (redrawn ? 'lips' : 'original') : undefined}
    >
      {seen && self && <Video track={video} mirrored label={texts.videoOf(name)} />}
      {seen && !self && (
        <SpeakerVideo
          name={name}
          original={video}
          lips={lips}
          active={lipsSent}
          pictures={pictures}
        />
      )}
      {!seen && (
        <div class="tile__avatar" aria-hidden="true">
          <span>{initials(name)}</span>
        </div>
      )}
      {trouble !== null && <p class="tile__trouble">{trouble}</p>}
      <div class="tile__badges">
        {hand.place > 0 && <HandMark {...hand} />}
        {voice !== null && (
          <p class="badge badge--synthetic badge--voice" title={texts.syntheticExplained}>
            <Icon name="voice" size={16} />
            <span>
              {texts.syntheticVoice((word) => (
                <span class="badge__word">{word}</span>
              ))}{' '}
              <b>{directory.name(voice)}</b>
            </span>
          </p>
        )}
        {badge !== null && <ServiceBadge shortfall={badge} reasonId={reasonId} />}
        {redrawn && <LipsBadge explanationId={lipsId} />}
      </div>
      <footer class="tile__label">
        {audioMuted && <Mark icon="mic-off" text={texts.microphoneOff} />}
        {videoMuted && <Mark icon="camera-off" text={texts.cameraOff} />}
        {paused && <span class="tile__paused">{texts.videoPaused}</span>}
        <span class="tile__name">{shown}</span>
        <span class="tile__language">{spokenLanguage(participant, directory)}</span>
      </footer>
      {reactions.length > 0 && <ReactionBubbles reactions={reactions} />}
      {onPin !== null && <PinButton name={shown} pinned={pinned} onClick={onPin} />}
    </article>
  );
}

function Mark({ icon, text }: { icon: 'mic-off' | 'camera-off'; text: string }): JSX.Element {
  return (
    <span class="tile__mark" title={text}>
      <Icon name={icon} size={16} />
      <span class="sr-only">{text}</span>
    </span>
  );
}

export function spokenLanguage(
  { speak, detected }: Pick<Participant, 'speak' | 'detected'>,
  directory: LanguageDirectory,
): string {
  if (speak !== AUTO) return directory.name(speak);
  return detected === null ? t().languages.notDetected : directory.name(detected);
}

function connectionText({ connection }: Participant): string | null {
  switch (connection) {
    case 'connected':
      return null;
    case 'joining':
    case 'silent':
    case 'lost':
    case 'unreachable':
      return t().call.trouble[connection];
  }
}
