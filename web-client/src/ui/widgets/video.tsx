import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';

interface Props {
  readonly track: MediaStreamTrack | null;
  readonly mirrored?: boolean;
  readonly label: string;
}

/** Shows one video track. Never plays sound: that comes from the mixer. */
export function Video({ track, mirrored = false, label }: Props): JSX.Element {
  const element = useRef<HTMLVideoElement>(null);
  const stream = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);

  useEffect(() => {
    const video = element.current;
    if (video === null) return;
    video.srcObject = stream;
    if (stream !== null) void video.play().catch(() => undefined);
  }, [stream]);

  return (
    <video
      ref={element}
      class={mirrored ? 'video video--mirrored' : 'video'}
      aria-label={label}
      muted
      playsInline
      autoPlay
      disablePictureInPicture
    />
  );
}
