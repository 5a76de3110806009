import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnMute } from '../src/call/own-mute';
import type { LocalDevice, LocalMedia } from '../src/media/local-media';
import { watchSound, type SoundContext } from '../src/media/sound-watch';
import { storeOr } from '../src/storage';
import type { ClientMessage } from '../src/signaling/messages';
import { whyNoCalls, whyOdd } from '../src/ui/browser-text';
import { copyText } from '../src/ui/copy-text';

afterEach(() => vi.unstubAllGlobals());

describe('storage', () => {
  it('that is blocked is done without until the page is closed', () => {
    const blocked = [
      () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
      () => null,
    ];
    for (const open of blocked) {
      const store = storeOr(open);
      expect(store.getItem('name')).toBeNull();
      store.setItem('name', 'Ann');
      expect(store.getItem('name')).toBe('Ann');
    }
  });
});

describe('browsers', () => {
  const whole = {
    RTCPeerConnection: 1,
    AudioContext: 1,
    Intl: { Segmenter: 1 },
    CSS: { supports: () => true },
  };

  it('that can make calls are told nothing', () => {
    expect([whyNoCalls(whole), whyOdd(whole)]).toEqual([null, null]);
  });

  it('without WebRTC or Web Audio are told so', () => {
    expect(whyNoCalls({ ...whole, RTCPeerConnection: undefined })).toContain('WebRTC');
    expect(whyNoCalls({ ...whole, AudioContext: undefined })).toContain('Web Audio');
  });

  it('below the floor are told which one is not', () => {
    expect(whyOdd({ ...whole, Intl: {} })).toContain('Firefox 125');
    expect(whyOdd({ ...whole, CSS: { supports: () => false } })).toContain('Safari 17.5');
  });
});

class FakeContext implements SoundContext {
  state = 'suspended';
  resumed = 0;
  private listener: () => void = () => undefined;

  resume(): Promise<void> {
    this.resumed += 1;
    return Promise.reject(new DOMException('', 'InvalidStateError'));
  }

  addEventListener(_: 'statechange', listener: () => void): void {
    this.listener = listener;
  }

  become(state: string): void {
    this.state = state;
    this.listener();
  }
}

describe('watchSound', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells of sound that does not start', () => {
    const context = new FakeContext();
    const sound = watchSound(context, () => true);
    vi.advanceTimersByTime(1_900);
    expect(sound.value).toBe('starting');
    vi.advanceTimersByTime(200);
    expect(sound.value).toBe('stuck');
    context.become('running');
    expect(sound.value).toBe('playing');
  });

  it('wakes it after an interruption, and says nothing of a short one', () => {
    const context = new FakeContext();
    const sound = watchSound(context, () => true);
    context.become('running');
    const before = context.resumed;
    context.become('interrupted');
    context.become('suspended');
    expect(context.resumed).toBe(before + 2);
    vi.advanceTimersByTime(1_000);
    context.become('running');
    vi.advanceTimersByTime(5_000);
    expect(sound.value).toBe('playing');
  });
});

describe('OwnMute', () => {
  const track = {} as MediaStreamTrack;

  function own() {
    const on: LocalDevice = { state: 'on', track, muted: false };
    const devices = { audio: signal(on), video: signal(on) };
    const local: Pick<LocalMedia, 'device'> = { device: (kind) => devices[kind] };
    const mute = new OwnMute(local);
    const sent: ClientMessage[] = [];
    mute.told();
    const tell = (): void =>
      mute.send((message) => {
        sent.push(message);
        return true;
      });
    return { devices, mute, sent, tell };
  }

  it('tells others of a camera that the service does not take', () => {
    const { mute, sent, tell } = own();
    expect(mute.newlyUntaken(['video'])).toEqual(['video']);
    expect(mute.newlyUntaken(['video'])).toEqual([]);
    tell();
    tell();
    expect(sent).toEqual([{ type: 'mute', audio: false, video: true }]);
  });

  it('tells others of a microphone that the system holds back', () => {
    const { devices, sent, tell } = own();
    devices.audio.value = { state: 'held', track, muted: false };
    tell();
    devices.audio.value = { state: 'on', track, muted: false };
    tell();
    expect(sent).toEqual([
      { type: 'mute', audio: true, video: false },
      { type: 'mute', audio: false, video: false },
    ]);
  });
});

describe('copyText', () => {
  it('copies without a clipboard too', async () => {
    const copied: string[] = [];
    const area = { value: '', style: {}, select: () => undefined, remove: () => undefined };
    vi.stubGlobal('navigator', {});
    const page = {
      createElement: () => area,
      body: { append: () => undefined },
      execCommand: () => copied.push(area.value) > 0,
    };
    vi.stubGlobal('document', page);
    await copyText('http://192.0.2.1/r/x');
    expect(copied).toEqual(['http://192.0.2.1/r/x']);
    vi.stubGlobal('document', { ...page, execCommand: () => false });
    await expect(copyText('again')).rejects.toThrow();
  });
});
