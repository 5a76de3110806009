import type { JSX } from 'preact';
import { selfOf, type CallState } from '../../call/state';

interface Shown {
  readonly tone: 'good' | 'busy' | 'bad';
  readonly text: string;
  readonly detail: string;
}

/** How the call is connected, in words, with the reason when it is not. */
export function statusOf(state: CallState): Shown {
  if (state.link.kind === 'down') {
    return { tone: 'bad', text: 'Reconnecting', detail: state.link.reason };
  }
  if (state.link.kind === 'connecting') return { tone: 'busy', text: 'Connecting', detail: '' };
  if (state.media === 'connecting') {
    return { tone: 'busy', text: 'Connecting', detail: 'Opening sound and picture.' };
  }
  if (state.media === 'recovering') {
    return { tone: 'bad', text: 'Reconnecting', detail: 'Sound and picture were interrupted.' };
  }
  if (selfOf(state)?.connection === 'silent') {
    return { tone: 'bad', text: 'Not getting through', detail: 'The server receives nothing.' };
  }
  return { tone: 'good', text: 'Connected', detail: '' };
}

export function StatusPill({ state }: { state: CallState }): JSX.Element {
  const { tone, text, detail } = statusOf(state);
  return (
    <p class={`status status--${tone}`} role="status">
      <span class="status__dot" aria-hidden="true" />
      <span>{text}</span>
      {detail !== '' && <span class="status__detail">{detail}</span>}
    </p>
  );
}
