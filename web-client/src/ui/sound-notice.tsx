import type { JSX } from 'preact';
import type { Services } from './services';
import { Icon } from './widgets/icons';

const TEXT =
  'Sound is not playing, so you hear nobody. Click here; if that does not help, connect or choose a loudspeaker or headphones.';

/** Says that nothing can be heard, and why that may be. A click on it may be all that is missing. */
export function SoundNotice({ sound, context }: Services): JSX.Element | null {
  if (sound.value !== 'stuck') return null;
  return (
    <div class="sound-notice" role="alert">
      <Icon name="sound" size={18} />
      <span>{TEXT}</span>
      <button
        type="button"
        class="button button--primary"
        onClick={() => void context.resume().catch(() => undefined)}
      >
        Play sound
      </button>
    </div>
  );
}
