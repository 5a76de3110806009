import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalMedia } from '../src/media/local-media';
import { soundModeOf } from '../src/media/sound-mode';
import { replacedText, unchangedText } from '../src/ui/device-texts';

class FakeTrack {
  readonly muted = false;
  enabled = true;
  contentHint = '';
  live = true;
  onended: (() => void) | null = null;
  onmute = null;
  onunmute = null;

  constructor(
    readonly kind: 'audio' | 'video',
    readonly label: string,
    readonly constraints: MediaTrackConstraints,
  ) {}

  stop(): void {
    this.live = false;
  }

  /** As when somebody pulls the plug. */
  end(): void {
    this.live = false;
    this.onended?.();
  }
}

const idOf = ({ deviceId }: MediaTrackConstraints): string =>
  (deviceId as { exact: string } | undefined)?.exact ?? 'built-in';

/** A machine with devices that come and go. */
class Devices {
  readonly given: FakeTrack[] = [];
  present = ['built-in', 'headset'];
  busyWhileOneRuns = false;
  /** Used by another program. */
  readonly busy = new Set<string>();
  /** Those that answer when they are told to. */
  readonly slow = new Map<string, Promise<void>>();

  addEventListener(): void {
    return;
  }

  enumerateDevices(): Promise<object[]> {
    return Promise.resolve(
      this.present.map((id) => ({ kind: 'audioinput', deviceId: id, label: id })),
    );
  }

  async getUserMedia({ audio }: { audio: MediaTrackConstraints | false }): Promise<object> {
    const id = audio === false ? '' : idOf(audio);
    await this.slow.get(id);
    const isTaken = this.busyWhileOneRuns && this.given.some(({ live }) => live);
    if (isTaken || this.busy.has(id)) throw new DOMException('', 'NotReadableError');
    const track = audio === false ? null : new FakeTrack('audio', idOf(audio), audio);
    if (track !== null) this.given.push(track);
    return { getTracks: () => (track === null ? [] : [track]) };
  }
}

describe('LocalMedia', () => {
  let devices: Devices;
  let local: LocalMedia;
  beforeEach(async () => {
    devices = new Devices();
    vi.stubGlobal('navigator', { mediaDevices: devices });
    local = new LocalMedia({ audio: '', video: '' });
    await local.open({ audio: false, video: true });
  });
  afterEach(() => vi.unstubAllGlobals());

  const now = (): FakeTrack | null =>
    local.device('audio').value.track as unknown as FakeTrack | null;

  it('goes over to another microphone without a moment of none', async () => {
    const seen: (string | null)[] = [];
    const stop = local.device('audio').subscribe(({ track }) => seen.push(track?.label ?? null));
    await local.choose('audio', 'headset');
    stop();
    expect(seen).not.toContain(null);
    expect(now()?.label).toBe('headset');
    expect(devices.given.map(({ live }) => live)).toEqual([false, true]);
  });

  it('lets go of a device first where there can be only one', async () => {
    devices.busyWhileOneRuns = true;
    await local.choose('audio', 'headset');
    expect(now()?.label).toBe('headset');
    expect(local.device('audio').value.state).toBe('on');
  });

  it('stays muted on the new device', async () => {
    await local.setMuted('audio', true);
    await local.choose('audio', 'headset');
    expect(now()?.enabled).toBe(false);
  });

  it('takes another one when a device is pulled out, and says so', async () => {
    await local.choose('audio', 'headset');
    devices.present = ['built-in'];
    now()?.end();
    await vi.waitFor(() => expect(local.replaced.value).not.toBeNull());
    expect(now()?.label).toBe('built-in');
    const replaced = local.replaced.value;
    expect(replaced === null ? '' : replacedText(replaced)).toBe(
      '“headset” was taken away. Your microphone is “built-in” now.',
    );
  });

  it('says that none is there when the last one is pulled out', async () => {
    devices.present = [];
    // Browsers name no device at all then, which looks as if they did not tell.
    devices.enumerateDevices = () => Promise.resolve([{ kind: 'audiooutput', deviceId: 'x' }]);
    now()?.end();
    await vi.waitFor(() => expect(local.device('audio').value.state).toBe('absent'));
    expect(local.replaced.value).toBeNull();
  });

  it('follows the last wish, whichever device answers last', async () => {
    devices.present = ['built-in', 'headset', 'desk'];
    await local.choose('audio', 'built-in');
    let answer = (): void => undefined;
    devices.slow.set('headset', new Promise((resolve) => (answer = resolve)));
    const first = local.choose('audio', 'headset');
    await local.choose('audio', 'desk');
    answer();
    await first;
    expect(now()?.label).toBe('desk');
    expect(local.chosen('audio')).toBe('desk');
    expect(devices.given.filter(({ live }) => live).map(({ label }) => label)).toEqual(['desk']);
  });

  it('goes back to what worked when the other one is busy, and says so', async () => {
    devices.busy.add('headset');
    await local.choose('audio', 'headset');
    expect(now()).toMatchObject({ label: 'built-in', live: true });
    expect(local.device('audio').value.state).toBe('on');
    expect(local.chosen('audio')).toBe('');
    const unchanged = local.unchanged.value;
    expect(unchanged === null ? '' : unchangedText(unchanged)).toContain(
      'Your microphone is still “built-in”.',
    );
    devices.busy.clear();
    await local.choose('audio', 'headset');
    expect(now()?.label).toBe('headset');
    expect(local.unchanged.value).toBeNull();
  });

  it('has nothing left open that was asked for before the end', async () => {
    let answer = (): void => undefined;
    devices.slow.set('headset', new Promise((resolve) => (answer = resolve)));
    const choice = local.choose('audio', 'headset');
    local.close();
    answer();
    await choice;
    expect(now()).toBeNull();
    expect(devices.given.some(({ live }) => live)).toBe(false);
  });

  it('takes noise away where that is wanted', async () => {
    expect(now()?.constraints).toMatchObject({ noiseSuppression: false, echoCancellation: true });
    await local.process('noisy');
    expect(now()?.constraints).toMatchObject({ noiseSuppression: true, echoCancellation: true });
    await local.process('music');
    expect(now()?.constraints).toMatchObject({ noiseSuppression: false, echoCancellation: true });
    expect(now()?.contentHint).toBe('music');
    await local.process('off');
    expect(now()?.constraints).toMatchObject({ noiseSuppression: false, echoCancellation: false });
    expect(['voice', 'noisy', 'music', 'off', 'nonsense'].map(soundModeOf)).toEqual([
      'voice',
      'noisy',
      'music',
      'off',
      'voice',
    ]);
  });
});
