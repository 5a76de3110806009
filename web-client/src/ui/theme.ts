import { readPrefs } from '../prefs';
import { onDevice } from '../storage';

export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly { readonly value: Theme; readonly text: string }[] = [
  { value: 'system', text: 'As the system' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];

export const themeOf = (stored: string): Theme =>
  THEMES.find(({ value }) => value === stored)?.value ?? 'system';

/** Style sheets decide by it, since builds for older browsers write `light-dark()` otherwise. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** The remembered one, before anything is shown. */
export const applyStoredTheme = (): void => applyTheme(themeOf(readPrefs(onDevice).theme));
