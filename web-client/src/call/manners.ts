import type { LocalMedia } from '../media/local-media';
import type { Hushed, Reacted, Reaction } from '../signaling/manners';
import type { Caption, ClientMessage, Join, ServerMessage } from '../signaling/messages';
import { OwnTurn } from './own-turn';
import { Reactions } from './reactions';
import { selfOf, type CallState } from './state';
import { t } from '../texts/texts';

type Wish = Exclude<ClientMessage, Join>;

/** What a call gives to {@link Manners}. */
export interface MannersHost {
  state(): CallState;
  /** To the node that answers for the call. */
  send(message: Wish): void;
  /** To the one where this person will be as well, while they move. */
  sendBoth(message: Wish): void;
  notify(text: string): void;
}

/** Hands, reactions, and what a host does with others. */
export class Manners {
  readonly reactions = new Reactions();
  private readonly turn = new OwnTurn();
  private toldOfEcho = false;

  constructor(
    private readonly local: Pick<LocalMedia, 'setMuted'>,
    private readonly host: MannersHost,
  ) {}

  setHand(raised: boolean): void {
    if (raised) this.turn.raised(performance.now());
    else this.turn.lowered();
    this.host.sendBoth({ type: 'hand', raised });
  }

  toggleHand(): void {
    this.setHand((selfOf(this.host.state())?.handMs ?? 0) === 0);
  }

  /** Of hosts only, as all below but {@link react}. */
  lowerHand(participantId: string): void {
    this.host.send({ type: 'hand', raised: false, participantId });
  }

  react(reaction: Reaction): void {
    if (this.reactions.takes(performance.now())) this.host.send({ type: 'reaction', reaction });
  }

  /** Mutes somebody, who alone can unmute. */
  hush(participantId: string): void {
    this.host.send({ type: 'hush', participantId });
  }

  /** Lets nobody new in, or anyone again. */
  setLocked(locked: boolean): void {
    this.host.send({ type: 'lock', locked });
  }

  /** Sends somebody away. */
  removePerson(participantId: string): void {
    this.host.send({ type: 'remove', participantId });
  }

  setTranscripts(kept: boolean): void {
    this.host.send({ type: 'transcripts', kept });
  }

  /**
   * What the service tells; most of it is not of this.
   *
   * @param nowMs of the page's monotonic clock
   */
  on(message: ServerMessage, nowMs: number): void {
    if (message.type === 'reaction') this.onReaction(message);
    else if (message.type === 'hushed') this.onHushed(message);
    else if (message.type === 'echo') this.onEcho();
    else if (message.type === 'caption') this.onCaption(message, nowMs);
  }

  private onReaction({ participantId, reaction }: Reacted): void {
    this.reactions.show(participantId, reaction);
  }

  /** The node plays nothing of the microphone until this person switches it on again. */
  private onHushed({ by }: Hushed): void {
    void this.local.setMuted('audio', true);
    const name = this.host.state().names.get(by) ?? t().people.theHost;
    this.host.notify(t().people.mutedYou(name));
  }

  /** Once in a call: who cannot do anything about it need not read it again. */
  private onEcho(): void {
    if (this.toldOfEcho) return;
    this.toldOfEcho = true;
    this.host.notify(t().devices.echo);
  }

  /** Who was heard to the end of a sentence has had their turn: the hand goes down. */
  private onCaption(caption: Caption, nowMs: number): void {
    const self = selfOf(this.host.state());
    if (self === null || self.id !== caption.speakerId) return;
    if (!this.turn.heard(caption, nowMs) || self.handMs === 0) return;
    this.setHand(false);
    this.host.notify(t().people.handDownAgain);
  }

  stop(): void {
    this.reactions.stop();
  }
}
