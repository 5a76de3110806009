/** Of the browsers that show the page as it is meant: by `light-dark()` and `Intl.Segmenter`. */
export const FLOOR = 'Chrome or Edge 123, Firefox 125 or Safari 17.5';

/** What the page looks at to know its browser. */
export interface Browser {
  readonly RTCPeerConnection?: unknown;
  readonly AudioContext?: unknown;
  readonly AudioWorkletNode?: unknown;
  readonly Intl?: { readonly Segmenter?: unknown };
  readonly CSS?: { supports(property: string, value: string): boolean };
}

/** Why no call can be made in this browser, and what to do; null when one can. */
export function whyNoCalls(browser: Browser): string | null {
  if (browser.RTCPeerConnection === undefined) {
    return `This browser cannot make calls: WebRTC is switched off in it. Allow it in the browser’s settings or in the extension that blocks it, or open this page in ${FLOOR}, or newer.`;
  }
  if (browser.AudioContext === undefined) {
    return `This browser cannot make calls: it has no Web Audio, or blocks it. Open this page in ${FLOOR}, or newer.`;
  }
  return null;
}

/** That the page may look wrong; null when it does not. */
export function whyOdd(browser: Browser): string | null {
  const isOld =
    browser.Intl?.Segmenter === undefined ||
    browser.CSS?.supports('color', 'light-dark(#000, #fff)') !== true;
  return isOld
    ? `This browser is old: parts of the page may look wrong or not work. Update it to ${FLOOR}, or newer.`
    : null;
}
