import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { CallSession } from '../../call/session';
import { selfOf } from '../../call/state';
import { readHostKey } from '../../host-keys';
import type { Participant } from '../../signaling/messages';
import { inWindow } from '../../storage';
import { Icon } from '../widgets/icons';
import { Sheet } from '../widgets/sheet';
import { Switch } from '../widgets/switch';
import { Glossary } from './glossary';

interface Props {
  readonly session: CallSession;
  readonly onClose: () => void;
}

/** Who is here; the host can lock the room, remove people and say how words are written. */
export function PeopleSheet({ session, onClose }: Props): JSX.Element {
  const state = session.state.value;
  const host = selfOf(state)?.host === true;
  const { room } = session.choices.value;
  const place = useCallback(() => session.place, [session]);
  const hostKey = host ? readHostKey(inWindow, room) : null;
  return (
    <Sheet title="People" onClose={onClose}>
      {host && (
        <Switch
          label="Lock the room"
          help="Nobody new comes in while it is locked. Whoever is here can still come back after a broken connection."
          on={state.locked}
          onChange={(locked) => session.setLocked(locked)}
        />
      )}
      {!host && state.locked && (
        <p class="note note--info">
          <Icon name="lock" size={18} />
          The host has locked this room. Nobody new comes in.
        </p>
      )}
      <ul class="people">
        {state.participants.map((person) => (
          <li key={person.id} class="people__row">
            <span class="people__name">
              {person.name}
              {person.id === state.selfId && ' (you)'}
              {person.host && <span class="people__host">Host</span>}
            </span>
            {host && person.id !== state.selfId && (
              <RemoveButton person={person} onRemove={() => session.removePerson(person.id)} />
            )}
          </li>
        ))}
      </ul>
      {host && (
        <p class="sheet__note">
          Whoever has the link can come back as somebody else, unless the room is locked.
        </p>
      )}
      {hostKey !== null && <Glossary room={room} hostKey={hostKey} place={place} />}
    </Sheet>
  );
}

function RemoveButton({
  person,
  onRemove,
}: {
  person: Participant;
  onRemove: () => void;
}): JSX.Element {
  return (
    <button type="button" class="button button--quiet" onClick={onRemove}>
      Remove<span class="sr-only"> {person.name}</span>
    </button>
  );
}
