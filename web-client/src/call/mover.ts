import type {
  Joined,
  LetGo,
  Lips,
  Misdeclared,
  Move,
  Participant,
  Roster,
  ServerMessage,
  Service,
  Talk,
} from '../signaling/messages';
import type { Echo, Hushed } from '../signaling/manners';
import type { EndReason } from '../signaling/connection';
import { CaptionEcho } from './caption-echo';
import type { LineEvents } from './line';

/** The old node, as far as a move needs it; a Line fits. */
export interface OldSide {
  readonly others: readonly Participant[];
  readonly connection: {
    send(message: { readonly type: 'stays' }): boolean;
    depart(): void;
    readonly silenceMs: number;
  };
  readonly peer: { roundTripMs(): Promise<number> };
  close(): void;
}

/** The new node; a Line fits. */
export interface NewSide {
  readonly others: readonly Participant[];
  readonly connection: {
    start(): void;
    send(message: { readonly type: 'begin'; readonly agoMs: number }): boolean;
    arrived(): void;
    leave(): void;
  };
  readonly peer: { received(): Promise<ReadonlyMap<string, number>> };
  receive(): void;
  close(): void;
}

export interface MoveEvents {
  /** The new node told who is there. */
  people(): void;
  /** Is to be played from now on, in place of the same track of the old node. */
  play(trackId: string, track: MediaStreamTrack): void;
  /** News of a voice that is played as the new node sends it. */
  talk(message: Talk): void;
  /** The new node told something of this person that holds wherever they are heard. */
  ofSelf(message: Hushed | Echo | Misdeclared): void;
  /**
   * The new node is the one from now on.
   *
   * @param told what it has told so far, in order
   * @param again whether its socket broke meanwhile and came back, there or elsewhere
   */
  settled(told: readonly ServerMessage[], again: boolean): void;
  /** The old node stays the one; nothing has changed. */
  stayed(): void;
  /** The new node, which is the one already, says that the call is over. */
  ended(reason: EndReason, detail: string): void;
}

const LOOK_EVERY_MS = 50;
/** 100 ms of sound: its buffer has begun to play. */
const FIRST_PACKETS = 5;

/**
 * Makes a call at another node before it is broken off at the old one. Opens a second line and
 * waits until what is heard and seen here is heard and seen there; says so to both nodes; plays track
 * by track as the new one sends them; and ends when the old one has let go, or the time is over.
 */
export class Mover<L extends NewSide> {
  readonly line: L;
  private phase: 'opening' | 'leaving' | 'over' = 'opening';
  private sinceMs = performance.now();
  private begun = false;
  private joined: Joined | null = null;
  private roster: Roster | null = null;
  private mediaSinceMs: number | null = null;
  private readonly tracks = new Map<string, MediaStreamTrack>();
  private readonly played = new Set<string>();
  private readonly talks = new Map<string, Talk>();
  private readonly services = new Map<string, Service>();
  private readonly lips = new Map<string, Lips>();
  private readonly echo = new CaptionEcho();
  private readonly timer: ReturnType<typeof setInterval>;

  /**
   * @param open makes the line to the new node, which is not started yet
   * @param talking whose synthetic voice the old node says is talking
   */
  constructor(
    private readonly move: Move,
    private readonly old: OldSide,
    open: (events: LineEvents) => L,
    private readonly talking: () => ReadonlySet<string>,
    private readonly events: MoveEvents,
  ) {
    this.line = open({
      link: () => undefined,
      media: (status) => {
        this.mediaSinceMs =
          status === 'connected' ? (this.mediaSinceMs ?? performance.now()) : null;
      },
      message: (message) => this.onMessage(message),
      track: (trackId, track) => this.tracks.set(trackId, track),
      untaken: () => undefined,
      ended: (reason, detail) => this.onEnded(reason, detail),
    });
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.line.connection.start();
  }

  /** Whether this speaker's voice is played as the new node sends it. */
  hasVoice(speakerId: string): boolean {
    return this.played.has(voiceOf(speakerId));
  }

  /** Whether this track is. */
  plays(trackId: string): boolean {
    return this.played.has(trackId);
  }

  /** Everybody who is at one of both nodes, as the new one knows them where it hears them. */
  together(): readonly Participant[] {
    const there = new Map(this.line.others.map((each) => [each.id, each]));
    const here = this.old.others;
    const known = new Set(here.map(({ id }) => id));
    return [
      ...here.map((each) => {
        const other = there.get(each.id);
        return other?.connection === 'connected' ? other : each;
      }),
      ...this.line.others.filter(({ id }) => !known.has(id)),
    ];
  }

  /** The old node told something. */
  heard(message: ServerMessage): void {
    if (message.type === 'caption' && this.joined !== null) this.echo.heard(message);
    if (message.type === 'letgo') void this.letGo(message);
  }

  /**
   * The old node is done with this person.
   *
   * @returns whether that is part of the move; else the call is over
   */
  oldEnded(reason: EndReason): boolean {
    if (this.phase === 'opening' || (reason !== 'moved' && reason !== 'replaced')) return false;
    if (this.phase === 'leaving') this.settle();
    return true;
  }

  /** The call is over. */
  abandon(): void {
    if (this.phase === 'over') return;
    this.stop();
    this.line.connection.leave();
    this.line.close();
  }

