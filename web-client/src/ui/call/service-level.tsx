import type { JSX } from 'preact';
import { othersOf, type CallState, type Shortfall } from '../../call/state';
import { Icon } from '../widgets/icons';
import { t } from '../../texts/texts';

/** Why it is not more, in the language of the page; may be empty. */
export const reasonOf = ({ reason, code }: Shortfall): string =>
  reason === '' ? '' : t().service.shortfall(reason, code);

/** What is left of a speaker's translation; `reasonId` names the element that says why. */
export function ServiceBadge({
  shortfall,
  reasonId,
}: {
  shortfall: Shortfall;
  reasonId: string;
}): JSX.Element {
  const { level } = shortfall;
  const reason = reasonOf(shortfall);
  return (
    <p class="badge badge--service" title={reason === '' ? undefined : reason}>
      <Icon name={level === 'captions' ? 'captions' : 'sound'} size={16} />
      <span>{t().call.served[level]}</span>
      <span id={reasonId} class="sr-only">
        {reason}
      </span>
    </p>
  );
}

/** What to say of each speaker who is not served in full. */
export function shortfallNews(state: CallState): readonly { id: string; text: string }[] {
  return othersOf(state).flatMap(({ id, name }) => {
    const shortfall = state.shortfalls.get(id);
    if (shortfall === undefined) return [];
    const served = t().call.served[shortfall.level];
    return [{ id, text: `${name}: ${served}. ${reasonOf(shortfall)}`.trim() }];
  });
}

/** Tells screen readers once when a speaker is served less; a repeated message changes nothing. */
export function ServiceAnnouncer({ state }: { state: CallState }): JSX.Element {
  return (
    <div class="sr-only" aria-live="polite">
      {shortfallNews(state).map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
