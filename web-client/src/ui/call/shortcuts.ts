import { useEffect } from 'preact/hooks';

export const SHORTCUTS = [
  { key: 'm', text: 'Microphone on or off' },
  { key: 'v', text: 'Camera on or off' },
  { key: 'c', text: 'Captions on or off' },
  { key: 't', text: 'Transcript open or closed' },
  { key: 'w', text: 'Chat: write to everybody' },
  { key: 'o', text: 'Speaker’s own words under translations' },
  { key: 'h', text: 'Raise or lower your hand' },
  { key: 'r', text: 'Reactions' },
  { key: 'g', text: 'Everybody alike, or who speaks large' },
  { key: 'e', text: 'Your own picture: shown, small or hidden' },
  { key: 'i', text: 'Main picture in a window of its own' },
  { key: 'l', text: 'Languages' },
  { key: 'p', text: 'People' },
  { key: 's', text: 'Sound and devices' },
  { key: 'd', text: 'Delay: how far voices trail, and why' },
  { key: '?', text: 'This help' },
] as const;

export type ShortcutKey = (typeof SHORTCUTS)[number]['key'];

const isShortcut = (key: string): key is ShortcutKey => SHORTCUTS.some((each) => each.key === key);

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
