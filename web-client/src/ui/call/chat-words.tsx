import type { JSX } from 'preact';
import { partsOfText, type TextPart } from '../../call/chat-text';

/** What somebody wrote: links can be followed, code stands out, all else is text. */
export function ChatText({
  text,
  language,
}: {
  text: string;
  language: string | null;
}): JSX.Element {
  return (
    <div class="chat-text" dir="auto" lang={language ?? undefined}>
      {partsOfText(text).map((part, i) => (
        <Part key={i} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: TextPart }): JSX.Element {
  switch (part.kind) {
    case 'words':
      return <>{part.text}</>;
    case 'code':
      return <code>{part.text}</code>;
    case 'block':
      return (
        <pre>
          <code>{part.text}</code>
        </pre>
      );
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      );
  }
}
