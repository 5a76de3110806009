import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LocalMedia } from '../media/local-media';
import type { SoundMode } from '../media/sound-mode';
import { writePrefs } from '../prefs';
import { onDevice } from '../storage';
import { Choice } from './widgets/choice';

const MODES: readonly { value: SoundMode; text: string }[] = [
  { value: 'voice', text: 'Voice' },
  { value: 'noisy', text: 'Less noise' },
  { value: 'music', text: 'Music' },
  { value: 'off', text: 'As it is' },
];

const HELP: Readonly<Record<SoundMode, string>> = {
  voice: 'Echo is taken away, and your voice is kept at one level.',
  noisy: 'Noise is taken away as well, for noisy places.',
  music: 'Only echo is taken away. Instruments stay as they sound.',
  off: 'Nothing is done to your sound. Use headphones, or others hear themselves.',
};

/** What is done to the own sound before others get it. */
export function SoundChoice({ local }: { local: LocalMedia }): JSX.Element {
  const [mode, setMode] = useState(local.soundMode);
  return (
    <div class="field">
      <Choice
        label="Your sound"
        options={MODES}
        value={mode}
        onChange={(next) => {
          setMode(next);
          void local.process(next).then(() => {
            setMode(local.soundMode);
            writePrefs(onDevice, { soundMode: local.soundMode });
          });
        }}
      />
      <p class="sheet__note" role="status">
        {HELP[mode]}
      </p>
    </div>
  );
}
