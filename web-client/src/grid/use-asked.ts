import { useEffect, useState } from 'preact/hooks';
import { RestError } from '../signaling/rest';

export interface Seen<T> {
  /** What was answered last. */
  readonly value: T | null;
  /** Why there is nothing newer. */
  readonly problem: string | null;
  readonly refused: boolean;
}

/**
 * Asks over and over, also while answers fail.
 *
 * @param ask the same function each time
 */
export function useAsked<T>(
  ask: (token: string | null) => Promise<T>,
  token: string | null,
  everyMs: number,
): Seen<T> {
  const [seen, setSeen] = useState<Seen<T>>({ value: null, problem: null, refused: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async (): Promise<void> => {
      try {
        const value = await ask(token);
        if (over) return;
        setSeen({ value, problem: null, refused: false });
      } catch (error) {
        if (over) return;
        const refused = error instanceof RestError && error.status === 401;
        const problem = error instanceof Error ? error.message : String(error);
        setSeen(({ value }) => ({ value: refused ? null : value, problem, refused }));
      }
      timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [ask, token, everyMs]);
  return seen;
}
