import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CallSession } from '../../call/session';
import { SpeakerFocus } from '../../call/speaker-focus';
import { othersOf } from '../../call/state';
import { usePref } from '../use-pref';

export type View = 'grid' | 'speaker';
export type SelfView = 'shown' | 'small' | 'hidden';

/** How the people of a call are laid out, by this person's choice. */
export interface Views {
  readonly view: View;
  readonly selfView: SelfView;
  /** Who stays large whoever speaks, while they are there. */
  readonly pinned: string | null;
  /** Who is to be seen large; null where all are equal. */
  readonly main: string | null;
  readonly setView: (view: View) => void;
  readonly setSelfView: (view: SelfView) => void;
  /** Pins somebody, or nobody any more when they are pinned. */
  readonly pin: (id: string) => void;
}

/** What a key makes of it. */
export const SELF_VIEW_AFTER: Readonly<Record<SelfView, SelfView>> = {
  shown: 'small',
  small: 'hidden',
  hidden: 'shown',
};

export const VIEWS: readonly View[] = ['grid', 'speaker'];
export const SELF_VIEWS: readonly SelfView[] = ['shown', 'small', 'hidden'];
const LOOK_EVERY_MS = 200;

export function useViews(session: CallSession): Views {
  const [storedView, setView] = usePref('view');
  const [storedSelf, setSelfView] = usePref('selfView');
  const [pinned, setPinned] = useState<string | null>(null);
  const view: View = storedView === 'speaker' ? 'speaker' : 'grid';
  const selfView = SELF_VIEWS.find((each) => each === storedSelf) ?? 'shown';
  const state = session.state.value;
  const here = pinned !== null && state.participants.some(({ id }) => id === pinned);
  const speaker = useSpeaker(session, view === 'speaker' && !here);
  const pin = useCallback((id: string) => setPinned((now) => (now === id ? null : id)), []);
  return {
    view,
    selfView,
    pinned: here ? pinned : null,
    main: here ? pinned : speaker,
    setView,
    setSelfView,
    pin,
  };
}

/** Who speaks, as long as anybody asks; null while nobody does or nobody else is there. */
function useSpeaker(session: CallSession, asked: boolean): string | null {
  const [focus] = useState(() => new SpeakerFocus());
  const [speaker, setSpeaker] = useState<string | null>(null);
  useEffect(() => {
    if (!asked) return;
    const look = (): void => {
      const others = othersOf(session.state.value).map(({ id }) => id);
      setSpeaker(focus.look(others, session.speaking.value, performance.now()));
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [session, focus, asked]);
  return asked ? speaker : null;
}
