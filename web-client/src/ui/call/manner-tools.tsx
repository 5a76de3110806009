import type { JSX } from 'preact';
import { handsOf } from '../../call/hands';
import type { CallSession } from '../../call/session';
import type { SheetName } from './sheet-name';
import { Tool } from './tool';
import { t } from '../../texts/texts';

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
  const texts = t().people;
  return (
    <>
      <Tool
        icon="hand"
        text={texts.hand}
        shortcut="h"
        on={up}
        onClick={() => session.manners.toggleHand()}
        extra="wide-only"
      />
      <Tool icon="smile" text={texts.react} shortcut="r" open={reacting} onClick={onReacting} />
      <Tool
        icon="people"
        text={texts.title}
        shortcut="p"
        count={hands.length}
        {...(hands.length > 0 ? { note: texts.handsRaised(hands.length) } : {})}
        onClick={() => onSheet('people')}
      />
    </>
  );
}
