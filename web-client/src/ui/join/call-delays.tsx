import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { duration } from '../../call/latency';
import { fetchDelays, type CallDelay } from '../../signaling/rest';
import { DelayBar } from '../widgets/delay-bar';

/** The service writes the last figures down just after somebody left. */
const SETTLE_MS = 1_500;

/** How far voices trailed in a call that is over; nothing where nothing was translated. */
export function CallDelays({ room }: { room: string }): JSX.Element | null {
  const [delays, setDelays] = useState<readonly CallDelay[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => {
      fetchDelays(room).then(setDelays, () => setDelays([]));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [room]);
  if (delays.length === 0) return null;
  return (
    <section class="call-delays" aria-labelledby="call-delays-title">
      <h2 id="call-delays-title">How far voices trailed</h2>
      {delays.map((delay, index) => (
        <article key={index} aria-label={delay.name}>
          <p>
            {delay.name}: <strong>{duration(delay.p50Ms)}</strong>, 9 of 10 words within{' '}
            <strong>{duration(delay.p90Ms)}</strong>
            {delay.misses > 0 && `, ${delay.misses} of ${delay.words} words late`}
          </p>
          <DelayBar stages={delay.stages} />
        </article>
      ))}
    </section>
  );
}
