import type { JSX } from 'preact';
import { Icon, Logo } from './widgets/icons';

/** In place of the page, where the browser cannot make calls. */
export function NoCalls({ text }: { text: string }): JSX.Element {
  return (
    <div class="join">
      <header class="join__header">
        <a class="brand" href="/">
          <Logo />
          <span>Babelgrid</span>
        </a>
      </header>
      <main class="join__main join__main--alone">
        <BrowserNote text={text} />
      </main>
    </div>
  );
}

/** What is to be known of the browser before anything is tried. */
export function BrowserNote({ text }: { text: string }): JSX.Element {
  return (
    <p class="note note--warning" role="alert">
      <Icon name="warning" size={18} />
      {text}
    </p>
  );
}
