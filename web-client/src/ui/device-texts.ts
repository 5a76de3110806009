import type { DeviceState, Replaced, Unchanged } from '../media/local-media';
import type { MediaKind } from '../signaling/messages';

const NAMES: Record<MediaKind, string> = { audio: 'microphone', video: 'camera' };

/** That a device was taken away, and what is used now. */
export function replacedText({ kind, lost, now }: Replaced): string {
  const name = NAMES[kind];
  const what = lost === '' ? `Your ${name} was taken away.` : `“${lost}” was taken away.`;
  return now === ''
    ? `${what} Another ${name} is used now.`
    : `${what} Your ${name} is “${now}” now.`;
}

/** That what was chosen could not be used. */
export function unchangedText({ kind, now }: Unchanged): string {
  const name = NAMES[kind];
  const still = now === '' ? 'the one before' : `“${now}”`;
  return `That could not be started; another program may be using it. Your ${name} is still ${still}.`;
}

/** What to tell a person about a device that cannot be used, or null when all is well. */
export function deviceProblem(kind: MediaKind, state: DeviceState): string | null {
  const name = NAMES[kind];
  switch (state) {
    case 'on':
    case 'off':
    case 'asking':
      return null;
    case 'held':
      return `Your system holds the ${name} back, for a phone call or by a switch of its own: others do not ${kind === 'audio' ? 'hear' : 'see'} you until it gives it back.`;
    case 'refused':
      return `This page may not use your ${name}. Allow it in the address bar, then switch it on again. You can join without it.`;
    case 'absent':
      return `No ${name} was found. You can join without it.`;
    case 'busy':
      return `Your ${name} could not be started. Another program may be using it. You can join without it.`;
    case 'insecure':
      return `Browsers give the ${name} only to pages loaded over HTTPS. You can join without it.`;
  }
}
