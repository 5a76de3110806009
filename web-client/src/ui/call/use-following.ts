import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Nearer to the end than this counts as reading along. */
const STICKY_PX = 40;

interface Following {
  readonly scroller: RefObject<HTMLDivElement>;
  readonly following: boolean;
  readonly setFollowing: (follow: boolean) => void;
  readonly onScroll: () => void;
}

/**
 * Keeps the end of what scrolls in sight, unless somebody has scrolled away from it.
 *
 * @param shown what stands in it; another one has another height, as has another `manner` of it
 */
export function useFollowing(shown: unknown, manner: unknown): Following {
  const scroller = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);

  useEffect(() => {
    const element = scroller.current;
    if (following && element !== null) element.scrollTop = element.scrollHeight;
  }, [shown, manner, following]);

  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null) return;
    setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < STICKY_PX);
  };
  return { scroller, following, setFollowing, onScroll };
}
