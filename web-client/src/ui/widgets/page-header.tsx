import type { JSX } from 'preact';
import { Logo } from './icons';

/** The name of the service, on pages outside of a call. */
export const PageHeader = (): JSX.Element => (
  <header class="join__header">
    <a class="brand" href="/">
      <Logo />
      <span>Babelgrid</span>
    </a>
  </header>
);
