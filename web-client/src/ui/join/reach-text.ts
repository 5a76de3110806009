import { t } from '../../texts/texts';
import type { ReachNews } from './use-reach';

export interface ReachText {
  readonly text: string;
  readonly tone: 'info' | 'warning';
}

/** What somebody should know of the way of their media before they join; null for nothing. */
export function reachText(news: ReachNews | null): ReachText | null {
  if (news === null || news.reached === 'directly') return null;
  const { reached, ways } = news;
  const { byRelay, noWay, noWayWithRelay } = t().start;
  if (reached === 'by-relay') return { text: byRelay, tone: 'info' };
  const why = ways.relays ? noWayWithRelay : noWay;
  const { port, addresses } = ways.reach;
  return { text: why(port, addresses[0] ?? location.hostname), tone: 'warning' };
}
