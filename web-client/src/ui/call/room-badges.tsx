import type { JSX } from 'preact';
import type { CallState } from '../../call/state';
import { Icon } from '../widgets/icons';
import { t } from '../../texts/texts';

/** What holds for everybody in this room, always in sight. */
export function RoomBadges({ state }: { state: CallState }): JSX.Element | null {
  if (!state.keepsTranscripts && !state.locked) return null;
  const texts = t().people;
  return (
    <ul class="room-badges" aria-label={texts.aboutRoom}>
      {state.keepsTranscripts && (
        <li class="room-badge room-badge--record" title={texts.transcriptKeptHelp}>
          <Icon name="transcript" size={16} />
          {texts.transcriptKept}
        </li>
      )}
      {state.locked && (
        <li class="room-badge" title={texts.lockedHelp}>
          <Icon name="lock" size={16} />
          {texts.locked}
        </li>
      )}
    </ul>
  );
}
