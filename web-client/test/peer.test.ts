import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallPeer, type PeerEvents, type PeerStatus } from '../src/media/peer';
import type { MediaKind, Offer, Track } from '../src/signaling/messages';

interface FakeTransceiver {
  kind: MediaKind;
  direction: RTCRtpTransceiverDirection;
  mid: string | null;
  currentDirection?: string | null;
  sender: { track: unknown; replaceTrack: (track: unknown) => Promise<void> };
  receiver: { track: { of: string } };
}

/** What CallPeer uses of a peer connection: offers name their m-lines, mids come with the offer. */
class FakePeerConnection {
  static made: FakePeerConnection[] = [];
  readonly transceivers: FakeTransceiver[] = [];
  readonly restarts: boolean[] = [];
  readonly answers: string[] = [];
  readonly relays: string[] = [];
  signalingState = 'stable';
  connectionState = 'new';
  onconnectionstatechange: (() => void) | null = null;
  localDescription: { sdp: string } | null = null;
  rollbacks = 0;

  constructor() {
    FakePeerConnection.made.push(this);
  }

  addTransceiver(kind: MediaKind, { direction }: { direction: RTCRtpTransceiverDirection }) {
    const index = this.transceivers.length;
    const sender = {
      track: null as unknown,
      replaceTrack: (track: unknown) => {
        sender.track = track;
        return Promise.resolve();
      },
    };
    const receiver = { track: { of: `${kind}${index}` } };
    const transceiver: FakeTransceiver = { kind, direction, mid: null, sender, receiver };
    this.transceivers.push(transceiver);
    return transceiver;
  }

  setConfiguration({ iceServers, bundlePolicy }: RTCConfiguration): void {
    if (bundlePolicy !== 'max-bundle') throw new DOMException('', 'InvalidModificationError');
    this.relays.push((iceServers ?? []).map(({ username }) => username).join());
  }

  createOffer({ iceRestart }: { iceRestart: boolean }) {
    this.restarts.push(iceRestart);
    const lines = this.transceivers.map(({ kind, direction }) => `${kind} ${direction}`);
    return Promise.resolve({ type: 'offer', sdp: lines.join(', ') });
  }

  setLocalDescription({ type, sdp }: { type: string; sdp: string }) {
    if (type === 'rollback') {
      this.rollbacks += 1;
      this.signalingState = 'stable';
    } else {
      this.signalingState = 'have-local-offer';
      this.localDescription = { sdp };
      this.transceivers.forEach((each, i) => (each.mid ??= String(i)));
    }
    return Promise.resolve();
  }

  setRemoteDescription({ sdp }: { sdp: string }) {
    this.answers.push(sdp);
    this.signalingState = 'stable';
    return Promise.resolve();
  }

  become(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }

  close(): void {
    this.signalingState = 'closed';
  }
}

const tracksOf = (id: string): Track[] => [
  { id: `${id}.audio`, kind: 'audio', synthetic: false },
  { id: `${id}.video`, kind: 'video', synthetic: false },
  { id: `${id}.translation`, kind: 'audio', synthetic: true },
  { id: `${id}.lips`, kind: 'video', synthetic: true },
];

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

function call() {
  const offers: Offer[] = [];
  const tracks: string[] = [];
  const statuses: PeerStatus[] = [];
  const untaken: string[] = [];
  const link = { up: true };
  const relays: RTCIceServer[] = [];
  const events: PeerEvents = {
    offer: (offer) => {
      if (link.up) offers.push(offer);
      return link.up;
    },
    reachable: () => link.up,
    relays: () => Promise.resolve(relays),
    track: (id) => tracks.push(id),
    status: (status) => statuses.push(status),
    untaken: (kinds) => untaken.push(kinds.join()),
  };
  const peer = new CallPeer(events);
  const pc = (): FakePeerConnection => {
    const last = FakePeerConnection.made.at(-1);
    if (last === undefined) throw new Error('no peer connection');
    return last;
  };
  const answer = async (): Promise<void> => {
    peer.onAnswer({ type: 'answer', seq: offers.at(-1)?.seq ?? 0, sdp: 'answer' });
    await settle();
  };
  return { peer, offers, tracks, statuses, untaken, link, relays, pc, answer };
}

