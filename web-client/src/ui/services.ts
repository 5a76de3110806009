import type { ReadonlySignal } from '@preact/signals';
import type { LocalMedia } from '../media/local-media';
import type { Sound } from '../media/sound-watch';
import type { KnownWays } from '../signaling/ways';

/** What every page works with. */
export interface Services {
  readonly context: AudioContext;
  readonly local: LocalMedia;
  readonly ways: KnownWays;
  /** Whether the page's sound plays; see watchSound. */
  readonly sound: ReadonlySignal<Sound>;
  /** Whether the page was opened with `?probe`. */
  readonly probe: boolean;
}
