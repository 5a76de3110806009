import type { JSX } from 'preact';
import { othersOf, type CallState, type Shortfall } from '../../call/state';
import { Icon } from '../widgets/icons';

const TEXTS: Readonly<Record<Shortfall['level'], string>> = {
  captions: 'Captions only',
  original: 'Original only',
};

/** What is left of a speaker's translation; `reasonId` names the element that says why. */
export function ServiceBadge({
  shortfall: { level, reason },
  reasonId,
}: {
  shortfall: Shortfall;
  reasonId: string;
}): JSX.Element {
  return (
    <p class="badge badge--service" title={reason === '' ? undefined : reason}>
      <Icon name={level === 'captions' ? 'captions' : 'sound'} size={16} />
      <span>{TEXTS[level]}</span>
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
    return [{ id, text: `${name}: ${TEXTS[shortfall.level]}. ${shortfall.reason}`.trim() }];
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