describe('CallPeer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('RTCPeerConnection', FakePeerConnection);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.spyOn(Math, 'random').mockReturnValue(0);
    FakePeerConnection.made = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('offers its own two tracks first, alone in a room too', async () => {
    const { peer, offers } = call();
    peer.receive([]);
    await settle();
    expect(offers).toEqual([
      { type: 'offer', seq: 1, sdp: 'audio sendonly, video sendonly', slots: {} },
    ]);
  });

  it('names the track of every recvonly line and hands the tracks out once answered', async () => {
    const { peer, offers, tracks, answer } = call();
    peer.receive(tracksOf('a'));
    await settle();
    expect(offers[0]?.slots).toEqual({
      2: 'a.audio',
      3: 'a.video',
      4: 'a.translation',
      5: 'a.lips',
    });
    expect(tracks).toEqual([]);
    await answer();
    expect(tracks).toEqual(['a.audio', 'a.video', 'a.translation', 'a.lips']);
  });

  it('gathers what changes during an exchange into the next one', async () => {
    const { peer, offers, answer } = call();
    peer.receive(tracksOf('a'));
    await settle();
    peer.receive([...tracksOf('a'), ...tracksOf('b')]);
    peer.receive([...tracksOf('a'), ...tracksOf('b'), ...tracksOf('c')]);
    await settle();
    expect(offers).toHaveLength(1);
    await answer();
    expect(offers.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(Object.keys(offers[1]?.slots ?? {})).toHaveLength(12);
  });

  it('offers freed lines as inactive and without a slot', async () => {
    const { peer, offers, pc, answer } = call();
    peer.receive([...tracksOf('a'), ...tracksOf('b')]);
    await settle();
    await answer();
    peer.receive(tracksOf('b'));
    await settle();
    expect(offers).toHaveLength(1);
    peer.receive([...tracksOf('b'), { id: 'c.audio', kind: 'audio', synthetic: false }]);
    await settle();
    expect(offers[1]?.slots).toMatchObject({ 2: 'c.audio', 6: 'b.audio' });
    expect(offers[1]?.slots).not.toHaveProperty('3');
    expect(pc().transceivers[3]?.direction).toBe('inactive');
  });

  it('rolls back and offers again when no answer comes', async () => {
    const { peer, offers, pc, answer } = call();
    peer.receive(tracksOf('a'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(pc().rollbacks).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(offers.map(({ seq }) => seq)).toEqual([1, 2]);
    peer.onAnswer({ type: 'answer', seq: 1, sdp: 'late' });
    await answer();
    expect(pc().answers).toEqual(['answer']);
  });

  it('goes by the relays that hold now, with the first offer and every restart', async () => {
    const { peer, relays, pc, answer } = call();
    relays.push({ urls: 'turns:relay', username: 'first', credential: '' });
    peer.receive(tracksOf('a'));
    await settle();
    await answer();
    peer.receive([...tracksOf('a'), ...tracksOf('b')]);
    await settle();
    await answer();
    expect(pc().relays).toEqual(['first']);
    relays.splice(0, 1, { urls: 'turns:relay', username: 'second', credential: '' });
    pc().become('failed');
    await settle();
    await answer();
    expect(pc().relays).toEqual(['first', 'second']);
    peer.rebuild();
    await settle();
    expect(pc().relays).toEqual(['second']);
  });

  it('leaves the connection as it is where there are no relays', async () => {
    const { peer, pc } = call();
    peer.receive([]);
    await settle();
    expect(pc().relays).toEqual([]);
  });

  it('offers again as soon as signalling is back', async () => {
    const { peer, offers, link } = call();
    link.up = false;
    peer.receive(tracksOf('a'));
    await settle();
    link.up = true;
    peer.onSignalingResumed();
    await settle();
    expect(offers).toHaveLength(1);
  });

  it('leaves media alone when only signalling broke', async () => {
    const { peer, offers, pc, answer } = call();
    peer.receive(tracksOf('a'));
    await settle();
    await answer();
    pc().become('connected');
    peer.onSignalingResumed();
    await settle();
    expect(offers).toHaveLength(1);
  });

  it('restarts ICE when nothing comes, and is well as soon as something comes again', async () => {
    const { peer, offers, statuses, pc, answer } = call();
    peer.receive(tracksOf('a'));
    await settle();
    await answer();
    pc().become('connected');
    peer.stalled();
    await settle();
    expect(pc().restarts).toEqual([false, true]);
    expect(statuses.at(-1)).toBe('recovering');
    await answer();
    peer.resumed();
    expect(statuses.at(-1)).toBe('connected');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(FakePeerConnection.made).toHaveLength(1);
    expect(offers).toHaveLength(2);
  });

  it('tells of a kind that the service has no codec for', async () => {
    const { peer, untaken, pc, answer } = call();
    peer.receive(tracksOf('a'));
    await settle();
    const [audio, video] = pc().transceivers;
    if (audio !== undefined) audio.currentDirection = 'sendonly';
    if (video !== undefined) video.currentDirection = null;
    await answer();
    expect(untaken).toEqual(['video']);
  });

  it('restarts ICE when the path is gone, and starts anew when that does not help', async () => {
    const { peer, offers, statuses, pc, answer } = call();
    const microphone = { id: 'mic' } as MediaStreamTrack;
    await peer.setLocal('audio', microphone);
    peer.receive(tracksOf('a'));
    await settle();
    await answer();
    pc().become('connected');
    pc().become('disconnected');
    expect(statuses.at(-1)).toBe('recovering');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(pc().restarts).toEqual([false, true]);
    await answer();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(FakePeerConnection.made).toHaveLength(2);
    expect(FakePeerConnection.made[0]?.signalingState).toBe('closed');
    expect(offers.at(-1)?.slots).toEqual({
      2: 'a.audio',
      3: 'a.video',
      4: 'a.translation',
      5: 'a.lips',
    });
    expect(pc().transceivers[0]?.sender.track).toBe(microphone);
    await answer();
    pc().become('connected');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakePeerConnection.made).toHaveLength(2);
    expect(statuses.at(-1)).toBe('connected');
  });

  it('does nothing more once closed', async () => {
    const { peer, offers, pc } = call();
    peer.receive(tracksOf('a'));
    await settle();
    peer.close();
    pc().become('failed');
    peer.rebuild();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(offers).toHaveLength(1);
    expect(FakePeerConnection.made).toHaveLength(1);
  });
});
