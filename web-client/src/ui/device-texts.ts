import type { DeviceState, Replaced, Unchanged } from '../media/local-media';
import type { MediaKind } from '../signaling/messages';
import { t } from '../texts/texts';

/** That a device was taken away, and what is used now. */
export function replacedText({ kind, lost, now }: Replaced): string {
  const texts = t().devices;
  const what = lost === '' ? texts.takenAway[kind] : texts.lost(lost);
  return `${what} ${now === '' ? texts.anotherNow[kind] : texts.now[kind](now)}`;
}

/** That what was chosen could not be used. */
export function unchangedText({ kind, now }: Unchanged): string {
  const texts = t().devices;
  const still = now === '' ? texts.stillBefore[kind] : texts.still[kind](now);
  return `${texts.notStarted} ${still}`;
}

/** What to tell a person about a device that cannot be used, or null when all is well. */
export function deviceProblem(kind: MediaKind, state: DeviceState): string | null {
  switch (state) {
    case 'on':
    case 'off':
    case 'asking':
      return null;
    case 'held':
    case 'refused':
    case 'absent':
    case 'busy':
    case 'insecure':
      return t().devices[state][kind];
  }
}
