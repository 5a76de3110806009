import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icons';
import { t } from '../../texts/texts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog over the call, above the toolbar. The browser keeps focus in and gives it back. */
export function Sheet({ title, onClose, children }: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  return (
    // A click beside the sheet closes it; the keyboard has Escape for that.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div class="sheet__body">
        <h2 id={id}>{title}</h2>
        {children}
        {/* Last, so that focus starts on the first control. */}
        <button
          type="button"
          class="icon-button sheet__close"
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
          <span class="sr-only">{t().call.close}</span>
        </button>
      </div>
    </dialog>
  );
}
