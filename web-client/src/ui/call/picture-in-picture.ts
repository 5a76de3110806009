import { useCallback, useEffect, useState } from 'preact/hooks';

/** Whether this browser can show a picture over other windows. */
export const canFloat = (): boolean =>
  typeof document !== 'undefined' &&
  document.pictureInPictureEnabled &&
  'requestPictureInPicture' in HTMLVideoElement.prototype;

/** The picture of somebody that is seen now, or anybody's when nobody is asked for. */
function pictureOf(id: string | null): HTMLVideoElement | null {
  const tiles = document.querySelectorAll<HTMLElement>('.call__stage [data-participant]');
  const tile = [...tiles].find((each) => id === null || each.dataset['participant'] === id);
  return tile?.querySelector<HTMLVideoElement>('video:not([aria-hidden])') ?? null;
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
    const look = (): void => setFloats(document.pictureInPictureElement !== null);
    document.addEventListener('enterpictureinpicture', look, true);
    document.addEventListener('leavepictureinpicture', look, true);
    return () => {
      document.removeEventListener('enterpictureinpicture', look, true);
      document.removeEventListener('leavepictureinpicture', look, true);
      if (document.pictureInPictureElement !== null) {
        void document.exitPictureInPicture().catch(() => undefined);
      }
    };
  }, []);

  useEffect(() => {
    if (document.pictureInPictureElement == null) return;
    const picture = pictureOf(main);
    if (picture === null || picture === document.pictureInPictureElement) return;
    void picture.requestPictureInPicture().catch(() => undefined);
  }, [main]);

  const toggle = useCallback(() => {
    if (!canFloat()) return;
    if (document.pictureInPictureElement !== null) {
      void document.exitPictureInPicture().catch(() => undefined);
      return;
    }
    const picture = pictureOf(main);
    if (picture === null) onTrouble('There is no picture to show in a window of its own.');
    else
      void picture
        .requestPictureInPicture()
        .catch(() =>
          onTrouble('Your browser does not show the picture in a window of its own now.'),
        );
  }, [main, onTrouble]);

  return [floats, toggle];
}
