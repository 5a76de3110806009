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
import { t } from '../../texts/texts';

interface Props {
  readonly session: CallSession;
  readonly onClose: () => void;
}

/** Who is here, raised hands first; and what the host may do about them and the room. */
export function PeopleSheet({ session, onClose }: Props): JSX.Element {
  const texts = t().people;
  const state = session.state.value;
  const host = selfOf(state)?.host === true;
  const { room } = session.choices.value;
  const place = useCallback(() => session.place, [session]);
  const hands = handsOf(state.participants);
  const others = state.participants.filter(({ handMs }) => handMs === 0);
  const hostKey = host ? readHostKey(inWindow, room) : null;
  return (
    <Sheet title={texts.title} onClose={onClose}>
      {host && (
        <Switch
          label={texts.lock}
          help={texts.lockHelp}
          on={state.locked}
          onChange={(locked) => session.manners.setLocked(locked)}
        />
      )}
      {host && (
        <Switch
          label={texts.keepTranscript}
          help={texts.keepTranscriptHelp}
          on={state.keepsTranscripts}
          onChange={(kept) => session.manners.setTranscripts(kept)}
        />
      )}
      {!host && state.locked && (
        <p class="note note--info">
          <Icon name="lock" size={18} />
          {texts.lockedByHost}
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
      {host && <p class="sheet__note">{texts.hostNote}</p>}
      {hostKey !== null && <Glossary room={room} hostKey={hostKey} place={place} />}
    </Sheet>
  );
}
