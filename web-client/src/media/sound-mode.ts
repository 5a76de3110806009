/** What the browser does to the own sound before it is sent. */
export type SoundMode = 'voice' | 'noisy' | 'music' | 'off';

export const SOUND_MODES: readonly SoundMode[] = ['voice', 'noisy', 'music', 'off'];

export const soundModeOf = (stored: string): SoundMode =>
  SOUND_MODES.find((mode) => mode === stored) ?? 'voice';

/**
 * Of echo, noise and level. Noise is left in unless asked: all that was measured of recognition was
 * measured so. For music nothing but what others played is
 * taken away, since instruments count as noise.
 */
export const SOUND_CONSTRAINTS: Readonly<Record<SoundMode, MediaTrackConstraints>> = {
  voice: { echoCancellation: true, noiseSuppression: false, autoGainControl: true },
  noisy: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  music: { echoCancellation: true, noiseSuppression: false, autoGainControl: false },
  off: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
};
