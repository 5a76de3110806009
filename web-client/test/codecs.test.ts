import { describe, expect, it } from 'vitest';
import { withAudioRetransmission } from '../src/media/codecs';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

const SDP = lines(
  'v=0',
  's=-',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:1',
  'a=rtpmap:96 VP8/90000',
  'a=rtcp-fb:96 nack',
);

describe('retransmission of audio', () => {
  it('is asked for in audio sections alone', () => {
    const changed = withAudioRetransmission(SDP);
    expect(changed.match(/a=rtcp-fb:111 nack\r\n/g)).toHaveLength(1);
    expect(changed.replace('a=rtcp-fb:111 nack\r\n', '')).toBe(SDP);
    expect(changed.indexOf('a=rtcp-fb:111 nack')).toBeLessThan(changed.indexOf('m=video'));
  });

  it('is asked for once', () => {
    const changed = withAudioRetransmission(SDP);
    expect(withAudioRetransmission(changed)).toBe(changed);
  });

  it('leaves sections without Opus as they are', () => {
    const other = SDP.replaceAll('opus', 'PCMU');
    expect(withAudioRetransmission(other)).toBe(other);
  });
});
