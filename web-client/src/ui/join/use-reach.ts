import { useEffect, useState } from 'preact/hooks';
import { tryReach, type Reached } from '../../media/reach';
import type { KnownWays, Ways } from '../../signaling/ways';

export interface ReachNews {
  readonly reached: Reached;
  readonly ways: Ways;
}

/** Somebody changes to another network, or has a VPN off. */
const AGAIN_MS = 10_000;

/** Tries whether media get to the service; null until that is known. */
export function useReach(known: KnownWays): ReachNews | null {
  const [news, setNews] = useState<ReachNews | null>(null);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isOver = (): boolean => over;
    const look = async (): Promise<Reached | null> => {
      const ways = await known.now('');
      const reached = await tryReach(ways.reach, ways.servers);
      if (!isOver()) setNews({ reached, ways });
      return reached;
    };
    const ask = (): void => {
      clearTimeout(timer);
      void look()
        // A browser that cannot try it, or a service that does not say: nothing is known.
        .catch(() => null)
        .then((reached) => {
          if (!isOver() && reached !== 'directly') timer = setTimeout(ask, AGAIN_MS);
        });
    };
    ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [known]);
  return news;
}
