import { useEffect, useState } from 'preact/hooks';
import type { EndedCall } from './call-delays';

/** The service writes the last figures down just after somebody left. */
const SETTLE_MS = 1_500;

/**
 * What is known of a call that is over; null before that, and where nothing is.
 *
 * @param ask the same function each time
 */
export function useAfterCall<T>(call: EndedCall, ask: (call: EndedCall) => Promise<T>): T | null {
  const [known, setKnown] = useState<T | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      ask(call).then(setKnown, () => setKnown(null));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [call, ask]);
  return known;
}
