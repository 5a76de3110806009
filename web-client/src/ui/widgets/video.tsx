import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { watchFrames } from '../../media/frames';

interface Props {
  readonly track: MediaStreamTrack | null;
  readonly mirrored?: boolean;
  readonly label: string;
  /** Further classes. */
  readonly look?: string;
  /** Not seen now, because another picture lies over it or it is transparent. */
  readonly covered?: boolean;
  /** Called for every frame that is presented; must not change between renders without need. */
  readonly onFrame?: (() => void) | undefined;
}

/** Shows one video track. Never plays sound: that comes from the mixer. */
export function Video(props: Props): JSX.Element {
  const { track, mirrored = false, label, look = '', covered = false, onFrame } = props;
  const element = useRef<HTMLVideoElement>(null);
  const stream = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);

  useEffect(() => {
    const video = element.current;
    if (video === null) return;
    video.srcObject = stream;
    if (stream !== null) void video.play().catch(() => undefined);
  }, [stream]);

  useEffect(() => {
    const video = element.current;
    if (video === null || onFrame === undefined) return;
    return watchFrames(video, onFrame);
  }, [onFrame]);

  return (
    <video
      ref={element}
      class={`video${mirrored ? ' video--mirrored' : ''}${look === '' ? '' : ` ${look}`}`}
      aria-label={label}
      aria-hidden={covered ? true : undefined}
      muted
      playsInline
      autoPlay
    />
  );
}
