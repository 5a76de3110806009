import type { EndReason } from '../signaling/connection';

/** Why the call is over, for the person who was in it. */
export function endText(reason: EndReason, detail: string): string {
  switch (reason) {
    case 'left':
      return 'You left the call.';
    case 'moved':
    case 'replaced':
      return 'This call goes on in another window or on another device.';
    case 'timeout':
      return 'You were disconnected for too long. You can join again.';
    case 'removed':
      return 'The host removed you from the call.';
    case 'ended':
      return 'The host ended the call for everybody.';
    case 'refused':
      return detail === '' ? 'The service did not let you in.' : detail;
  }
}
