import { t } from '../texts/texts';

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
  if (browser.RTCPeerConnection === undefined) return t().start.noWebRtc;
  if (browser.AudioContext === undefined) return t().start.noWebAudio;
  return null;
}

/** That the page may look wrong; null when it does not. */
export function whyOdd(browser: Browser): string | null {
  const isOld =
    browser.Intl?.Segmenter === undefined ||
    browser.CSS?.supports('color', 'light-dark(#000, #fff)') !== true;
  return isOld ? t().start.oldBrowser : null;
}
