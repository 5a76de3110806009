import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { POLL_MS, watchFrames } from '../src/media/frames';
import { HOLD_MS, PictureSwitch, STALL_MS } from '../src/media/picture-switch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('PictureSwitch', () => {
  /** One whose lips are on the screen. */
  const redrawn = (): PictureSwitch => {
    const pictures = new PictureSwitch();
    pictures.lips(true);
    pictures.presented('lips');
    expect(pictures.shown.value).toBe('lips');
    return pictures;
  };

  it('shows redrawn lips only when they are sent and a frame of them has come since', () => {
    const pictures = new PictureSwitch();
    pictures.presented('lips');
    expect(pictures.shown.value).toBe('original');
    pictures.lips(true);
    vi.advanceTimersByTime(10 * HOLD_MS);
    expect(pictures.shown.value).toBe('original');
    pictures.presented('lips');
    expect(pictures.shown.value).toBe('lips');
  });

  it('takes no notice of originals that were still on their way', () => {
    const pictures = redrawn();
    vi.advanceTimersByTime(STALL_MS - 1);
    pictures.presented('original');
    expect(pictures.shown.value).toBe('lips');
  });

  it('holds the last redrawn picture until an original comes', () => {
    const pictures = redrawn();
    pictures.lips(false);
    vi.advanceTimersByTime(HOLD_MS - 1);
    pictures.presented('lips');
    expect(pictures.shown.value).toBe('lips');
    pictures.presented('original');
    expect(pictures.shown.value).toBe('original');
  });

  it('holds it for a second at most', () => {
    const pictures = redrawn();
    pictures.lips(false);
    vi.advanceTimersByTime(HOLD_MS);
    expect(pictures.shown.value).toBe('original');
  });

  it('stays with the lips when they go on meanwhile', () => {
    const pictures = redrawn();
    pictures.lips(false);
    vi.advanceTimersByTime(HOLD_MS / 2);
    pictures.lips(true);
    vi.advanceTimersByTime(HOLD_MS);
    expect(pictures.shown.value).toBe('lips');
  });

  it('shows originals again when the end of the lips was missed, and lips once they go on', () => {
    const pictures = redrawn();
    vi.advanceTimersByTime(STALL_MS);
    pictures.presented('original');
    expect(pictures.shown.value).toBe('original');
    pictures.presented('lips');
    expect(pictures.shown.value).toBe('lips');
  });

  it('changes nothing more once closed', () => {
    const pictures = redrawn();
    pictures.lips(false);
    pictures.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('watchFrames', () => {
  it('calls back for every frame until it is stopped', () => {
    const waiting = new Map<number, () => void>();
    let made = 0;
    const video = {
      requestVideoFrameCallback: (callback: () => void) => {
        waiting.set(++made, callback);
        return made;
      },
      cancelVideoFrameCallback: (handle: number) => void waiting.delete(handle),
      getVideoPlaybackQuality: () => ({ totalVideoFrames: 0 }),
    };
    const present = (): void => {
      const callbacks = [...waiting.values()];
      waiting.clear();
      for (const callback of callbacks) callback();
    };
    const seen = vi.fn();
    const stop = watchFrames(video, seen);
    present();
    present();
    expect(seen).toHaveBeenCalledTimes(2);
    stop();
    present();
    expect(seen).toHaveBeenCalledTimes(2);
    expect(waiting.size).toBe(0);
  });

  it('counts frames where browsers have no callback', () => {
    let frames = 7;
    const seen = vi.fn();
    const stop = watchFrames(
      { getVideoPlaybackQuality: () => ({ totalVideoFrames: frames }) },
      seen,
    );
    vi.advanceTimersByTime(10 * POLL_MS);
    expect(seen).not.toHaveBeenCalled();
    frames += 3;
    vi.advanceTimersByTime(10 * POLL_MS);
    expect(seen).toHaveBeenCalledTimes(1);
    stop();
    frames += 1;
    vi.advanceTimersByTime(10 * POLL_MS);
    expect(seen).toHaveBeenCalledTimes(1);
  });
});
