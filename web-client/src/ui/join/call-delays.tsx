import type { JSX } from 'preact';
import { duration } from '../../call/latency';
import { fetchDelays, type CallDelay } from '../../signaling/rest';
import { DelayBar } from '../widgets/delay-bar';
import { useAfterCall } from './use-after-call';
import { t } from '../../texts/texts';

/** A call that this person took part in. */
export interface EndedCall {
  readonly room: string;
  /** The node that answered for it, see Places. */
  readonly place: string;
  readonly historyToken: string;
  /** Of who was there, by participant id. */
  readonly names: ReadonlyMap<string, string>;
}

const delaysOf = ({ room, historyToken, place }: EndedCall): Promise<readonly CallDelay[]> =>
  fetchDelays(room, historyToken, place);

/** How far voices trailed in a call that is over; nothing where nothing was translated. */
export function CallDelays({ call }: { call: EndedCall }): JSX.Element | null {
  const delays = useAfterCall(call, delaysOf) ?? [];
  if (delays.length === 0) return null;
  return (
    <section class="call-delays" aria-labelledby="call-delays-title">
      <h2 id="call-delays-title">{t().delay.trailed}</h2>
      {delays.map((delay, index) => (
        <article key={index} aria-label={nameIn(call, delay)}>
          <p>
            {t().delay.trailedOf(
              nameIn(call, delay),
              <strong>{duration(delay.p50Ms)}</strong>,
              <strong>{duration(delay.p90Ms)}</strong>,
            )}
            {delay.misses > 0 && t().delay.wordsLate(delay.misses, delay.words)}
          </p>
          <DelayBar stages={delay.stages} />
        </article>
      ))}
    </section>
  );
}

/** The service forgets names when a call is over; who was there still knows them. */
const nameIn = (call: EndedCall, { participantId, name }: CallDelay): string =>
  call.names.get(participantId) ?? name ?? t().call.someone;
