import { effect } from '@preact/signals';
import { setSpeaker } from '../media/audio-context';
import type { LocalMedia } from '../media/local-media';
import { readPrefs } from '../prefs';
import { onDevice } from '../storage';

/**
 * Plays through the chosen speaker while it is there, and else through the system's: who plugs it in
 * again hears through it again.
 */
export function watchSpeaker(context: AudioContext, local: Pick<LocalMedia, 'known'>): void {
  let playing = readPrefs(onDevice).speakerId;
  effect(() => {
    const speakers = local.known.value.filter(
      ({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '',
    );
    // Before devices may be used they have no ids.
    if (speakers.length === 0) return;
    const { speakerId } = readPrefs(onDevice);
    const next = speakers.some(({ deviceId }) => deviceId === speakerId) ? speakerId : '';
    if (next === playing) return;
    playing = next;
    void setSpeaker(context, next).catch(() => undefined);
  });
}
