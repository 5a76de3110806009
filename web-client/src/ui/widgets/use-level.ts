import { useEffect, useRef, type MutableRef } from 'preact/hooks';
import { loudness, TrackMeter } from '../../media/levels';

/**
 * Keeps the custom property `--level` (0 to 1) of an element at the loudness of a track. Goes past
 * rendering on purpose: it changes twenty times a second.
 */
export function useLevel<E extends HTMLElement>(
  context: AudioContext,
  track: MediaStreamTrack | null,
): MutableRef<E | null> {
  const element = useRef<E | null>(null);
  useEffect(() => {
    const meter = new TrackMeter(context);
    meter.follow(track);
    const timer = setInterval(() => {
      element.current?.style.setProperty('--level', loudness(meter.rms()).toFixed(2));
    }, 50);
    return () => {
      clearInterval(timer);
      meter.follow(null);
    };
  }, [context, track]);
  return element;
}
