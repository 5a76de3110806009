import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { about, answer, asked, occasion, passedOver, repeated, why } from './decisions';
import type { About, Decision, PassedOver, Repeated } from './decisions';

/** More would be scrolled past. */
const MOST = 30;

interface Props {
  /** The newest first. */
  readonly decisions: readonly Decision[];
  /** Of nodes, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The node that decided. */
  readonly self: string;
}

/** Where the node that answers sent people and work lately, and why. */
export function DecisionList({ decisions, names, self }: Props): JSX.Element {
  const [wanted, setWanted] = useState<About | 'all'>('all');
  const shown = repeated(decisions.filter((one) => wanted === 'all' || about(one) === wanted));
  return (
    <section class="grid__region" aria-labelledby="decisions">
      <h2 id="decisions">Decisions of this node</h2>
      <p class="grid__choice">
        <label for="decisions-about">About</label>
        <select
          id="decisions-about"
          value={wanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.value as About | 'all')}
        >
          <option value="all">everything</option>
          <option value="media">where media end</option>
          <option value="work">where work is done</option>
        </select>
      </p>
      {shown.length === 0 ? (
        <p class="grid__lead">Nothing was decided lately.</p>
      ) : (
        <ul class="grid__decisions">
          {shown.slice(0, MOST).map((one) => (
            <DecisionItem key={one.key} one={one} names={names} self={self} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ItemProps extends Omit<Props, 'decisions'> {
  readonly one: Repeated;
}

function DecisionItem({ one, names, self }: ItemProps): JSX.Element {
  const { newest, times, since } = one;
  const others = passedOver(newest, self);
  const tone = newest.nodes.length === 0 ? 'bad' : 'good';
  return (
    <li class="grid__decision">
      <p class="grid__when">
        <Clock at={newest.at} />
        {times > 1 && (
          <>
            , {times} times since <Clock at={since} />
          </>
        )}
        {newest.dryRun && <span class="grid__self">dry run: nobody was sent</span>}
      </p>
      <p>
        {asked(newest)}
        {occasion(newest) !== '' && `; ${occasion(newest)}`}
      </p>
      <p>
        <span class={`grid__state grid__state--${tone}`}>{answer(newest, names)}</span>{' '}
        {why(newest)}
      </p>
      {others.length > 0 && <Others others={others} />}
    </li>
  );
}

function Others({ others }: { others: readonly PassedOver[] }): JSX.Element {
  return (
    <details>
      <summary>{`Passed over: ${others.map(({ name }) => name).join(', ')}`}</summary>
      <ul class="grid__passed">
        {others.map(({ node, name, reason }) => (
          <li key={node}>
            <strong>{name}</strong> {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

const Clock = ({ at }: { at: string }): JSX.Element => (
  <time dateTime={at}>{new Date(at).toLocaleTimeString()}</time>
);
