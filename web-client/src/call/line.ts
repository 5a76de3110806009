import { readHostKey } from '../host-keys';
import { FlowWatch } from '../media/flow-watch';
import { CallPeer, type PeerStatus } from '../media/peer';
import {
  SignalingConnection,
  type EndReason,
  type LinkStatus,
  type Profile,
  type Socket,
} from '../signaling/connection';
import type { MediaKind, Participant, ServerMessage, Track } from '../signaling/messages';
import { Places, socketUrl } from '../signaling/places';
import { requestToken } from '../signaling/rest';
import type { KnownWays } from '../signaling/ways';
import { inWindow } from '../storage';

export interface LineEvents {
  link(status: LinkStatus): void;
  media(status: PeerStatus): void;
  message(message: ServerMessage): void;
  track(trackId: string, track: MediaStreamTrack): void;
  untaken(kinds: readonly MediaKind[]): void;
  ended(reason: EndReason, detail: string): void;
}

export interface LineOptions {
  readonly room: string;
  readonly profile: () => Profile;
  readonly ways: KnownWays;
  /** Nodes to join at, the best first; see {@link Places}. */
  readonly places: readonly string[];
  /** Of who comes from another node, see ConnectionOptions. */
  readonly arriveWith?: string;
}

/** A call at one node: signalling and media, and who is there as that node tells. */
export class Line {
  readonly connection: SignalingConnection;
  readonly peer: CallPeer;
  private readonly flow: FlowWatch;
  private isUp = false;
  private people: readonly Participant[] = [];
  private selfId: string | null = null;

  constructor(
    { room, profile, ways, places, arriveWith }: LineOptions,
    private readonly events: LineEvents,
  ) {
    this.peer = new CallPeer({
      offer: (offer) => this.connection.send(offer),
      reachable: () => this.isUp,
      relays: () => ways.relaysTo(this.connection.place),
      track: (trackId, track) => this.events.track(trackId, track),
      status: (status) => this.events.media(status),
      untaken: (kinds) => this.events.untaken(kinds),
    });
    this.flow = new FlowWatch(this.peer, {
      stalled: () => {
        this.connection.suspect();
        this.peer.stalled();
      },
      resumed: () => this.peer.resumed(),
    });
    this.connection = new SignalingConnection({
      url: (place) => socketUrl(location.origin, place, room),
      places: new Places(location.origin, places),
      profile,
      token: (place) => requestToken(room, profile().name, readHostKey(inWindow, room), place),
      open: (url, protocols) => new WebSocket(url, protocols) as Socket,
      events: {
        status: (status) => this.onStatus(status),
        message: (message) => this.onMessage(message),
        ended: (reason, detail) => this.events.ended(reason, detail),
      },
      ...(arriveWith === undefined ? {} : { arriveWith }),
    });
  }

  /** Who is in the room as this node tells, this person included. */
  get roster(): readonly Participant[] {
    return this.people;
  }

  get self(): Participant | null {
    return this.people.find(({ id }) => id === this.selfId) ?? null;
  }

  /** Everybody else. */
  get others(): readonly Participant[] {
    return this.people.filter(({ id }) => id !== this.selfId);
  }

  setLocal(kind: MediaKind, track: MediaStreamTrack | null): void {
    void this.peer.setLocal(kind, track);
  }

  /** Receives everybody who is there. */
  receive(): void {
    this.peer.receive(this.others.flatMap((each): readonly Track[] => each.tracks));
  }

  close(): void {
    this.flow.stop();
    this.connection.close();
    this.peer.close();
  }

  private onStatus(status: LinkStatus): void {
    this.isUp = status.kind === 'up';
    this.events.link(status);
  }

  private onMessage(message: ServerMessage): void {
    if (message.type === 'joined') {
      this.selfId = message.participantId;
      this.people = message.roster;
    } else if (message.type === 'roster') {
      this.people = message.participants;
    } else if (message.type === 'answer') {
      this.peer.onAnswer(message);
    } else if (message.type === 'error' && message.ref === 'offer') {
      this.peer.onOfferRefused(message.message);
    } else if (message.type === 'error' && message.code === 'media_failed') {
      this.peer.rebuild();
    }
    this.events.message(message);
  }
}
