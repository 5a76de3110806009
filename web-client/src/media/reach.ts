import type { Reach } from '../signaling/ways';

/** By which way a node is reached. */
export type Reached = 'directly' | 'by-relay' | 'not-at-all';

/** A relay over TLS takes three round trips and a fresh connection; browsers go on for 15 s. */
const LIMIT_MS = 8_000;

/**
 * Tries whether media would get to a node, as a call does it (RFC 8445): the node answers the
 * checks, and nothing comes of them.
 */
export async function tryReach(
  reach: Reach,
  iceServers: readonly RTCIceServer[],
): Promise<Reached> {
  const pc = new RTCPeerConnection({ iceServers: [...iceServers] });
  try {
    pc.createDataChannel('reach');
    await pc.setLocalDescription();
    const settled = settlesWithin(pc, LIMIT_MS);
    await pc.setRemoteDescription({ type: 'answer', sdp: answerOf(reach) });
    if (!(await settled)) return 'not-at-all';
    return (await isRelayed(pc)) ? 'by-relay' : 'directly';
  } finally {
    pc.close();
  }
}

function settlesWithin(pc: RTCPeerConnection, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), limitMs);
    pc.oniceconnectionstatechange = () => {
      const { iceConnectionState: state } = pc;
      if (state !== 'connected' && state !== 'completed' && state !== 'failed') return;
      clearTimeout(timer);
      resolve(state !== 'failed');
    };
  });
}

/** Whether no way but a relay's has worked; none is nominated yet. */
async function isRelayed(pc: RTCPeerConnection): Promise<boolean> {
  const stats = await pc.getStats();
  return [...(stats.values() as Iterable<RTCStats>)].every((each) => {
    const pair = each as RTCIceCandidatePairStats;
    if (each.type !== 'candidate-pair' || pair.state !== 'succeeded') return true;
    const local = stats.get(pair.localCandidateId) as { candidateType?: string } | undefined;
    return local?.candidateType === 'relay';
  });
}

/** What a node would answer that does no more than ICE; the fingerprint is nobody's. */
export function answerOf({ ufrag, password, addresses, port }: Reach): string {
  const best = 2_130_706_431;
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=ice-lite',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${new Array<string>(32).fill('00').join(':')}`,
    'a=setup:passive',
    'a=sctp-port:5000',
    ...addresses.map(
      (address, i) => `a=candidate:${i + 1} 1 udp ${best - (i << 8)} ${address} ${port} typ host`,
    ),
    'a=end-of-candidates',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}
