import type { LocalMedia } from '../media/local-media';

/** What every page works with. */
export interface Services {
  readonly context: AudioContext;
  readonly local: LocalMedia;
  /** Whether the page was opened with `?probe`. */
  readonly probe: boolean;
}
