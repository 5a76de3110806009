import type { JSX } from 'preact';
import type { Toast } from '../../call/state';
import { Icon } from '../widgets/icons';

interface Props {
  readonly toasts: readonly Toast[];
  readonly onDismiss: (id: number) => void;
}

export function Toasts({ toasts, onDismiss }: Props): JSX.Element {
  return (
    <div class="toasts" role="status" aria-label="Notices">
      {toasts.map(({ id, tone, text }) => (
        <p key={id} class={`toast toast--${tone}`}>
          <Icon name={tone === 'warning' ? 'warning' : 'info'} size={18} />
          <span>{text}</span>
          <button type="button" class="icon-button" onClick={() => onDismiss(id)}>
            <Icon name="close" size={16} />
            <span class="sr-only">Dismiss</span>
          </button>
        </p>
      ))}
    </div>
  );
}
