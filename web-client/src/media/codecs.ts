import type { MediaKind } from '../signaling/messages';

const ONLY: Record<MediaKind, string> = { audio: 'audio/opus', video: 'video/VP8' };

/**
 * Limits a transceiver to the codec that the service speaks (Opus with in-band FEC, VP8), which
 * keeps offers small. RTX goes with it: the service retransmits on the same SSRC. Browsers without
 * `setCodecPreferences` offer everything and the service picks.
 */
export function preferServiceCodec(transceiver: RTCRtpTransceiver, kind: MediaKind): void {
  if (!('setCodecPreferences' in transceiver)) return;
  const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  const wanted = codecs.filter(
    (codec) => codec.mimeType.toLowerCase() === ONLY[kind].toLowerCase(),
  );
  if (wanted.length > 0) transceiver.setCodecPreferences(wanted);
}

/**
 * The offer with retransmission of lost audio, which browsers support (RFC 4585) but do not offer: speech that is recognised
 * can wait for it.
 */
export function withAudioRetransmission(sdp: string): string {
  return sdp
    .split(/(?=^m=)/m)
    .map((section) => {
      const opus = /^a=rtpmap:(\d+) opus\//im.exec(section);
      const asked = opus !== null && section.includes(`a=rtcp-fb:${opus[1]} nack`);
      return opus === null || asked || !section.startsWith('m=audio')
        ? section
        : section.replace(opus[0], `a=rtcp-fb:${opus[1]} nack\r\n${opus[0]}`);
    })
    .join('');
}
