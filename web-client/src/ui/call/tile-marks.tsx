import type { JSX } from 'preact';
import type { ShownReaction } from '../../call/reactions';
import { Icon } from '../widgets/icons';
import { REACTION_SIGNS } from './reaction-texts';
import { t } from '../../texts/texts';

/** That somebody's hand is up, and as which of several. */
export function HandMark({ place, of }: { place: number; of: number }): JSX.Element {
  const { handRaised, handRaisedAs } = t().people;
  return (
    <p class="badge badge--hand">
      <Icon name="hand" size={16} />
      {of > 1 && <span>{place}</span>}
      <span class="sr-only">{of > 1 ? handRaisedAs(place, of) : handRaised}</span>
    </p>
  );
}

/** Over the picture; the announcer says them. */
export function ReactionBubbles({
  reactions,
}: {
  reactions: readonly ShownReaction[];
}): JSX.Element {
  return (
    <div class="bubbles" aria-hidden="true">
      {reactions.map(({ key, reaction }) => (
        // Side by side, so that none hides another.
        <span key={key} class="bubbles__one" style={{ '--lane': key % 4 }}>
          {REACTION_SIGNS[reaction]}
        </span>
      ))}
    </div>
  );
}

/** Keeps somebody large, whoever speaks. */
export function PinButton({
  name,
  pinned,
  onClick,
}: {
  name: string;
  pinned: boolean;
  onClick: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class={pinned ? 'pin-button pin-button--on' : 'pin-button'}
      aria-pressed={pinned}
      title={pinned ? t().call.unpin : t().call.pin}
      onClick={onClick}
    >
      <Icon name="pin" size={18} />
      <span class="sr-only">{t().call.pinPerson(name)}</span>
    </button>
  );
}
