import type { JSX } from 'preact';

/** The page's own icons, on a 24 grid, drawn with the text colour. They never carry meaning alone. */
const PATHS = {
  mic: 'M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  'mic-off':
    'M9 9v2.5a3 3 0 0 0 4.6 2.5M15 10.5v-4a3 3 0 0 0-5.7-1.3M5.5 11.5a6.5 6.5 0 0 0 10.2 5.3M18.3 13a6.6 6.6 0 0 0 .2-1.5M12 18v3M4 4l16 16',
  camera:
    'M4.5 6.5h8a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM14.5 10.5l5-2.8a.7.7 0 0 1 1 .6v7.4a.7.7 0 0 1-1 .6l-5-2.8',
  'camera-off':
    'M10 6.5h2.5a2 2 0 0 1 2 2V11l5-3.3a.7.7 0 0 1 1 .6v7.4M13.9 16.9a2 2 0 0 1-1.4.6h-8a2 2 0 0 1-2-2v-7a2 2 0 0 1 1.7-2M3.5 3.5l17 17',
  captions:
    'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM7 11h3M13 11h4M7 15h6M16 15h1',
  chat: 'M5.5 5h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H11l-4.5 3.5V17h-1a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM8 9.5h8M8 12.8h5',
  send: 'M4 5l16.5 7L4 19l2.5-7L4 5ZM6.5 12h7',
  transcript: 'M5 6h14M5 10h14M5 14h9M5 18h6',
  language:
    'M4 5.5h9M8.5 3.5v2M11 5.5c-.8 3.8-3.2 6.6-6.5 8M6 8.5c1 2.2 2.7 3.8 5 5M12.5 20.5l4-10 4 10M14 17h5',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7L11.5 6.8M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5',
  leave: 'M3.5 14.5c5-4.6 12-4.6 17 0l-2.2 2.3-3.3-1.7v-2.3a12 12 0 0 0-6 0v2.3l-3.3 1.7-2.2-2.3Z',
  delay: 'M12 4a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 8v4.5l3 2M9.5 1.8h5',
  help: 'M9.2 9.3a2.9 2.9 0 1 1 4.3 2.5c-.9.5-1.5 1.2-1.5 2.2M12 17.2v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'm7 10 5 5 5-5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  voice: 'M4 10.5v3M8 7.5v9M12 4.5v15M16 8.5v7M20 10.5v3',
  lips: 'M2.5 12c2.6-3.2 5-4.8 6.9-4.8 1.1 0 1.7.7 2.6.7s1.5-.7 2.6-.7c1.9 0 4.3 1.6 6.9 4.8-2.6 3.4-5.6 5-9.5 5s-6.9-1.6-9.5-5ZM2.5 12c3.4.4 5.4-.5 9.5-.5s6.1.9 9.5.5',
  warning: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.1',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v5.5M12 7.7v.1',
  hand: 'M7.5 12V6.3a1.4 1.4 0 0 1 2.8 0V11m0-6.2V4.4a1.4 1.4 0 0 1 2.8 0V11m0-5.4a1.4 1.4 0 0 1 2.8 0V12m0-3.8a1.4 1.4 0 0 1 2.8 0V14c0 4-2.6 6.8-6.3 6.8-2.6 0-4.3-1-5.7-3.2L4 13.4c-.9-1.5.9-2.8 2.1-1.6l1.4 1.6V12',
  smile:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8.3 14c.9 1.5 2.1 2.3 3.7 2.3s2.8-.8 3.7-2.3M9 9.6v.4M15 9.6v.4',
  more: 'M4.5 12a1 1 0 1 0 2 0 1 1 0 0 0-2 0ZM11 12a1 1 0 1 0 2 0 1 1 0 0 0-2 0ZM17.5 12a1 1 0 1 0 2 0 1 1 0 0 0-2 0Z',
  pin: 'M9 4h6l-.7 6 3.2 3.5v1.5h-11v-1.5L9.7 10 9 4ZM12 15v5.5',
  pip: 'M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5ZM12.5 12h5.5v4h-5.5v-4Z',
  lock: 'M6.5 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM8 11V8a4 4 0 0 1 8 0v3M12 14.5v2.5',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c.7-3.2 3.2-5 6.5-5s5.8 1.8 6.5 5M15.5 5.2a3.5 3.5 0 0 1 0 6.6M18 15c1.8.8 3 2.3 3.5 4.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Four voices in a grid; one of them speaks. */
export function Logo({ size = 28 }: { size?: number }): JSX.Element {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect class="logo__cell" x="2" y="2" width="12.5" height="12.5" rx="4" />
      <rect class="logo__cell" x="2" y="17.5" width="12.5" height="12.5" rx="4" />
      <rect class="logo__cell" x="17.5" y="17.5" width="12.5" height="12.5" rx="4" />
      <path
        class="logo__voice"
        d="M21.5 2h4.5a4 4 0 0 1 4 4v4.5a4 4 0 0 1-4 4h-4.2l-3 2.6a.8.8 0 0 1-1.3-.6V6a4 4 0 0 1 4-4Z"
      />
    </svg>
  );
}
