import type { JSX } from 'preact';
import { Icon } from '../widgets/icons';
import { t } from '../../texts/texts';

interface Props {
  /** Of the panel's class, and of its title's id, `name-title`. */
  readonly name: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** The title of what is beside the call, and the button that closes it. */
export const PanelHeader = ({ name, title, onClose }: Props): JSX.Element => (
  <header class={`${name}__header`}>
    <h2 id={`${name}-title`}>{title}</h2>
    <button type="button" class="icon-button" onClick={onClose}>
      <Icon name="close" />
      <span class="sr-only">{t().call.closePanel(title)}</span>
    </button>
  </header>
);
