import type { JSX } from 'preact';
import type { Services } from './services';
import { Icon } from './widgets/icons';
import { t } from '../texts/texts';

/** Says that nothing can be heard, and why that may be. A click on it may be all that is missing. */
export function SoundNotice({ sound, context }: Services): JSX.Element | null {
  if (sound.value !== 'stuck') return null;
  return (
    <div class="sound-notice" role="alert">
      <Icon name="sound" size={18} />
      <span>{t().devices.soundStuck}</span>
      <button
        type="button"
        class="button button--primary"
        onClick={() => void context.resume().catch(() => undefined)}
      >
        {t().devices.playSound}
      </button>
    </div>
  );
}
