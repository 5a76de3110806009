import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, side by side; takes effect at once. */
export function Choice<T extends string>(props: Props<T>): JSX.Element {
  const { label, options, value, onChange } = props;
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class="label">{label}</legend>
      <div class="choice__row">
        {options.map((option) => (
          <label key={option.value} class="choice__one">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
