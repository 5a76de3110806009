import { useEffect } from 'preact/hooks';

/** In the order of the help. */
export const SHORTCUTS = [
  'm',
  'v',
  'c',
  't',
  'w',
  'o',
  'h',
  'r',
  'g',
  'e',
  'i',
  'l',
  'p',
  's',
  'd',
  '?',
] as const;

export type ShortcutKey = (typeof SHORTCUTS)[number];

const isShortcut = (key: string): key is ShortcutKey => SHORTCUTS.some((each) => each === key);

/** Whether a key press is meant for the page and not for a field, a dialog or the browser. */
function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest('input, select, textarea, dialog, [contenteditable]') == null;
}

/** Single-key shortcuts. The handler must not change between renders without need. */
export function useShortcuts(onKey: (key: ShortcutKey) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (!isForPage(event) || !isShortcut(key)) return;
      event.preventDefault();
      onKey(key);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onKey]);
}
