import type { JSX } from 'preact';
import { selfOf, type CallState } from '../../call/state';
import { t } from '../../texts/texts';

interface Shown {
  readonly tone: 'good' | 'busy' | 'bad';
  readonly text: string;
  readonly detail: string;
}

/** How the call is connected, in words, with the reason when it is not. */
export function statusOf(state: CallState): Shown {
  const texts = t().call.status;
  if (state.link.kind === 'down') {
    return { tone: 'bad', text: texts.reconnecting, detail: state.link.reason };
  }
  if (state.link.kind === 'connecting') return { tone: 'busy', text: texts.connecting, detail: '' };
  if (state.media === 'connecting') {
    return { tone: 'busy', text: texts.connecting, detail: texts.opening };
  }
  if (state.media === 'recovering') {
    return { tone: 'bad', text: texts.reconnecting, detail: texts.interrupted };
  }
  if (selfOf(state)?.connection === 'silent') {
    return { tone: 'bad', text: texts.notGettingThrough, detail: texts.nothingReceived };
  }
  return { tone: 'good', text: texts.connected, detail: '' };
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
