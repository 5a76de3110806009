import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { PictureSwitch } from '../../media/picture-switch';
import { Icon } from '../widgets/icons';
import { Video } from '../widgets/video';
import { t } from '../../texts/texts';

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
        label={t().call.videoOf(name)}
        covered={redrawn}
        onFrame={redrawn ? onOriginal : undefined}
      />
      {lips !== null && (
        <Video
          track={lips}
          label={t().call.lipsVideoOf(name)}
          look="pictures__lips"
          covered={!redrawn}
          onFrame={active ? onLips : undefined}
        />
      )}
    </div>
  );
}

/** Says that the picture is not the camera's; `explanationId` names the element that says how. */
export function LipsBadge({ explanationId }: { explanationId: string }): JSX.Element {
  const { lipsSynced, lipsExplained } = t().call;
  return (
    <p class="badge badge--synthetic" role="note" aria-label={lipsSynced} title={lipsExplained}>
      <Icon name="lips" size={16} />
      <span>{lipsSynced}</span>
      <span id={explanationId} class="sr-only">
        {lipsExplained}
      </span>
    </p>
  );
}
