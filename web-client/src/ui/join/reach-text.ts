import type { ReachNews } from './use-reach';

export interface ReachText {
  readonly text: string;
  readonly tone: 'info' | 'warning';
}

/** What somebody should know of the way of their media before they join; null for nothing. */
export function reachText(news: ReachNews | null): ReachText | null {
  if (news === null || news.reached === 'directly') return null;
  const { reached, ways } = news;
  if (reached === 'by-relay') {
    const text =
      'Your network lets no media through directly (it blocks UDP). The call goes by a relay of this service, and may be less fluent.';
    return { text, tone: 'info' };
  }
  const why = ways.relays
    ? 'and its relay is not reached either'
    : 'and it has no relay for such networks';
  const where = `UDP port ${ways.reach.port} of ${ways.reach.addresses[0] ?? location.hostname}`;
  const text = `Sound and picture would not get through: your network blocks UDP to this service, ${why}. Try another network, such as a phone’s hotspot, or ask whoever runs yours to open ${where}.`;
  return { text, tone: 'warning' };
}
