import { readPrefs } from '../prefs';
import { onDevice } from '../storage';

export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export const themeOf = (stored: string): Theme =>
  THEMES.find((theme) => theme === stored) ?? 'system';

/** Style sheets decide by it, since builds for older browsers write `light-dark()` otherwise. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** The remembered one, before anything is shown. */
export const applyStoredTheme = (): void => applyTheme(themeOf(readPrefs(onDevice).theme));
