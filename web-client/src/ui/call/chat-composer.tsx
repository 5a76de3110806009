import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../widgets/icons';
import { chatKey } from './chat-keys';
import { t } from '../../texts/texts';

interface Props {
  /** UTF-16 characters. */
  readonly mostChars: number;
  readonly onWrite: (text: string) => void;
  readonly onClose: () => void;
}

/** From here on it is said how many characters are left. */
const NEARLY_FULL = 0.8;

/** Enter sends, Shift and Enter begin a new line. */
export function ChatComposer({ mostChars, onWrite, onClose }: Props): JSX.Element {
  const texts = t().writing;
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const left = mostChars - text.trim().length;
  const ready = text.trim() !== '' && left >= 0;

  useEffect(() => field.current?.focus(), []);

  // As high as what stands in it; the style sheet has the bounds.
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const send = (): void => {
    if (!ready) return;
    onWrite(text.trim());
    setText('');
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const does = chatKey(event);
    if (does === null) return;
    event.preventDefault();
    if (does === 'send') send();
    else onClose();
  };

  return (
    <form
      class="chat-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        class="chat-composer__field"
        rows={1}
        dir="auto"
        aria-label={texts.message}
        placeholder={texts.placeholder}
        enterkeyhint="send"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="chat-composer__send" disabled={!ready}>
        <Icon name="send" />
        <span class="sr-only">{texts.send}</span>
      </button>
      {left < mostChars * (1 - NEARLY_FULL) && (
        <p
          class={left < 0 ? 'chat-composer__left chat-composer__left--bad' : 'chat-composer__left'}
          role="status"
        >
          {left < 0 ? texts.charactersTooMany(-left) : texts.charactersLeft(left)}
        </p>
      )}
    </form>
  );
}
