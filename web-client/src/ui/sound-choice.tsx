import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LocalMedia } from '../media/local-media';
import { SOUND_MODES } from '../media/sound-mode';
import { writePrefs } from '../prefs';
import { onDevice } from '../storage';
import { Choice } from './widgets/choice';
import { t } from '../texts/texts';

/** What is done to the own sound before others get it. */
export function SoundChoice({ local }: { local: LocalMedia }): JSX.Element {
  const [mode, setMode] = useState(local.soundMode);
  const { yourSound, soundModes, soundHelp } = t().devices;
  return (
    <div class="field">
      <Choice
        label={yourSound}
        options={SOUND_MODES.map((value) => ({ value, text: soundModes[value] }))}
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
        {soundHelp[mode]}
      </p>
    </div>
  );
}
