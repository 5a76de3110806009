import type { JSX } from 'preact';
import { Icon, type IconName } from '../widgets/icons';

interface Props {
  readonly icon: IconName;
  readonly text: string;
  /** A key of {@link SHORTCUTS}; none where it is only a button. */
  readonly shortcut?: string;
  /** Undefined for buttons that open something. */
  readonly on?: boolean;
  /** For what opens something beside it: whether that is open. */
  readonly open?: boolean;
  /** For devices: being off is what stands out. */
  readonly warnOff?: boolean;
  readonly extra?: string;
  /** A small figure at the icon; said aloud by `note`. */
  readonly count?: number;
  /** Said after the name by screen readers. */
  readonly note?: string;
  readonly onClick: () => void;
}

/** A button of the toolbar. */
export function Tool(props: Props): JSX.Element {
  const { icon, text, shortcut, on, open, warnOff, extra, count = 0, note, onClick } = props;
  const look =
    (on === true && warnOff !== true) || open === true
      ? ' tool--on'
      : on === false && warnOff
        ? ' tool--off'
        : '';
  return (
    <button
      type="button"
      class={`tool${look}${extra === undefined ? '' : ` ${extra}`}`}
      aria-pressed={on}
      aria-expanded={open}
      aria-keyshortcuts={shortcut}
      title={shortcut === undefined ? text : `${text} (${shortcut.toUpperCase()})`}
      onClick={onClick}
    >
      <Icon name={icon} size={22} />
      {count > 0 && (
        <span class="tool__count" aria-hidden="true">
          {count}
        </span>
      )}
      <span class="tool__text">{text}</span>
      {note !== undefined && <span class="sr-only">, {note}</span>}
    </button>
  );
}
