import { useEffect } from 'preact/hooks';

const EVERY_MS = 500;
/** Sizes that differ by less are shown alike. */
const STEP_PX = 20;
/** A window of its own says nothing of its size. */
const FLOATING_PX = 360;

type Heights = Readonly<Record<string, number>>;

/** How tall each tile within `stage` is seen, in pixels of the screen; none while nobody looks. */
export function tileHeights(stage: HTMLElement): Heights {
  const heights: Record<string, number> = {};
  const floating = (document as { readonly pictureInPictureElement?: Element | null })
    .pictureInPictureElement;
  for (const tile of stage.querySelectorAll<HTMLElement>('[data-participant]')) {
    const id = tile.dataset['participant'];
    if (id === undefined) continue;
    const { top, bottom, left, right, height } = tile.getBoundingClientRect();
    const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    const seen = document.hidden || !isInSight ? 0 : height * devicePixelRatio;
    const floats = floating != null && tile.contains(floating) ? FLOATING_PX : 0;
    const pixels = Math.ceil(Math.max(seen, floats) / STEP_PX) * STEP_PX;
    if (pixels > 0) heights[id] = pixels;
  }
  return heights;
}

/** Tells how tall tiles are seen, at first and whenever that changes. */
export function useTileHeights(
  stage: { readonly current: HTMLElement | null },
  tell: (heights: Heights) => void,
): void {
  useEffect(() => {
    let told = '';
    const look = (): void => {
      if (stage.current === null) return;
      const heights = tileHeights(stage.current);
      const now = JSON.stringify(heights);
      if (now === told) return;
      told = now;
      tell(heights);
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [stage, tell]);
}
