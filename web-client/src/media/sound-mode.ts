/** What the browser does to the own sound before it is sent. */
export type SoundMode = 'voice' | 'music' | 'off';

export const soundModeOf = (stored: string): SoundMode =>
  stored === 'music' || stored === 'off' ? stored : 'voice';

/**
 * Of echo, noise and level: for music the browser takes away what others played and nothing else,
 * since it takes instruments for noise.
 */
export const SOUND_CONSTRAINTS: Readonly<Record<SoundMode, MediaTrackConstraints>> = {
  voice: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  music: { echoCancellation: true, noiseSuppression: false, autoGainControl: false },
  off: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
};
