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
 * By size too, where a browser knows that: by factors Chromium makes two layers of a picture below
 * 960x540, and drops the largest.
 */
export const layersToOffer = (): Encoding[] =>
  LAYERS.map((layer) => ({
    ...layer,
    scaleResolutionDownTo: {
      maxWidth: WHOLE.width / layer.scaleResolutionDownBy,
      maxHeight: WHOLE.height / layer.scaleResolutionDownBy,
    },
  }));

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

/** Sends these layers from now on; all of the picture where the node takes one stream only. */
export async function sendLayers(sender: RTCRtpSender, wanted: ReadonlySet<string>): Promise<void> {
  // Browsers without simulcast have no parameters that could be set.
  if (!('getParameters' in sender)) return;
  const parameters = sender.getParameters();
  const encodings = parameters.encodings as Encoding[] | undefined;
  if (encodings === undefined || encodings.length === 0) return;
  const next = encodings.length === 1 ? encodings.map(whole) : encodings.map(chosen(wanted));
  if (JSON.stringify(next) === JSON.stringify(encodings)) return;
  parameters.encodings = next;
  await sender.setParameters(parameters).catch(() => undefined);
}

/** What is left where the others were not taken is the smallest. */
function whole(encoding: Encoding): Encoding {
  if ((encoding.scaleResolutionDownBy ?? 1) === 1) return encoding;
  const all: Encoding = { ...encoding, scaleResolutionDownBy: 1 };
  delete all.maxBitrate;
  delete all.scaleResolutionDownTo;
  return all;
}

const chosen =
  (wanted: ReadonlySet<string>) =>
  (encoding: Encoding): Encoding => ({
    ...encoding,
    active: encoding.rid === undefined || wanted.has(encoding.rid),
  });
