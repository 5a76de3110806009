import type { LocalMedia } from '../media/local-media';
import { writePrefs } from '../prefs';
import type { MediaKind } from '../signaling/messages';
import { onDevice } from '../storage';

/** Switches a microphone or camera on or off and remembers it. */
export function toggleDevice(local: LocalMedia, kind: MediaKind): void {
  const { muted, track } = local.device(kind).value;
  const mute = !muted && track !== null;
  writePrefs(onDevice, kind === 'audio' ? { microphoneOff: mute } : { cameraOff: mute });
  void local.setMuted(kind, mute);
}
