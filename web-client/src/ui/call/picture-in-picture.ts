import { useCallback, useEffect, useState } from 'preact/hooks';
import { t } from '../../texts/texts';

/** Whether this browser can show a picture over other windows. */
export const canFloat = (): boolean =>
  typeof document !== 'undefined' &&
  document.pictureInPictureEnabled &&
  'requestPictureInPicture' in HTMLVideoElement.prototype;

/** What floats now; browsers that cannot do it do not even know the property. */
const floating = (): Element | null =>
  (document as { readonly pictureInPictureElement?: Element | null }).pictureInPictureElement ??
  null;

/** Ends it where something floats; never fails. */
export async function endFloating(): Promise<void> {
  if (floating() === null) return;
  try {
    await document.exitPictureInPicture();
  } catch {
    // It ended by itself meanwhile.
  }
}

/** The picture of somebody that is seen now; the first one there is when nobody is asked for. */
export function pictureOf(id: string | null): HTMLVideoElement | null {
  const tiles = document.querySelectorAll<HTMLElement>('.call__stage [data-participant]');
  for (const tile of tiles) {
    if (id !== null && tile.dataset['participant'] !== id) continue;
    const picture = tile.querySelector<HTMLVideoElement>('video:not([aria-hidden])');
    if (picture !== null) return picture;
  }
  return null;
}

/**
 * Picture-in-picture of the main picture. While it floats it follows who is to be seen, which
 * browsers allow without another click.
 *
 * @param main who is to be seen; null for the first one
 * @returns whether it floats, and a function that starts or ends it
 */
export function useFloatingPicture(
  main: string | null,
  onTrouble: (text: string) => void,
): readonly [boolean, () => void] {
  const [floats, setFloats] = useState(false);

  useEffect(() => {
    const look = (): void => setFloats(floating() !== null);
    document.addEventListener('enterpictureinpicture', look, true);
    document.addEventListener('leavepictureinpicture', look, true);
    return () => {
      document.removeEventListener('enterpictureinpicture', look, true);
      document.removeEventListener('leavepictureinpicture', look, true);
      void endFloating();
    };
  }, []);

  useEffect(() => {
    const now = floating();
    if (now === null) return;
    const picture = pictureOf(main);
    if (picture === null || picture === now) return;
    void picture.requestPictureInPicture().catch(() => undefined);
  }, [main]);

  const toggle = useCallback(() => {
    if (!canFloat()) return;
    if (floating() !== null) {
      void endFloating();
      return;
    }
    const picture = pictureOf(main);
    if (picture === null) onTrouble(t().call.nothingToFloat);
    else void picture.requestPictureInPicture().catch(() => onTrouble(t().call.cannotFloat));
  }, [main, onTrouble]);

  return [floats, toggle];
}
