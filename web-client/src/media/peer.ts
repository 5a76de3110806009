import { Backoff } from '../signaling/backoff';
import type { Answer, MediaKind, Offer, Track } from '../signaling/messages';
import { offerCaptureTimes } from './capture-time';
import { answersLayers, askForSizes, layersFor, layersToOffer, sendLayers } from './camera-layers';
import { preferServiceCodec, withAudioRetransmission } from './codecs';
import { SlotTable } from './slots';

export type PeerStatus = 'connecting' | 'connected' | 'recovering';

export interface PeerEvents {
  /** Hands an offer to signalling; false when that is down. */
  offer(offer: Offer): boolean;
  /** Whether signalling is up. */
  reachable(): boolean;
  /** Servers by which the node is reached where it is not directly. */
  relays(): Promise<readonly RTCIceServer[]>;
  /** A remote track that a slot carries from now on. */
  track(trackId: string, track: MediaStreamTrack): void;
  status(status: PeerStatus): void;
  /** Of which kind the node takes nothing from here, since they have no codec in common. */
  untaken(kinds: readonly MediaKind[]): void;
}

const ANSWER_LIMIT_MS = 10_000;
/** `disconnected` often heals by itself; after this long ICE is restarted. */
const DISCONNECTED_LIMIT_MS = 3_000;
/** A connection that an ICE restart did not bring back by then is built anew. */
const RESTART_LIMIT_MS = 8_000;

