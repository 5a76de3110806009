import { DEFAULT_ORIGINAL_SHARE } from './media/ducker';

/** What the page remembers on this device. Nothing of it leaves the browser by being stored. */
export interface Prefs {
  readonly name: string;
  readonly speak: string;
  readonly hear: string;
  /** Whether others may see the own mouth redrawn to match a translated voice. */
  readonly lips: boolean;
  readonly microphoneOff: boolean;
  readonly cameraOff: boolean;
  readonly microphoneId: string;
  readonly cameraId: string;
  readonly speakerId: string;
  /** Gain of originals under a translation, 0 to 1. */
  readonly originalShare: number;
  readonly captions: boolean;
  /** Whether the speaker's own words stand under a translation. */
  readonly originalWords: boolean;
  readonly transcript: boolean;
  /** Whether the delay of voices is shown. */
  readonly latency: boolean;
  /** How people are laid out: `grid` or `speaker`. */
  readonly view: string;
  /** The own picture in the call: `shown`, `small` or `hidden`. */
  readonly selfView: string;
  /** `system`, `light` or `dark`. */
  readonly theme: string;
  /** Of the page; empty for the browser's. */
  readonly pageLanguage: string;
  /** What is done to the own sound: `voice`, `music` or `off`. */
  readonly soundMode: string;
}

const DEFAULTS: Prefs = {
  name: '',
  speak: '',
  hear: '',
  lips: true,
  microphoneOff: false,
  cameraOff: false,
  microphoneId: '',
  cameraId: '',
  speakerId: '',
  originalShare: DEFAULT_ORIGINAL_SHARE,
  captions: true,
  originalWords: false,
  transcript: false,
  latency: false,
  view: 'grid',
  selfView: 'shown',
  theme: 'system',
  pageLanguage: '',
  soundMode: 'voice',
};

const KEY = 'babelgrid';

/** Stored values of the right type over the defaults; anything else is as if it were not there. */
export function readPrefs(storage: Pick<Storage, 'getItem'>): Prefs {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return DEFAULTS;
    const fitting = Object.entries(stored).filter(
      ([key, value]) => Object.hasOwn(DEFAULTS, key) && typeof value === typeof at(DEFAULTS, key),
    );
    return { ...DEFAULTS, ...(Object.fromEntries(fitting) as Partial<Prefs>) };
  } catch {
    return DEFAULTS;
  }
}

/** A full storage refuses; the page works on without. */
export function writePrefs(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  change: Partial<Prefs>,
): void {
  try {
    storage.setItem(KEY, JSON.stringify({ ...readPrefs(storage), ...change }));
  } catch {
    return;
  }
}

const at = (prefs: Prefs, key: string): unknown => prefs[key as keyof Prefs];
