interface LayerTerms {
  readonly rid: string;
  readonly scaleResolutionDownBy: number;
  readonly maxBitrate: number;
}

/** Of WebRTC Extensions, 5.3.2; not in every browser, nor in TypeScript's library. */
interface Encoding extends RTCRtpEncodingParameters {
  scaleResolutionDownTo?: { readonly maxWidth: number; readonly maxHeight: number };
}

/** What is asked of a camera, and more than is sent of one that gives more. */
const WHOLE = { width: 640, height: 480 };

/** Sizes in which the camera is sent, the smallest first, as browsers want them. */
const LAYERS: readonly LayerTerms[] = [
  { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 100_000 },
  { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 250_000 },
  { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 720_000 },
];

/** A picture below this is not worth a stream of its own. */
const LEAST_HEIGHT = 90;

/**
 * The layers to offer: three of a browser that makes them by size. By factors browsers make two of a
 * picture below 960x540, and drop the largest of more.
 */
export const layersToOffer = (bySize: boolean): Encoding[] =>
  bySize
    ? LAYERS.map((layer) => ({
        ...layer,
        scaleResolutionDownTo: {
          maxWidth: WHOLE.width / layer.scaleResolutionDownBy,
          maxHeight: WHOLE.height / layer.scaleResolutionDownBy,
        },
      }))
    : LAYERS.slice(1).map((layer) => ({ ...layer }));

/** An encoding without terms, and whether the browser that was given it makes layers by size. */
export function askForSizes(): { readonly encoding: Encoding; readonly known: () => boolean } {
  let known = false;
  // Browsers read what they know of it, and nothing else.
  const encoding = Object.defineProperty({}, 'scaleResolutionDownTo', {
    get: () => {
      known = true;
    },
  });
  return { encoding, known: () => known };
}

/**
 * Which layers are worth sending.
 *
 * @param height of the camera's picture; 0 while it is unknown
 * @param watchers who may see it: one alone chooses between the largest and the smallest
 */
export function layersFor(height: number, watchers: number): ReadonlySet<string> {
  const worth = LAYERS.filter(
    ({ rid, scaleResolutionDownBy }) =>
      rid === 'f' || height === 0 || height / scaleResolutionDownBy >= LEAST_HEIGHT,
  );
  const chosen = watchers > 1 ? worth : worth.filter((_, i) => i === 0 || i === worth.length - 1);
  return new Set(chosen.map(({ rid }) => rid));
}

/** Whether an answer takes the camera in several sizes. */
export const answersLayers = (sdp: string): boolean => /^a=simulcast:recv /m.test(sdp);

/**
 * Sends these layers from now on.
 *
 * @param wanted null where the node takes one stream only: then all of the picture
 */
export async function sendLayers(
  sender: RTCRtpSender,
  wanted: ReadonlySet<string> | null,
): Promise<void> {
  // Browsers without simulcast have no parameters that could be set.
  if (!('getParameters' in sender)) return;
  const parameters = sender.getParameters();
  const encodings = parameters.encodings as Encoding[] | undefined;
  if (encodings === undefined || encodings.length === 0) return;
  const next = wanted === null ? onlyTheFirst(encodings) : chosen(encodings, wanted);
  if (JSON.stringify(next) === JSON.stringify(encodings)) return;
  parameters.encodings = next;
  await sender.setParameters(parameters).catch(() => undefined);
}

/** Where layers were not taken the first goes on, which is the smallest. */
function onlyTheFirst([first, ...others]: readonly Encoding[]): Encoding[] {
  if (first === undefined) return [];
  return [whole(first), ...others.map((each) => ({ ...each, active: false }))];
}

/** Its size may be changed, but not left out: those that were not taken have one. */
function whole(encoding: Encoding): Encoding {
  if ((encoding.scaleResolutionDownBy ?? 1) === 1) return encoding;
  const all: Encoding = { ...encoding, scaleResolutionDownBy: 1 };
  delete all.maxBitrate;
  if (all.scaleResolutionDownTo !== undefined) {
    all.scaleResolutionDownTo = { maxWidth: WHOLE.width, maxHeight: WHOLE.height };
  }
  return all;
}

const chosen = (encodings: readonly Encoding[], wanted: ReadonlySet<string>): Encoding[] =>
  encodings.map((each) => ({ ...each, active: each.rid === undefined || wanted.has(each.rid) }));
