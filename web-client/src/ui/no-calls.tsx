import type { JSX } from 'preact';
import { Icon } from './widgets/icons';
import { PageHeader } from './widgets/page-header';

/** In place of the page, where the browser cannot make calls. */
export function NoCalls({ text }: { text: string }): JSX.Element {
  return (
    <div class="join">
      <PageHeader />
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
