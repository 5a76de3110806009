/** The part of a video element that tells of its frames; some browsers have no callback. */
export interface FrameSource {
  requestVideoFrameCallback?(callback: () => void): number;
  cancelVideoFrameCallback?(handle: number): void;
  getVideoPlaybackQuality(): { readonly totalVideoFrames: number };
}

/** About a frame of a camera. */
export const POLL_MS = 40;

/**
 * Calls back whenever a video element has presented another frame.
 *
 * @return stops it
 */
export function watchFrames(video: FrameSource, onFrame: () => void): () => void {
  if (video.requestVideoFrameCallback === undefined) return pollFrames(video, onFrame);
  let handle: number | undefined;
  const next = (): void => {
    handle = video.requestVideoFrameCallback?.(() => {
      next();
      onFrame();
    });
  };
  next();
  return () => {
    if (handle !== undefined) video.cancelVideoFrameCallback?.(handle);
  };
}

function pollFrames(video: FrameSource, onFrame: () => void): () => void {
  let known = video.getVideoPlaybackQuality().totalVideoFrames;
  const timer = setInterval(() => {
    const { totalVideoFrames } = video.getVideoPlaybackQuality();
    if (totalVideoFrames === known) return;
    known = totalVideoFrames;
    onFrame();
  }, POLL_MS);
  return () => clearInterval(timer);
}
