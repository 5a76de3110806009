import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { PictureSwitch } from '../../media/picture-switch';
import { Icon } from '../widgets/icons';
import { Video } from '../widgets/video';

/**
 * Follows which of a speaker's pictures is to be seen.
 *
 * @param active whether the node sends redrawn lips, and there is a place where they are shown
 */
export function usePictureSwitch(active: boolean): PictureSwitch {
  const [pictures] = useState(() => new PictureSwitch());
  useLayoutEffect(() => pictures.lips(active), [pictures, active]);
  useEffect(() => () => pictures.close(), [pictures]);
  return pictures;
}

interface Props {
  readonly name: string;
  readonly original: MediaStreamTrack;
  readonly lips: MediaStreamTrack | null;
  /** Whether the node sends redrawn lips now. */
  readonly active: boolean;
  readonly pictures: PictureSwitch;
}

/** A remote speaker's camera, and over it the picture with redrawn lips while that is shown. */
export function SpeakerVideo({ name, original, lips, active, pictures }: Props): JSX.Element {
  const redrawn = pictures.shown.value === 'lips' && lips !== null;
  const onOriginal = useCallback(() => pictures.presented('original'), [pictures]);
  const onLips = useCallback(() => pictures.presented('lips'), [pictures]);
  return (
    <div class={redrawn ? 'pictures pictures--lips' : 'pictures'}>
      <Video
        track={original}
        label={`Video of ${name}`}
        covered={redrawn}
        onFrame={redrawn ? onOriginal : undefined}
      />
      {lips !== null && (
        <Video
          track={lips}
          label={`Video of ${name}, lips synced by AI`}
          look="pictures__lips"
          covered={!redrawn}
          onFrame={active ? onLips : undefined}
        />
      )}
    </div>
  );
}

const EXPLANATION =
  'The mouth in this picture is redrawn by a machine to match the translated voice. The rest is the camera’s picture.';

/** Says that the picture is not the camera's; `explanationId` names the element that says how. */
export function LipsBadge({ explanationId }: { explanationId: string }): JSX.Element {
  return (
    <p
      class="badge badge--synthetic"
      role="note"
      aria-label="Lips synced by AI"
      title={EXPLANATION}
    >
      <Icon name="lips" size={16} />
      <span>Lips synced by AI</span>
      <span id={explanationId} class="sr-only">
        {EXPLANATION}
      </span>
    </p>
  );
}
