import { useEffect, useState } from 'preact/hooks';
import { fetchKeepsTranscripts } from '../../signaling/rest';

/** Until somebody stops typing. */
const TYPING_MS = 400;

/**
 * Whether the room to be joined writes down what is said; false until that is known.
 *
 * @param invited the room of the address, or null on the start page
 * @param chosen the room that the form names
 */
export function useKeepsTranscripts(invited: string | null, chosen: string): boolean {
  const [first] = useState(chosen);
  const [keeps, setKeeps] = useState(false);
  // What the start page proposes is a room that is not yet.
  const unknown = chosen === '' || (invited === null && chosen === first);
  useEffect(() => {
    setKeeps(false);
    if (unknown) return;
    let current = true;
    const ask = (): void => {
      fetchKeepsTranscripts(chosen).then(
        (answer) => {
          if (current) setKeeps(answer);
        },
        () => undefined,
      );
    };
    const timer = setTimeout(ask, chosen === invited ? 0 : TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [invited, chosen, unknown]);
  return keeps;
}
