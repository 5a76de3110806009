import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Shortfall } from '../../call/state';
import type { LanguageDirectory } from '../../language/directory';
import { AUTO, type Participant } from '../../signaling/messages';
import { Icon } from '../widgets/icons';
import { Video } from '../widgets/video';
import { ServiceBadge } from './service-level';
import { initials, speakerColour } from './speaker-colour';

interface Props {
  readonly participant: Participant;
  readonly self: boolean;
  readonly video: MediaStreamTrack | null;
  readonly speaking: boolean;
  /** Language of the synthetic voice that speaks for them now, or null. */
  readonly voice: string | null;
  /** Why there is no such voice, or null when there is. */
  readonly shortfall: Shortfall | null;
  readonly directory: LanguageDirectory;
}

export function Tile(props: Props): JSX.Element {
  const { participant, self, video, speaking, voice, shortfall, directory } = props;
  const reasonId = useId();
  const { id, name, audioMuted, videoMuted } = participant;
  const shown = self ? `${name} (you)` : name;
  // A voice that was begun ends first.
  const badge = voice === null ? shortfall : null;
  const trouble = self ? null : connectionText(participant);
  return (
    <article
      class={`tile ${speakerColour(id)}${speaking ? ' tile--speaking' : ''}`}
      aria-label={shown}
      aria-describedby={badge !== null && badge.reason !== '' ? reasonId : undefined}
      data-participant={id}
    >
      {video !== null && !videoMuted ? (
        <Video track={video} mirrored={self} label={`Video of ${name}`} />
      ) : (
        <div class="tile__avatar" aria-hidden="true">
          <span>{initials(name)}</span>
        </div>
      )}
      {trouble !== null && <p class="tile__trouble">{trouble}</p>}
      {voice !== null && (
        <p class="tile__voice">
          <Icon name="voice" size={16} />
          <span>
            Synthetic <span class="tile__voice-word">voice</span> <b>{directory.name(voice)}</b>
          </span>
        </p>
      )}
      {badge !== null && <ServiceBadge shortfall={badge} reasonId={reasonId} />}
      <footer class="tile__label">
        {audioMuted && <Mark icon="mic-off" text="Microphone off" />}
        {videoMuted && <Mark icon="camera-off" text="Camera off" />}
        <span class="tile__name">{shown}</span>
        <span class="tile__language">{spokenLanguage(participant, directory)}</span>
      </footer>
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
  return detected === null ? 'language not detected yet' : directory.name(detected);
}

function connectionText({ connection }: Participant): string | null {
  switch (connection) {
    case 'connected':
      return null;
    case 'joining':
      return 'Joining …';
    case 'silent':
      return 'Nothing comes through. Waiting …';
    case 'lost':
      return 'Connection lost. Waiting for return …';
  }
}