  private async letGo({ agoMs }: LetGo): Promise<void> {
    const heardAtMs = performance.now();
    // The old node dates by its arrivals, and its word took as long as the sound before it.
    const wayMs = await this.old.peer.roundTripMs().catch(() => 0);
    if (this.phase === 'leaving') this.begin(agoMs + wayMs + performance.now() - heardAtMs);
  }

  private begin(agoMs: number): void {
    if (this.begun) return;
    this.begun = true;
    this.line.connection.send({ type: 'begin', agoMs: Math.max(0, Math.round(agoMs)) });
  }

  private async look(): Promise<void> {
    const counts = await this.line.peer.received().catch(() => new Map<string, number>());
    if (this.phase === 'over') return;
    const flows = (trackId: string): boolean => (counts.get(trackId) ?? 0) >= FIRST_PACKETS;
    const waitedMs = performance.now() - this.sinceMs;
    if (this.phase === 'leaving') {
      if (waitedMs >= this.move.deadlineMs) this.settle();
      else this.swap(flows);
    } else if (this.isComplete(flows)) {
      this.arrive(flows);
    } else if (waitedMs >= this.move.deadlineMs) {
      this.fail();
    } else {
      this.swap(flows);
    }
  }

  /** Whether everybody's sound and picture comes from there, or is not worth waiting for any more. */
  private isComplete(flows: (trackId: string) => boolean): boolean {
    if (this.joined === null || this.mediaSinceMs === null) return false;
    if (performance.now() - this.mediaSinceMs >= this.move.deadlineMs / 2) return true;
    const there = new Map(this.line.others.map((each) => [each.id, each]));
    const wanted = [...this.old.others, ...this.line.others].filter(isConnected);
    return wanted.every(({ id }) => {
      const other = there.get(id);
      if (other === undefined || !isConnected(other)) return false;
      return other.tracks.every(
        ({ id: trackId, kind, synthetic }) =>
          synthetic || (kind === 'video' && other.videoMuted) || flows(trackId),
      );
    });
  }

  private arrive(flows: (trackId: string) => boolean): void {
    this.phase = 'leaving';
    this.sinceMs = performance.now();
    this.line.connection.arrived();
    this.old.connection.depart();
    this.swap(flows);
  }

  private swap(flows: (trackId: string) => boolean): void {
    const here = new Set(this.old.others.map(({ id }) => id));
    for (const { id: speakerId, tracks } of this.line.others) {
      // Until this person has arrived they hear only those there who are no longer here.
      if (this.phase === 'opening' && here.has(speakerId)) continue;
      for (const { id, kind, synthetic } of tracks) {
        if (!flows(id)) continue;
        if (!synthetic) this.play(id);
        else if (kind === 'audio' && this.isQuiet(speakerId)) this.play(id);
      }
    }
  }

  /** Whether nothing is doubled or lost when the voice comes from the other node from now on. */
  private isQuiet(speakerId: string): boolean {
    return !this.talking().has(speakerId) && this.talks.get(speakerId)?.talking !== true;
  }

  private play(trackId: string): void {
    const track = this.tracks.get(trackId);
    if (track === undefined || this.played.has(trackId)) return;
    this.played.add(trackId);
    this.events.play(trackId, track);
  }

  private settle(again = false): void {
    this.begin(this.old.connection.silenceMs);
    for (const trackId of this.tracks.keys()) this.play(trackId);
    this.stop();
    this.old.close();
    const told: (ServerMessage | null)[] = [
      this.joined,
      this.roster,
      ...this.services.values(),
      ...this.lips.values(),
      ...this.talks.values(),
      ...this.echo.rest(),
    ];
    this.events.settled(
      told.filter((message) => message !== null),
      again,
    );
  }

  private fail(): void {
    this.abandon();
    this.old.connection.send({ type: 'stays' });
    this.events.stayed();
  }

  private stop(): void {
    this.phase = 'over';
    clearInterval(this.timer);
  }

  private onMessage(message: ServerMessage): void {
    if (this.phase === 'over') return;
    switch (message.type) {
      case 'joined':
        this.onJoined(message);
        break;
      case 'roster':
        this.roster = message;
        this.line.receive();
        this.events.people();
        break;
      case 'caption':
        this.echo.hold(message);
        break;
      case 'talk':
        this.talks.set(message.speakerId, message);
        if (this.hasVoice(message.speakerId)) this.events.talk(message);
        break;
      case 'service':
        this.services.set(message.speakerId, message);
        break;
      case 'lips':
        this.lips.set(message.speakerId, message);
        break;
      case 'hushed':
      case 'echo':
      case 'misdeclared':
        this.events.ofSelf(message);
        break;
      default:
        break;
    }
  }

  private onJoined(message: Joined): void {
    const again = this.joined !== null;
    this.joined = message;
    this.roster = null;
    this.line.receive();
    // It broke and came back: it is a call like any other, and tells the rest itself.
    if (again && this.phase === 'leaving') this.settle(true);
    else this.events.people();
  }

  private onEnded(reason: EndReason, detail: string): void {
    if (this.phase === 'opening') {
      this.fail();
    } else if (this.phase === 'leaving') {
      this.stop();
      this.events.ended(reason, detail);
    }
  }
}

const isConnected = ({ connection }: Participant): boolean => connection === 'connected';

const voiceOf = (speakerId: string): string => `${speakerId}.translation`;
