import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { handsOf } from '../../call/hands';
import type { CallSession } from '../../call/session';
import { selfOf } from '../../call/state';
import { readHostKey } from '../../host-keys';
import { inWindow } from '../../storage';
import { Icon } from '../widgets/icons';
import { Sheet } from '../widgets/sheet';
import { Switch } from '../widgets/switch';
import { Glossary } from './glossary';
import { PeopleRow } from './people-row';

interface Props {
  readonly session: CallSession;
  readonly onClose: () => void;
}

/** Who is here, raised hands first; and what the host may do about them and the room. */
export function PeopleSheet({ session, onClose }: Props): JSX.Element {
  const state = session.state.value;
  const host = selfOf(state)?.host === true;
  const { room } = session.choices.value;
  const place = useCallback(() => session.place, [session]);
  const hands = handsOf(state.participants);
  const others = state.participants.filter(({ handMs }) => handMs === 0);
  const hostKey = host ? readHostKey(inWindow, room) : null;
  return (
    <Sheet title="People" onClose={onClose}>
      {host && (
        <Switch
          label="Lock the room"
          help="Nobody new comes in while it is locked. Whoever is here can still come back after a broken connection."
          on={state.locked}
          onChange={(locked) => session.manners.setLocked(locked)}
        />
      )}
      {host && (
        <Switch
          label="Keep a transcript"
          help="What is said from now on is written down, with names. Everybody is told, and sees it all the time."
          on={state.keepsTranscripts}
          onChange={(kept) => session.manners.setTranscripts(kept)}
        />
      )}
      {!host && state.locked && (
        <p class="note note--info">
          <Icon name="lock" size={18} />
          The host has locked this room. Nobody new comes in.
        </p>
      )}
      <ul class="people">
        {[...hands, ...others].map((person) => (
          <PeopleRow
            key={person.id}
            person={person}
            self={person.id === state.selfId}
            byHost={host}
            manners={session.manners}
          />
        ))}
      </ul>
      {host && (
        <p class="sheet__note">
          Whom you mute can switch their microphone on again. Whoever has the link can come back as
          somebody else, unless the room is locked.
        </p>
      )}
      {hostKey !== null && <Glossary room={room} hostKey={hostKey} place={place} />}
    </Sheet>
  );
}
