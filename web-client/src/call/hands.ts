import type { Participant } from '../signaling/messages';
import { t } from '../texts/texts';

/** Whose hands are up, who was first first. */
export const handsOf = (participants: readonly Participant[]): readonly Participant[] =>
  participants
    .filter(({ handMs }) => handMs > 0)
    .sort((one, other) => one.handMs - other.handMs || (one.id < other.id ? -1 : 1));

/** Whose hands went up since then, but this person's own, in a sentence; empty when nobody's did. */
export function handNews(
  before: readonly Participant[],
  now: readonly Participant[],
  selfId: string | null,
): string {
  const up = new Set(handsOf(before).map(({ id }) => id));
  const names = handsOf(now)
    .filter(({ id }) => id !== selfId && !up.has(id))
    .map(({ name }) => name);
  return names.map(t().people.raisedAHand).join(' ');
}
