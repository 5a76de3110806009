import type { JSX } from 'preact';
import type { Manners } from '../../call/manners';
import type { Participant } from '../../signaling/messages';
import { Icon } from '../widgets/icons';
import { t } from '../../texts/texts';

interface Props {
  readonly person: Participant;
  readonly self: boolean;
  /** Whether this page's person is the host. */
  readonly byHost: boolean;
  readonly manners: Manners;
}

/** Somebody in the call, and what the host may do with them. */
export function PeopleRow({ person, self, byHost, manners }: Props): JSX.Element {
  const texts = t().people;
  const { id, name, audioMuted, handMs } = person;
  const handUp = handMs > 0;
  return (
    <li class="people__row">
      <span class="people__name">
        {handUp && (
          <span class="people__hand">
            <Icon name="hand" size={18} />
            <span class="sr-only">{texts.handRaised}: </span>
          </span>
        )}
        {self ? t().call.isYou(name) : name}
        {person.host && <span class="people__host">{texts.host}</span>}
        {audioMuted && (
          <span class="people__mute" title={t().call.microphoneOff}>
            <Icon name="mic-off" size={16} />
            <span class="sr-only">{texts.microphoneOff}</span>
          </span>
        )}
      </span>
      <span class="people__tools">
        {handUp && (byHost || self) && (
          <Act
            text={texts.lowerHand}
            name={name}
            onClick={() => (self ? manners.setHand(false) : manners.lowerHand(id))}
          />
        )}
        {byHost && !self && !audioMuted && (
          <Act text={texts.mute} name={name} onClick={() => manners.hush(id)} />
        )}
        {byHost && !self && (
          <Act text={texts.remove} name={name} onClick={() => manners.removePerson(id)} />
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
