import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  /** What it changes, in a sentence or two. */
  readonly help: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A choice that takes effect at once, with what it means below it. */
export function Switch({ label, help, on, onChange }: Props): JSX.Element {
  const id = useId();
  return (
    <div class="switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={on}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p id={`${id}-help`} class="switch__help">
        {help}
      </p>
    </div>
  );
}
