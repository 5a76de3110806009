import { signal, type ReadonlySignal } from '@preact/signals';

/** `stuck`: it should play, and has not for a while. */
export type Sound = 'starting' | 'playing' | 'stuck';

/** A device that is there starts in less, also where it was just plugged in. */
const PATIENCE_MS = 2_000;

/** Part of an AudioContext. */
export interface SoundContext {
  /** Of iOS also `interrupted`, which TypeScript does not know. */
  readonly state: string;
  resume(): Promise<void>;
  addEventListener(type: 'statechange', listener: () => void): void;
}

/**
 * Watches whether sound plays. A context stays suspended without an output device, and where the
 * browser waits for a click; on iOS a phone call interrupts it, and it has to be woken afterwards.
 */
export function watchSound(
  context: SoundContext,
  visible: () => boolean = () => document.visibilityState === 'visible',
): ReadonlySignal<Sound> {
  const sound = signal<Sound>('starting');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (context.state === 'running' || context.state === 'closed') {
      sound.value = 'playing';
      return;
    }
    if (sound.value === 'playing') sound.value = 'starting';
    timer = setTimeout(() => (sound.value = 'stuck'), PATIENCE_MS);
    // While another program has the sound this fails; the change of state that ends it comes here.
    if (visible()) void context.resume().catch(() => undefined);
  };
  context.addEventListener('statechange', look);
  look();
  return sound;
}
