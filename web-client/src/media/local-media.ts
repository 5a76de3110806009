import { signal, type ReadonlySignal } from '@preact/signals';
import type { MediaKind } from '../signaling/messages';
import { SOUND_CONSTRAINTS, type SoundMode } from './sound-mode';

/** Why there is no track of a kind, or that there is one; `held`: the system keeps it silent. */
export type DeviceState =
  'off' | 'asking' | 'on' | 'held' | 'refused' | 'absent' | 'busy' | 'insecure';

export interface LocalDevice {
  readonly state: DeviceState;
  readonly track: MediaStreamTrack | null;
  /** Muted: a microphone keeps its track and sends silence, a camera is switched off. */
  readonly muted: boolean;
}

const CAMERA: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 25, max: 30 },
};

export function deviceStateOf(error: unknown): DeviceState {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'absent';
    default:
      return 'busy';
  }
}

/** A device that was taken away in use. */
export interface Replaced {
  readonly kind: MediaKind;
  /** Their names, as the browser has them. */
  readonly lost: string;
  readonly now: string;
}

/** What was chosen could not be used, and what was used before is used on. */
export interface Unchanged {
  readonly kind: MediaKind;
  /** Its name, as the browser has it. */
  readonly now: string;
}

/** Nothing more is wanted of it, nor heard. */
function stop(track: MediaStreamTrack): void {
  track.onended = track.onmute = track.onunmute = null;
  track.stop();
}

/**
 * This person's microphone and camera. Either may be missing, refused or off: a call works without
 * both.
 */
export class LocalMedia {
  private readonly devices = {
    audio: signal<LocalDevice>({ state: 'off', track: null, muted: false }),
    video: signal<LocalDevice>({ state: 'off', track: null, muted: false }),
  };
  private readonly ids: Record<MediaKind, string>;
  /** Changes with every wish: what was asked for before it is not taken any more. */
  private readonly wishes: Record<MediaKind, number> = { audio: 0, video: 0 };
  /** What was chosen when that which runs was taken, to go back to. */
  private readonly last: Record<MediaKind, { readonly id: string; readonly mode: SoundMode }>;
  /** Known devices, with names once one of them may be used. */
  readonly known = signal<readonly MediaDeviceInfo[]>([]);
  /** The last device that was taken away in use, and what took its place. */
  readonly replaced = signal<Replaced | null>(null);
  /** That the last choice could not be followed. */
  readonly unchanged = signal<Unchanged | null>(null);

  constructor(
    ids: Readonly<Record<MediaKind, string>>,
    private mode: SoundMode = 'voice',
  ) {
    this.ids = { ...ids };
    this.last = { audio: { id: ids.audio, mode }, video: { id: ids.video, mode } };
    this.mediaDevices()?.addEventListener('devicechange', () => void this.refresh());
  }

  device(kind: MediaKind): ReadonlySignal<LocalDevice> {
    return this.devices[kind];
  }

  chosen(kind: MediaKind): string {
    return this.ids[kind];
  }

  /** Asks for what is not muted, both kinds in one question where possible. */
  async open(muted: Readonly<Record<MediaKind, boolean>>): Promise<void> {
    this.update('audio', { muted: muted.audio });
    this.update('video', { muted: muted.video });
    await this.refresh();
    const kinds = (['audio', 'video'] as const).filter((kind) => !muted[kind]);
    const present = kinds.filter((kind) => this.isPresent(kind));
    for (const kind of kinds) if (!present.includes(kind)) this.update(kind, { state: 'absent' });
    if (present.length === 2 && (await this.capture(['audio', 'video'], false))) return;
    // One refused or broken device must not cost the other.
    for (const kind of present) await this.capture([kind], true);
  }

  /** Mutes or unmutes; asks for the device when it was never opened. */
  async setMuted(kind: MediaKind, muted: boolean): Promise<void> {
    const { track } = this.devices[kind].value;
    this.update(kind, { muted });
    if (kind === 'audio' && track !== null) track.enabled = !muted;
    else if (!muted && track === null) await this.capture([kind], true);
    else if (muted && track !== null) this.drop(kind, 'off');
  }

  /**
   * Goes over to another device; the one before goes on until that one runs, and again when it
   * cannot be used.
   */
  async choose(kind: MediaKind, deviceId: string): Promise<void> {
    this.ids[kind] = deviceId;
    await this.renew(kind);
  }

  /** What is done to the own sound, from now on. */
  async process(mode: SoundMode): Promise<void> {
    if (mode === this.mode) return;
    this.mode = mode;
    await this.renew('audio');
  }

  get soundMode(): SoundMode {
    return this.mode;
  }

