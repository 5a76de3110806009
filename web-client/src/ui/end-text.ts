import type { EndReason } from '../signaling/connection';
import { t } from '../texts/texts';

/** Why the call is over, for the person who was in it. */
export function endText(reason: EndReason, detail: string): string {
  const { ended } = t().service;
  switch (reason) {
    case 'left':
    case 'timeout':
    case 'removed':
    case 'ended':
      return ended[reason];
    case 'moved':
    case 'replaced':
      return ended.elsewhere;
    case 'refused':
      return detail === '' ? ended.refused : detail;
  }
}