const CONFIGURATION: RTCConfiguration = { bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' };

const KINDS: readonly MediaKind[] = ['audio', 'video'];

/** Nothing is sent on a line that was answered with port 0; its transceiver is stopped by that. */
const isRefused = ({ currentDirection }: RTCRtpTransceiver): boolean =>
  currentDirection === null || currentDirection === 'stopped' || currentDirection === 'inactive';

class OfferFailed extends Error {}

/**
 * The one peer connection of a call. The client always offers; exchanges run one at a time, and what
 * changes meanwhile goes into the next one. Own audio and video are the first two m-lines, then come
 * the receive slots.
 */
export class CallPeer {
  private pc: RTCPeerConnection;
  private slots: SlotTable<RTCRtpTransceiver>;
  private own: Record<MediaKind, RTCRtpTransceiver>;
  private readonly local: Record<MediaKind, MediaStreamTrack | null> = { audio: null, video: null };
  private remote: readonly Track[] = [];
  private readonly backoff = new Backoff(500, 8_000);

  /** Whether the node takes the camera in several sizes; null before it said so. */
  private layered: boolean | null = null;
  private seq = 0;
  private wanted = false;
  private restart = false;
  private running = false;
  private closed = false;
  private waiting: { seq: number; settle: (result: Answer | Error) => void } | null = null;
  private recovery: ReturnType<typeof setTimeout> | null = null;
  private endPause: (() => void) | null = null;

  constructor(private readonly events: PeerEvents) {
    ({ pc: this.pc, slots: this.slots, own: this.own } = this.build());
  }

  /** Sends this track from now on; null sends nothing. Needs no offer. */
  async setLocal(kind: MediaKind, track: MediaStreamTrack | null): Promise<void> {
    this.local[kind] = track;
    // A line that was refused takes none any more.
    await this.own[kind].sender.replaceTrack(track).catch(() => undefined);
    if (kind === 'video') this.fitLayers();
  }

  /** The remote tracks to receive, in the roster's order. Offers when there are new ones. */
  receive(tracks: readonly Track[]): void {
    this.remote = tracks;
    const fresh = this.slots.assign(tracks);
    this.fitLayers();
    const first = this.seq === 0 && !this.running;
    if (fresh.length > 0 || first) this.negotiate();
  }

  onAnswer(answer: Answer): void {
    if (this.waiting?.seq === answer.seq) this.waiting.settle(answer);
  }

  /** The server refused the offer that is on its way. */
  onOfferRefused(reason: string): void {
    this.waiting?.settle(new OfferFailed(reason));
  }

  /** Signalling is back after a break: an answer may have been lost, the path may have changed. */
  onSignalingResumed(): void {
    this.waiting?.settle(new OfferFailed('The connection to the server broke.'));
    if (this.pc.connectionState !== 'connected') this.restartIce();
    this.endPause?.();
  }

  /** Nothing comes any more, whatever the browser makes of it. */
  stalled(): void {
    if (this.pc.connectionState === 'connected') this.restartIce();
  }

  /** Something comes again. Browsers may never have thought otherwise, and then say nothing. */
  resumed(): void {
    if (this.pc.connectionState !== 'connected') return;
    this.stopRecovery();
    this.events.status('connected');
  }

  /** The server lost this connection for good: nothing of it can be resumed. */
  rebuild(): void {
    if (this.closed) return;
    this.waiting?.settle(new OfferFailed('The connection is built anew.'));
    this.pc.onconnectionstatechange = null;
    this.pc.close();
    this.layered = null;
    ({ pc: this.pc, slots: this.slots, own: this.own } = this.build());
    for (const kind of KINDS) void this.setLocal(kind, this.local[kind]);
    this.events.status('recovering');
    this.slots.assign(this.remote);
    this.negotiate();
    this.rebuildAfter(ANSWER_LIMIT_MS + RESTART_LIMIT_MS);
  }

  getStats(): Promise<RTCStatsReport> {
    return this.pc.getStats();
  }

  /** From here to the node and back, in ms; 0 before it was measured. */
  async roundTripMs(): Promise<number> {
    for (const each of (await this.pc.getStats()).values() as Iterable<RTCStats>) {
      const pair = each as RTCIceCandidatePairStats;
      if (each.type === 'candidate-pair' && pair.nominated === true) {
        return (pair.currentRoundTripTime ?? 0) * 1_000;
      }
    }
    return 0;
  }

  /** Packets that have come of each remote track, by its id. */
  async received(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const each of (await this.pc.getStats()).values() as Iterable<RTCStats>) {
      if (each.type !== 'inbound-rtp') continue;
      const inbound = each as RTCInboundRtpStreamStats;
      counts.set(inbound.trackIdentifier, inbound.packetsReceived ?? 0);
    }
    const byTrack = new Map<string, number>();
    for (const [trackId, { track }] of this.receivers()) {
      byTrack.set(trackId, counts.get(track.id) ?? 0);
    }
    return byTrack;
  }

  /** What receives each remote track now. */
  receivers(): ReadonlyMap<string, RTCRtpReceiver> {
    return new Map(
      this.slots
        .all()
        .flatMap(({ trackId, transceiver }) =>
          trackId === null ? [] : [[trackId, transceiver.receiver]],
        ),
    );
  }

  close(): void {
    this.closed = true;
    this.stopRecovery();
    this.waiting?.settle(new OfferFailed('The call is over.'));
    this.pc.onconnectionstatechange = null;
    this.pc.close();
  }

  private build(): {
    pc: RTCPeerConnection;
    slots: SlotTable<RTCRtpTransceiver>;
    own: Record<MediaKind, RTCRtpTransceiver>;
  } {
    // No STUN: the node learns this side's address from its checks, a relay's too.
    const pc = new RTCPeerConnection(CONFIGURATION);
    const add = (
      kind: MediaKind,
      direction: RTCRtpTransceiverDirection,
      sendEncodings: RTCRtpEncodingParameters[] = [],
    ): RTCRtpTransceiver => {
      const transceiver = pc.addTransceiver(kind, { direction, sendEncodings });
      preferServiceCodec(transceiver, kind);
      return transceiver;
    };
    pc.onconnectionstatechange = () => this.onConnectionState(pc.connectionState);
    const sizes = askForSizes();
    const audio = add('audio', 'sendonly', [sizes.encoding]);
    offerCaptureTimes(audio);
    const video = add('video', 'sendonly', layersToOffer(sizes.known()));
    const slots = new SlotTable((kind) => add(kind, 'recvonly'));
    return { pc, slots, own: { audio, video } };
  }

  /** As many sizes of the camera as it and those who see it are worth. */
  private fitLayers(): void {
    if (this.layered === null) return;
    const cameras = this.remote.filter(({ kind, synthetic }) => kind === 'video' && !synthetic);
    const height = this.local.video?.getSettings().height ?? 0;
    const wanted = this.layered ? layersFor(height, cameras.length) : null;
    void sendLayers(this.own.video.sender, wanted);
  }

  private onConnectionState(state: RTCPeerConnectionState): void {
    switch (state) {
      case 'connected':
        this.stopRecovery();
        this.backoff.reset();
        this.events.status('connected');
        break;
      case 'disconnected':
        this.events.status('recovering');
        this.recoverAfter(DISCONNECTED_LIMIT_MS, () => this.restartIce());
        break;
      case 'failed':
        this.restartIce();
        break;
      case 'new':
      case 'connecting':
      case 'closed':
        break;
    }
  }

  private restartIce(): void {
    if (this.closed) return;
    this.events.status(this.seq === 0 ? 'connecting' : 'recovering');
    this.restart = true;
    this.negotiate();
    this.rebuildAfter(RESTART_LIMIT_MS);
  }

  /** While signalling is down nothing is gained by it: its return restarts ICE. */
  private rebuildAfter(delayMs: number): void {
    this.recoverAfter(delayMs, () => {
      if (this.events.reachable()) this.rebuild();
    });
  }

  private recoverAfter(delayMs: number, action: () => void): void {
    this.stopRecovery();
    this.recovery = setTimeout(action, delayMs);
  }

  private stopRecovery(): void {
    if (this.recovery !== null) clearTimeout(this.recovery);
    this.recovery = null;
  }

  private negotiate(): void {
    this.wanted = true;
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.wanted && !this.closed) {
      const [pc, iceRestart] = [this.pc, this.restart];
      this.wanted = this.restart = false;
      try {
        await this.exchange(pc, iceRestart);
      } catch (error) {
        console.warn('offer failed:', error);
        this.wanted = true;
        if (pc !== this.pc) continue;
        this.restart ||= iceRestart;
        if (pc.signalingState === 'have-local-offer') {
          await pc.setLocalDescription({ type: 'rollback' }).catch(() => undefined);
        }
        await this.pause(this.backoff.nextMs());
      }
    }
    this.running = false;
  }

  /** One offer and its answer. */
  private async exchange(pc: RTCPeerConnection, iceRestart: boolean): Promise<void> {
    if (iceRestart || pc.localDescription === null) {
      const iceServers = [...(await this.events.relays())];
      if (iceServers.length > 0 && pc === this.pc) {
        pc.setConfiguration({ ...CONFIGURATION, iceServers });
      }
    }
    if (pc !== this.pc) throw new OfferFailed('The connection was built anew meanwhile.');
    const slots = this.slots.all();
    for (const { transceiver, trackId } of slots) {
      transceiver.direction = trackId === null ? 'inactive' : 'recvonly';
    }
    const { type, sdp = '' } = await pc.createOffer({ iceRestart });
    await pc.setLocalDescription({ type, sdp: withAudioRetransmission(sdp) });
    if (pc !== this.pc) throw new OfferFailed('The connection was built anew meanwhile.');
    const carried = slots.flatMap(({ transceiver, trackId }) =>
      trackId === null || transceiver.mid === null
        ? []
        : [{ mid: transceiver.mid, trackId, track: transceiver.receiver.track }],
    );
    const seq = ++this.seq;
    const answered = this.awaitAnswer(seq);
    const sent = this.events.offer({
      type: 'offer',
      seq,
      sdp: pc.localDescription?.sdp ?? '',
      slots: Object.fromEntries(carried.map(({ mid, trackId }) => [mid, trackId])),
    });
    if (!sent) this.waiting?.settle(new OfferFailed('Signalling is down.'));
    const answer = await answered;
    await pc.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
    this.layered = answersLayers(answer.sdp);
    this.fitLayers();
    for (const { trackId, track } of carried) this.events.track(trackId, track);
    this.events.untaken(KINDS.filter((kind) => isRefused(this.own[kind])));
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private awaitAnswer(seq: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.waiting?.settle(new OfferFailed('The server did not answer the offer.')),
        ANSWER_LIMIT_MS,
      );
      this.waiting = {
        seq,
        settle: (result) => {
          clearTimeout(timer);
          this.waiting = null;
          if (result instanceof Error) reject(result);
          else resolve(result);
        },
      };
    });
  }
}