  private async renew(kind: MediaKind): Promise<void> {
    const { track, state } = this.devices[kind].value;
    const wish = ++this.wishes[kind];
    this.unchanged.value = null;
    if (track === null && state !== 'asking') return;
    const isOver = async (): Promise<boolean> =>
      (await this.capture([kind], false)) || wish !== this.wishes[kind];
    if (await isOver()) return;
    // A phone has one camera at a time, and what runs may be what is asked for.
    this.drop(kind, 'asking');
    if (await isOver()) return;
    const { id, mode } = this.last[kind];
    this.ids[kind] = id;
    if (kind === 'audio') this.mode = mode;
    await this.capture([kind], true);
    const now = this.devices[kind].value.track;
    if (now !== null && wish === this.wishes[kind]) {
      this.unchanged.value = { kind, now: now.label };
    }
  }

  /** The device was taken away: another one takes its place, where there is one. */
  private async replace(kind: MediaKind, lost: string): Promise<void> {
    this.drop(kind, 'asking');
    await this.refresh();
    if (this.isPresent(kind)) await this.capture([kind], true);
    else this.update(kind, { state: 'absent' });
    const now = this.devices[kind].value.track;
    if (now !== null) this.replaced.value = { kind, lost, now: now.label };
  }

  close(): void {
    this.wishes.audio++;
    this.wishes.video++;
    this.drop('audio', 'off');
    this.drop('video', 'off');
  }

  private async capture(kinds: readonly MediaKind[], report: boolean): Promise<boolean> {
    const devices = this.mediaDevices();
    if (devices === undefined) {
      for (const kind of kinds) this.update(kind, { state: 'insecure', muted: true });
      return true;
    }
    for (const kind of kinds) {
      if (this.devices[kind].value.track === null) this.update(kind, { state: 'asking' });
    }
    const wishes = { ...this.wishes };
    const isWanted = (kind: MediaKind): boolean => wishes[kind] === this.wishes[kind];
    try {
      const wants = (kind: MediaKind): MediaTrackConstraints | false =>
        kinds.includes(kind) && this.constraints(kind);
      const stream = await devices.getUserMedia({ audio: wants('audio'), video: wants('video') });
      for (const track of stream.getTracks()) {
        const kind = track.kind as MediaKind;
        if (isWanted(kind)) this.adopt(kind, track);
        else stop(track);
      }
      await this.refresh();
      return true;
    } catch (error) {
      const state = deviceStateOf(error);
      if (report) for (const kind of kinds.filter(isWanted)) this.update(kind, { state });
      return false;
    }
  }

  private adopt(kind: MediaKind, track: MediaStreamTrack): void {
    const before = this.devices[kind].value.track;
    this.last[kind] = { id: this.ids[kind], mode: this.mode };
    const sound = this.mode === 'music' ? 'music' : 'speech';
    track.contentHint = kind === 'audio' ? sound : 'motion';
    track.enabled = !(kind === 'audio' && this.devices[kind].value.muted);
    track.onended = () => {
      if (this.devices[kind].value.track === track) void this.replace(kind, track.label);
    };
    // A phone call, or a switch of the system: nothing but silence and still pictures come.
    const held = (): void => {
      if (this.devices[kind].value.track !== track) return;
      this.update(kind, { state: track.muted ? 'held' : 'on' });
    };
    track.onmute = track.onunmute = held;
    this.update(kind, { state: track.muted ? 'held' : 'on', track });
    if (before !== null) stop(before);
    // Muted while the browser was still asking.
    if (kind === 'video' && this.devices.video.value.muted) this.drop('video', 'off');
  }

  private drop(kind: MediaKind, state: DeviceState): void {
    const { track } = this.devices[kind].value;
    this.update(kind, { state, track: null });
    if (track !== null) stop(track);
  }

  private constraints(kind: MediaKind): MediaTrackConstraints {
    const id = this.ids[kind];
    const there = this.known.value.some((device) => device.deviceId === id);
    const wanted = kind === 'audio' ? SOUND_CONSTRAINTS[this.mode] : CAMERA;
    return { ...wanted, ...(id !== '' && there ? { deviceId: { exact: id } } : {}) };
  }

  private isPresent(kind: MediaKind): boolean {
    const known = this.known.value;
    return known.length === 0 || known.some((device) => device.kind === `${kind}input`);
  }

  private async refresh(): Promise<void> {
    this.known.value =
      (await this.mediaDevices()
        ?.enumerateDevices()
        .catch(() => [])) ?? [];
  }

  /** Absent on pages that were not loaded by HTTPS or from this machine. */
  private mediaDevices(): MediaDevices | undefined {
    return (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  }

  private update(kind: MediaKind, change: Partial<LocalDevice>): void {
    this.devices[kind].value = { ...this.devices[kind].value, ...change };
  }
}
