import type { JSX } from 'preact';
import { costOf, sizeOf, timeOf, type NodeUsage, type UsagePage } from '../signaling/usage';

/** What nodes did and what that cost. */
export function UsageSection({ usage }: { usage: UsagePage }): JSX.Element | null {
  if (usage.nodes === undefined || usage.nodes.length === 0) return null;
  const { total, currency, nodes } = usage;
  return (
    <section class="grid__region" aria-labelledby="usage">
      <h2 id="usage">The last 30 days</h2>
      <p class="grid__lead">
        {timeOf(total.callMs)} in calls, {timeOf(total.translatedMs)} of speech translated;{' '}
        {sizeOf(total.sentBytes)} sent to people, {sizeOf(total.backhaulBytes)} to other nodes
        {total.lostMs > 0 && `; ${timeOf(total.lostMs)} lost with nodes that died`}.
        {currency !== undefined && ` ${costs(usage, currency)}`}
      </p>
      <table class="grid__links">
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">Busy</th>
            <th scope="col">Sent</th>
            <th scope="col">To other nodes</th>
            {currency !== undefined && <th scope="col">Cost</th>}
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <NodeRow key={node.node} node={node} currency={currency} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly node: NodeUsage;
  readonly currency: string | undefined;
}

function NodeRow({ node, currency }: RowProps): JSX.Element {
  return (
    <tr>
      <th scope="row">{node.name}</th>
      <td>{(100 * (1 - node.idleShare)).toFixed(1)} %</td>
      <td>{sizeOf(node.sentBytes)}</td>
      <td>{sizeOf(node.backhaulBytes)}</td>
      {currency !== undefined && <td>{costOf(node.cost, currency)}</td>}
    </tr>
  );
}

/** With what idle nodes cost, and without. */
function costs({ total, nodes = [] }: UsagePage, currency: string): string {
  const whole = nodes.reduce((sum, { cost }) => sum + cost, 0);
  const minutes = total.translatedMs / 60_000;
  if (minutes === 0) return `The nodes cost ${costOf(whole, currency)}.`;
  const used = total.costPerTranslatedMinute ?? 0;
  return (
    `A translated minute cost ${costOf(used, currency)}, ` +
    `${costOf(whole / minutes, currency)} with what was idle.`
  );
}
