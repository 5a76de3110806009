import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { REACTIONS, type Reaction } from '../../signaling/manners';
import { Icon } from '../widgets/icons';
import { REACTION_SIGNS } from './reaction-texts';
import { t } from '../../texts/texts';

interface Props {
  readonly handUp: boolean;
  readonly onHand: () => void;
  readonly onReact: (reaction: Reaction) => void;
  readonly onClose: () => void;
}

/** Whether the keyboard is in nowhere once this is gone; it may still be there now. */
export function losesKeyboard(element: Element | null): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || element?.contains(at) === true;
}

/** What one can say without a word, over the stage; it stays open until it is closed. */
export function ReactionBar({ handUp, onHand, onReact, onClose }: Props): JSX.Element {
  const texts = t().people;
  const bar = useRef<HTMLElement>(null);

  useEffect(() => {
    const opener = document.activeElement;
    const element = bar.current;
    element?.querySelector<HTMLButtonElement>('button')?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      if (opener instanceof HTMLElement && losesKeyboard(element)) opener.focus();
    };
  }, [onClose]);

  return (
    <section ref={bar} class="reaction-bar" aria-label={texts.handAndReactions}>
      <button
        type="button"
        class={handUp ? 'reaction-bar__hand reaction-bar__hand--up' : 'reaction-bar__hand'}
        aria-pressed={handUp}
        onClick={onHand}
      >
        <Icon name="hand" size={20} />
        {handUp ? texts.lowerHand : texts.raiseHand}
      </button>
      {REACTIONS.map((reaction) => (
        <button
          key={reaction}
          type="button"
          class="reaction-bar__sign"
          title={texts.reactions[reaction]}
          aria-label={texts.reactions[reaction]}
          onClick={() => onReact(reaction)}
        >
          {REACTION_SIGNS[reaction]}
        </button>
      ))}
    </section>
  );
}
