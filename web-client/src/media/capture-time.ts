const ABS_CAPTURE_TIME = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';

/** Of WebRTC Extensions, section 5; not in every browser, nor in TypeScript's library. */
interface Negotiable {
  getHeaderExtensionsToNegotiate(): { uri: string; direction: RTCRtpTransceiverDirection }[];
  setHeaderExtensionsToNegotiate(
    extensions: readonly { uri: string; direction: RTCRtpTransceiverDirection }[],
  ): void;
}

/**
 * Offers to say when sound was captured, so that the service knows how long it was on its way.
 * Where a browser can't, the service estimates that by round trips.
 */
export function offerCaptureTimes(transceiver: RTCRtpTransceiver | Negotiable): void {
  if (!('setHeaderExtensionsToNegotiate' in transceiver)) return;
  const extensions = transceiver.getHeaderExtensionsToNegotiate();
  for (const extension of extensions) {
    if (extension.uri === ABS_CAPTURE_TIME) extension.direction = 'sendrecv';
  }
  transceiver.setHeaderExtensionsToNegotiate(extensions);
}
