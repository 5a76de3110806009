import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { search, type LanguageOption } from '../../language/directory';
import { Icon } from './icons';
import { t } from '../../texts/texts';

interface Props {
  readonly label: string;
  readonly options: readonly LanguageOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The list is looked at: it may have grown. */
  readonly onOpen: () => void;
}

/**
 * A searchable language picker: the editable combobox with a listbox of the WAI-ARIA Authoring
 * Practices. Focus stays in the field; the active option is named by aria-activedescendant.
 */
export function LanguagePicker({ label, options, value, onChange, onOpen }: Props): JSX.Element {
  const texts = t().languages;
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  /** By value: the list may grow while it is open. */
  const [activeValue, setActiveValue] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const open = query !== null;
  const selected = options.find((each) => each.value === value);
  const shown = open ? search(options, query) : [];
  const active = Math.max(
    0,
    shown.findIndex((each) => each.value === activeValue),
  );

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active, open]);

  const show = (): void => {
    if (open) return;
    onOpen();
    setQuery('');
    setActiveValue(value);
  };
  const close = (): void => setQuery(null);
  const pick = (option: LanguageOption | undefined): void => {
    if (option !== undefined) onChange(option.value);
    close();
    input.current?.select();
  };
  const move = (to: number): void =>
    setActiveValue(shown[Math.min(shown.length - 1, Math.max(0, to))]?.value ?? null);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Enter') return;
      event.preventDefault();
      show();
      return;
    }
    const action = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      PageDown: () => move(active + 8),
      PageUp: () => move(active - 8),
      Enter: () => pick(shown[active]),
      Escape: close,
    }[event.key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  return (
    <div class="picker">
      <label class="label" for={`${id}-input`}>
        {label}
      </label>
      <div class="picker__field">
        <input
          ref={input}
          id={`${id}-input`}
          class="input"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-describedby={selected?.readOnly === true ? `${id}-note` : undefined}
          aria-activedescendant={open && shown.length > 0 ? `${id}-${active}` : undefined}
          placeholder={selected?.label ?? ''}
          value={query === null || query === '' ? (selected?.label ?? '') : query}
          onClick={show}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={close}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setActiveValue(null);
          }}
          onKeyDown={onKeyDown}
        />
        <span class="picker__hint" aria-hidden="true">
          {open ? '' : selected?.hint}
        </span>
        <Icon name="chevron" size={18} />
        <ul
          ref={list}
          id={`${id}-list`}
          class="picker__list"
          role="listbox"
          aria-label={label}
          hidden={!open}
        >
          {shown.map((option, index) => (
            // The keyboard works through the field, as the combobox pattern asks.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={option.value}
              id={`${id}-${index}`}
              class="picker__option"
              role="option"
              tabIndex={-1}
              aria-selected={option.value === value}
              data-active={index === active ? '' : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
            >
              <span lang={option.tag || undefined} dir="auto">
                {option.label}
              </span>
              {option.hint !== '' && <span class="picker__option-hint">{option.hint}</span>}
              {option.readOnly && <span class="picker__option-note">{texts.readOnly}</span>}
              {option.value === value && <Icon name="check" size={16} />}
            </li>
          ))}
          {open && shown.length === 0 && (
            <li class="picker__none" role="option" aria-selected="false" aria-disabled="true">
              {texts.none}
            </li>
          )}
        </ul>
      </div>
      {selected?.readOnly === true && (
        <p id={`${id}-note`} class="picker__note">
          <Icon name="captions" size={16} />
          {texts.readOnlyNote}
        </p>
      )}
    </div>
  );
}
