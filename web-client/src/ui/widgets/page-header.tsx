import type { ComponentChildren, JSX } from 'preact';
import { Logo } from './icons';

/** The name of the service, on pages outside of a call. */
export const PageHeader = ({ children }: { children?: ComponentChildren }): JSX.Element => (
  <header class="join__header">
    <a class="brand" href="/">
      <Logo />
      <span>Babelgrid</span>
    </a>
    {children}
  </header>
);
