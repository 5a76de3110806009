import { useCallback, useEffect, useRef } from 'preact/hooks';
import { byPreference, fetchCandidates, measureAll } from '../../signaling/nearest';

/** Until somebody stops typing. */
const TYPING_MS = 400;
/** Nodes come and go while somebody looks for their headset. */
const AGAIN_MS = 30_000;
const HERE: readonly string[] = [''];

/**
 * Looks in the background which node the room is best joined at.
 *
 * @returns what is known by then, the best first: the node that the page came from where there is
 *     no other, or none was measured yet
 */
export function useNearest(room: string, speak: string, hear: string): () => readonly string[] {
  const best = useRef(HERE);
  useEffect(() => {
    best.current = HERE;
    if (room === '') return;
    let over = false;
    const isOver = (): boolean => over;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (): Promise<void> => {
      const candidates = await fetchCandidates(room, speak, hear);
      if (isOver() || candidates.length < 2) return;
      const places = byPreference(await measureAll(candidates));
      if (isOver()) return;
      best.current = places;
      timer = setTimeout(ask, AGAIN_MS);
    };
    const ask = (): void => void look().catch(() => undefined);
    timer = setTimeout(ask, TYPING_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [room, speak, hear]);
  return useCallback(() => best.current, []);
}
