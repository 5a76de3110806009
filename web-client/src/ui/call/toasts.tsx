import type { JSX } from 'preact';
import type { Toast } from '../../call/state';
import { Icon } from '../widgets/icons';
import { t } from '../../texts/texts';

interface Props {
  readonly toasts: readonly Toast[];
  readonly onDismiss: (id: number) => void;
}

export function Toasts({ toasts, onDismiss }: Props): JSX.Element {
  return (
    <div class="toasts" role="status" aria-label={t().call.notices}>
      {toasts.map(({ id, tone, text }) => (
        <p key={id} class={`toast toast--${tone}`}>
          <Icon name={tone === 'warning' ? 'warning' : 'info'} size={18} />
          <span>{text}</span>
          <button type="button" class="icon-button" onClick={() => onDismiss(id)}>
            <Icon name="close" size={16} />
            <span class="sr-only">{t().call.dismiss}</span>
          </button>
        </p>
      ))}
    </div>
  );
}
