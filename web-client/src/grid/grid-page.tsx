import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { condition, fetchGrid, moves, pairsOf, plural, regionsOf, summary } from './grid';
import type { Grid, GridNode, Pair } from './grid';
import { AskForToken } from './ask-for-token';
import { DecisionList } from './decision-list';
import { fetchDecisions } from './decisions';
import type { Decision } from './decisions';
import { fetchNodeUsage } from '../signaling/usage';
import { UsageSection } from './usage';
import { inWindow } from '../storage';
import { useAsked } from './use-asked';

const EVERY_MS = 1_000;
/** Up to 100 of each kind, half a megabyte. */
const DECISIONS_EVERY_MS = 5_000;
/** It sums up a month. */
const USAGE_EVERY_MS = 60_000;
const TOKEN = 'babelgrid-grid-token';

export function GridPage(): JSX.Element {
  const [token, setToken] = useState(() => inWindow.getItem(TOKEN));
  const { value: grid, problem, refused } = useAsked(fetchGrid, token, EVERY_MS);
  const { value: decisions } = useAsked(fetchDecisions, token, DECISIONS_EVERY_MS);
  const { value: usage } = useAsked(fetchNodeUsage, token, USAGE_EVERY_MS);
  const useToken = (next: string): void => {
    inWindow.setItem(TOKEN, next);
    setToken(next);
  };
  return (
    <main class="grid">
      <h1>Nodes</h1>
      {refused && <AskForToken wasRefused={token !== null} onToken={useToken} />}
      {!refused && problem !== null && (
        <p class="grid__notice" role="status">
          {problem} {grid !== null && 'This is what was known last.'}
        </p>
      )}
      {grid === null && problem === null && <p class="grid__lead">Asking …</p>}
      {grid !== null && <Overview grid={grid} decisions={decisions} />}
      {grid !== null && usage !== null && <UsageSection usage={usage} />}
    </main>
  );
}

function Overview({
  grid,
  decisions,
}: {
  grid: Grid;
  decisions: readonly Decision[] | null;
}): JSX.Element {
  const pairs = pairsOf(grid.nodes);
  return (
    <>
      <p class="grid__lead">{summary(grid)}</p>
      {!grid.enabled && (
        <p class="grid__notice">
          This node is alone. Others join it once <code>babelgrid.grid.enabled</code> is set.
        </p>
      )}
      {grid.enabled && !grid.fresh && (
        <p class="grid__notice" role="status">
          The database does not answer. Calls go on; this is what was known last.
        </p>
      )}
      {regionsOf(grid.nodes).map(({ name, nodes }) => (
        <section key={name} class="grid__region" aria-labelledby={`region-${name}`}>
          <h2 id={`region-${name}`}>{name}</h2>
          <ul class="grid__nodes">
            {nodes.map((node) => (
              <NodeCard key={node.id} node={node} isSelf={node.id === grid.self} />
            ))}
          </ul>
        </section>
      ))}
      {grid.enabled && <Links pairs={pairs} />}
      {grid.enabled && decisions !== null && (
        <DecisionList
          decisions={decisions}
          names={new Map(grid.nodes.map(({ id, name }) => [id, name]))}
          self={grid.self}
        />
      )}
    </>
  );
}

function NodeCard({ node, isSelf }: { node: GridNode; isSelf: boolean }): JSX.Element {
  const { text, tone } = condition(node);
  return (
    <li class="grid__node">
      <h3>
        <a href={node.url}>{node.name}</a>
        {isSelf && <span class="grid__self">answers here</span>}
      </h3>
      <p class={`grid__state grid__state--${tone}`}>{text}</p>
      <p>
        {plural(node.people, 'person', 'people')} in {plural(node.rooms, 'room')}
      </p>
      {moves(node) !== '' && <p>{moves(node)}</p>}
      <Cores node={node} />
      <dl class="grid__facts">
        <dt>Zone</dt>
        <dd>{node.zone}</dd>
        <dt>Law</dt>
        <dd>{node.residency === '' ? 'not said' : node.residency}</dd>
        <dt>For</dt>
        <dd>{node.roles.join(', ')}</dd>
        <dt>Understands</dt>
        <dd>{plural(node.speak.length, 'language')}</dd>
        <dt>Speaks</dt>
        <dd>{node.hear.length === 0 ? 'none' : node.hear.join(', ')}</dd>
        {node.pricePerCoreHour > 0 && (
          <>
            <dt>Price</dt>
            <dd>{node.pricePerCoreHour} a core and hour</dd>
          </>
        )}
      </dl>
    </li>
  );
}

/** How much of the node's compute is promised. */
function Cores({ node: { capacity, promised } }: { node: GridNode }): JSX.Element {
  const label = `${promised.cores.toFixed(1)} of ${capacity.cores.toFixed(1)} cores promised`;
  return (
    <p class="grid__cores">
      <meter
        min={0}
        max={Math.max(0.1, capacity.cores)}
        high={0.8 * capacity.cores}
        optimum={0}
        value={promised.cores}
        aria-label={label}
      />
      <span aria-hidden="true">{label}</span>
    </p>
  );
}

function Links({ pairs }: { pairs: readonly Pair[] }): JSX.Element {
  return (
    <section class="grid__region" aria-labelledby="links">
      <h2 id="links">Links</h2>
      {pairs.length === 0 ? (
        <p class="grid__lead">No two nodes share a room now.</p>
      ) : (
        <table class="grid__links">
          <thead>
            <tr>
              <th scope="col">Between</th>
              <th scope="col">State</th>
              <th scope="col">There and back</th>
              <th scope="col">Lost</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ a, b, open, roundTripMs, lossPercent }) => (
              <tr key={`${a.id} ${b.id}`}>
                <th scope="row">
                  {a.name} and {b.name}
                </th>
                <td class={`grid__state grid__state--${open ? 'good' : 'bad'}`}>
                  {open ? 'Works' : 'Broken: trying again'}
                </td>
                <td>{roundTripMs === null ? '–' : `${roundTripMs.toFixed(1)} ms`}</td>
                <td>{lossPercent === null ? '–' : `${lossPercent.toFixed(1)} %`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
