import type { EndReason, Profile } from '../signaling/connection';
import type {
  ClientMessage,
  Join,
  MediaKind,
  Move,
  Participant,
  ServerMessage,
  Talk,
} from '../signaling/messages';
import { isChat } from '../signaling/chat-messages';
import { placeOf } from '../signaling/places';
import type { KnownWays } from '../signaling/ways';
import { Line, type LineEvents, type LineOptions } from './line';
import { Mover } from './mover';

/** What becomes of the line of a call, and of the other one while this person moves. */
export interface LinesHost extends LineEvents {
  /** Who is there, as both nodes tell. */
  people(participants: readonly Participant[]): void;
  /** A voice starts or stops that comes from the other node already. */
  talk(message: Talk): void;
  /** At another node from now on; see Mover. */
  settled(told: readonly ServerMessage[], again: boolean): void;
  /** Whose synthetic voice talks. */
  talking(): ReadonlySet<string>;
}

/** The line of a call to its node; two while this person moves to another one. */
export class Lines {
  private line: Line;
  private mover: Mover<Line> | null = null;
  private readonly local: Record<MediaKind, MediaStreamTrack | null> = { audio: null, video: null };
  private over = false;

  /**
   * @param places nodes to join at, the best first
   */
  constructor(
    private readonly room: string,
    private readonly profile: () => Profile,
    private readonly ways: KnownWays,
    places: readonly string[],
    private readonly host: LinesHost,
  ) {
    this.line = this.open({ room, profile, ways, places });
  }

  /** The node that answers for this call. */
  get main(): Line {
    return this.line;
  }

  /** Whether this person is on the way to another node. */
  get isMoving(): boolean {
    return this.mover !== null;
  }

  setLocal(kind: MediaKind, track: MediaStreamTrack | null): void {
    this.local[kind] = track;
    this.line.setLocal(kind, track);
    this.mover?.line.setLocal(kind, track);
  }

  /** Tells this node, and the one where this person will be; whether this one was told. */
  send(message: Exclude<ClientMessage, Join>): boolean {
    this.mover?.line.connection.send(message);
    return this.line.connection.send(message);
  }

  /** The call is over. */
  close(): void {
    this.over = true;
    this.mover?.abandon();
    this.mover = null;
    this.line.close();
  }

  private open(options: LineOptions, moving?: LineEvents): Line {
    const events = (): LineEvents | undefined => (line === this.line ? this.host : moving);
    const line: Line = new Line(options, {
      link: (status) => events()?.link(status),
      media: (status) => events()?.media(status),
      message: (message) => {
        if (line === this.line) this.onMessage(message);
        // What is written is the same at both nodes, and is known by its id.
        else if (isChat(message)) this.host.message(message);
        else moving?.message(message);
      },
      track: (trackId, track) => {
        // What comes from the other node already is named here again after every negotiation.
        if (line !== this.line || this.mover?.plays(trackId) !== true) {
          events()?.track(trackId, track);
        }
      },
      untaken: (kinds) => events()?.untaken(kinds),
      ended: (reason, detail) =>
        line === this.line ? this.onEnded(reason, detail) : moving?.ended(reason, detail),
    });
    return line;
  }

  private onMessage(message: ServerMessage): void {
    this.mover?.heard(message);
    // A voice that comes from the other node is that one's to tell of.
    if (message.type === 'talk' && this.mover?.hasVoice(message.speakerId) === true) return;
    if (message.type === 'move') this.move(message);
    this.host.message(
      message.type === 'roster' ? { ...message, participants: this.everybody() } : message,
    );
  }

  /** Who is at this node, or at one of both. */
  private everybody(): readonly Participant[] {
    if (this.mover === null) return this.line.roster;
    const self = this.line.self;
    return [...(self === null ? [] : [self]), ...this.mover.together()];
  }

  private onEnded(reason: EndReason, detail: string): void {
    if (!this.over && this.mover?.oldEnded(reason) !== true) this.host.ended(reason, detail);
  }

  private move(move: Move): void {
    const place = placeOf(location.origin, move.url);
    if (this.mover !== null || place === null) return;
    const { room, profile, ways } = this;
    this.mover = new Mover(
      move,
      this.line,
      (events) => {
        const line = this.open(
          { room, profile, ways, places: [place], arriveWith: move.ticket },
          events,
        );
        for (const kind of ['audio', 'video'] as const) line.setLocal(kind, this.local[kind]);
        return line;
      },
      () => this.host.talking(),
      {
        people: () => this.host.people(this.everybody()),
        play: (trackId, track) => this.host.track(trackId, track),
        talk: (message) => this.host.talk(message),
        ofSelf: (message) => this.host.message(message),
        settled: (told, again) => this.onSettled(told, again),
        stayed: () => {
          this.mover = null;
          this.host.people(this.line.roster);
        },
        ended: (reason, detail) => {
          this.mover = null;
          this.host.ended(reason, detail);
        },
      },
    );
  }

  private onSettled(told: readonly ServerMessage[], again: boolean): void {
    if (this.mover === null) return;
    this.line = this.mover.line;
    this.mover = null;
    this.host.settled(told, again);
  }
}
