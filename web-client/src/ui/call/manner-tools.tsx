import type { JSX } from 'preact';
import { handsOf } from '../../call/hands';
import type { CallSession } from '../../call/session';
import type { SheetName } from './sheet-name';
import { Tool } from './tool';

interface Props {
  readonly session: CallSession;
  readonly reacting: boolean;
  readonly onReacting: () => void;
  readonly onSheet: (sheet: SheetName) => void;
}

/** The toolbar's hand, reactions and people. */
export function MannerTools({ session, reacting, onReacting, onSheet }: Props): JSX.Element {
  const { participants, selfId } = session.state.value;
  const hands = handsOf(participants);
  const up = hands.some(({ id }) => id === selfId);
  const note = hands.length === 1 ? '1 hand is raised' : `${hands.length} hands are raised`;
  return (
    <>
      <Tool
        icon="hand"
        text="Hand"
        shortcut="h"
        on={up}
        onClick={() => session.manners.toggleHand()}
        extra="wide-only"
      />
      <Tool icon="smile" text="React" shortcut="r" open={reacting} onClick={onReacting} />
      <Tool
        icon="people"
        text="People"
        shortcut="p"
        count={hands.length}
        {...(hands.length > 0 ? { note } : {})}
        onClick={() => onSheet('people')}
      />
    </>
  );
}
