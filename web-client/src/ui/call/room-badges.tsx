import type { JSX } from 'preact';
import type { CallState } from '../../call/state';
import { Icon } from '../widgets/icons';

/** What holds for everybody in this room, always in sight. */
export function RoomBadges({ state }: { state: CallState }): JSX.Element | null {
  if (!state.keepsTranscripts && !state.locked) return null;
  return (
    <ul class="room-badges" aria-label="About this room">
      {state.keepsTranscripts && (
        <li
          class="room-badge room-badge--record"
          title="What is said in this room is written down, with names."
        >
          <Icon name="transcript" size={16} />
          Transcript is kept
        </li>
      )}
      {state.locked && (
        <li class="room-badge" title="Nobody new comes in.">
          <Icon name="lock" size={16} />
          Locked
        </li>
      )}
    </ul>
  );
}
