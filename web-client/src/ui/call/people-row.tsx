import type { JSX } from 'preact';
import type { Manners } from '../../call/manners';
import type { Participant } from '../../signaling/messages';
import { Icon } from '../widgets/icons';

interface Props {
  readonly person: Participant;
  readonly self: boolean;
  /** Whether this page's person is the host. */
  readonly byHost: boolean;
  readonly manners: Manners;
}

/** Somebody in the call, and what the host may do with them. */
export function PeopleRow({ person, self, byHost, manners }: Props): JSX.Element {
  const { id, name, audioMuted, handMs } = person;
  const handUp = handMs > 0;
  return (
    <li class="people__row">
      <span class="people__name">
        {handUp && (
          <span class="people__hand">
            <Icon name="hand" size={18} />
            <span class="sr-only">Hand raised: </span>
          </span>
        )}
        {name}
        {self && ' (you)'}
        {person.host && <span class="people__host">Host</span>}
        {audioMuted && (
          <span class="people__mute" title="Microphone off">
            <Icon name="mic-off" size={16} />
            <span class="sr-only">, microphone off</span>
          </span>
        )}
      </span>
      <span class="people__tools">
        {handUp && (byHost || self) && (
          <Act
            text="Lower hand"
            name={name}
            onClick={() => (self ? manners.setHand(false) : manners.lowerHand(id))}
          />
        )}
        {byHost && !self && !audioMuted && (
          <Act text="Mute" name={name} onClick={() => manners.hush(id)} />
        )}
        {byHost && !self && (
          <Act text="Remove" name={name} onClick={() => manners.removePerson(id)} />
        )}
      </span>
    </li>
  );
}

function Act({
  text,
  name,
  onClick,
}: {
  text: string;
  name: string;
  onClick: () => void;
}): JSX.Element {
  return (
    <button type="button" class="button button--quiet" onClick={onClick}>
      {text}
      <span class="sr-only"> {name}</span>
    </button>
  );
}
