import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { handNews } from '../../call/hands';
import type { ShownReaction } from '../../call/reactions';
import type { CallSession } from '../../call/session';
import type { CallState } from '../../call/state';
import type { Participant } from '../../signaling/messages';
import { t } from '../../texts/texts';

/** What others show that was not told yet, one sentence each; the own ones need no telling. */
export function reactionNews(
  shown: readonly ShownReaction[],
  toldUpTo: number,
  { names, selfId }: Pick<CallState, 'names' | 'selfId'>,
): string {
  return shown
    .filter(({ key, participantId }) => key > toldUpTo && participantId !== selfId)
    .map(
      ({ participantId, reaction }) =>
        `${names.get(participantId) ?? t().call.someone}: ${t().people.reactions[reaction]}.`,
    )
    .join(' ');
}

/** Tells screen readers of hands and reactions when they have nothing more urgent to say. */
export function MannersAnnouncer({ session }: { session: CallSession }): JSX.Element {
  const state = session.state.value;
  const shown = session.manners.reactions.shown.value;
  const before = useRef<readonly Participant[]>([]);
  const toldUpTo = useRef(0);
  const [text, setText] = useState('');

  useEffect(() => {
    const hands = handNews(before.current, state.participants, state.selfId);
    before.current = state.participants;
    const reactions = reactionNews(shown, toldUpTo.current, state);
    toldUpTo.current = shown.at(-1)?.key ?? toldUpTo.current;
    const news = [hands, reactions].filter((each) => each !== '').join(' ');
    if (news !== '') setText(news);
  }, [state, shown]);

  return (
    <p class="sr-only" aria-live="polite">
      {text}
    </p>
  );
}
