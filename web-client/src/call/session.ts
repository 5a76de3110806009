import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { startSilence, type Silence } from '../media/audio-context';
import { AudioMixer } from '../media/audio-mixer';
import type { LocalMedia } from '../media/local-media';
import { SteadyPlayout } from '../media/steady-playout';
import type { Profile } from '../signaling/connection';
import type { Joined, MediaKind, ServerMessage, Talk } from '../signaling/messages';
import type { KnownWays } from '../signaling/ways';
import { Chat } from './chat';
import { NO_CHOICES, type CallChoices } from './choices';
import { Later } from './later';
import { Lines } from './lines';
import { Manners } from './manners';
import { NearerNode, type Whereabouts } from './nearer';
import { OwnMute, untakenText } from './own-mute';
import { Speaking } from './speaking';
import {
  initialState,
  othersOf,
  reduce,
  selfOf,
  streamsOf,
  type CallEvent,
  type CallState,
} from './state';
import { t } from '../texts/texts';

const LEVELS_EVERY_MS = 100;
/** No media this long after joining: say so. */
const MEDIA_LIMIT_MS = 12_000;
const TOAST_MS = 8_000;
/** Changes come back at 5 a second. */
const SETTLE_MS = 1_000;
/** Of the browser's languages; the service reads no more. */
const MOST_KNOWN = 16;

/** One stay in one room: signalling, media and state together. Lives until {@link leave}. */
export class CallSession {
  readonly choices: ReadonlySignal<CallChoices>;
  readonly mixer: AudioMixer;
  readonly chat = new Chat(
    (message) => this.lines.main.connection.send(message),
    () => this.chosen.value.hear,
    (text) => this.dispatch({ type: 'toast', tone: 'info', text, about: 'chat' }),
  );
  readonly manners: Manners;
  private readonly chosen = signal<CallChoices>(NO_CHOICES);
  private readonly current = signal<CallState>(initialState);
  private readonly tracks = signal<ReadonlyMap<string, MediaStreamTrack>>(new Map());
  private readonly loud: Speaking;
  private readonly mute: OwnMute;
  private readonly silence: Silence;
  private readonly lines: Lines;
  private views: Readonly<Record<string, number>> | null = null;
  private readonly stops: (() => void)[] = [];
  /** A change that came too fast was not made; the last wish still holds. */
  private readonly settleSoon = new Later(SETTLE_MS, () => {
    this.mute.forget();
    this.settle();
  });

  /**
   * @param places nodes to join at, the best first
   */
  constructor(
    choices: CallChoices,
    context: AudioContext,
    private readonly local: LocalMedia,
    ways: KnownWays,
    places: readonly string[],
    private readonly observe: (event: CallEvent) => void = () => undefined,
  ) {
    this.choices = this.chosen;
    this.chosen.value = choices;
    this.mixer = new AudioMixer(context);
    this.loud = new Speaking(context, this.mixer, (speakerId) => {
      this.dispatch({ type: 'voice-quiet', speakerId });
      this.mixer.duck(speakerId, false);
    });
    this.mute = new OwnMute(local);
    this.manners = new Manners(local, {
      state: () => this.current.value,
      send: (message) => this.lines.main.connection.send(message),
      sendBoth: (message) => this.lines.send(message),
      notify: (text) => this.notify(text),
    });
    this.silence = startSilence(context);
    this.lines = new Lines(choices.room, () => this.profile(), ways, places, {
      link: (status) => this.dispatch({ type: 'link', status }),
      media: (status) => this.dispatch({ type: 'media', status }),
      message: (message) => this.onMessage(message),
      track: (trackId, track) => this.onRemoteTrack(trackId, track),
      people: (participants) => {
        this.dispatch({ type: 'people', participants });
        this.retainSpeakers();
      },
      talk: (message) => this.onTalk(message),
      talking: () => new Set(this.current.value.talking.keys()),
      untaken: (kinds) => this.onUntaken(kinds),
      settled: (told, again) => this.onSettled(told, again),
      ended: (reason, detail) => this.onEnded({ type: 'ended', reason, detail }),
    });
    this.start();
  }

  /** The node that answers for this call, see Places. */
  get place(): string {
    return this.lines.main.connection.place;
  }

  get state(): ReadonlySignal<CallState> {
    return this.current;
  }

  /** A remote video or audio track as it is received, by track id. */
  get remoteTracks(): ReadonlySignal<ReadonlyMap<string, MediaStreamTrack>> {
    return this.tracks;
  }

  /** Who is heard right now, this person included. */
  get speaking(): ReadonlySignal<ReadonlySet<string>> {
    return this.loud.ids;
  }

  setLanguages(change: { readonly speak?: string; readonly hear?: string }): void {
    if (change.speak !== undefined) this.dispatch({ type: 'spoken-settled' });
    this.chosen.value = { ...this.chosen.value, ...change };
    this.lines.send({ type: 'languages', ...change });
  }

  /** This person speaks what they declared, whatever it sounds like. */
  keepSpoken(): void {
    this.dispatch({ type: 'spoken-settled' });
  }

  /** Whether others may see this person's mouth redrawn; takes effect at once. */
  setLips(allowed: boolean): void {
    this.chosen.value = { ...this.chosen.value, lips: allowed };
    this.lines.send({ type: 'lips', allowed });
  }

  /** How tall each camera is shown, in pixels of the screen; who is not in it is not shown. */
  setViews(heights: Readonly<Record<string, number>>): void {
    this.views = heights;
    this.lines.send({ type: 'views', heights });
  }

  notify(text: string): void {
    this.dispatch({ type: 'toast', tone: 'info', text });
  }

  dismiss(toastId: number): void {
    this.dispatch({ type: 'toast-gone', id: toastId });
  }

  getStats(): Promise<RTCStatsReport> {
    return this.lines.main.peer.getStats();
  }

  /** Asks for figures of latency again and again, until the returned function is called. */
  watchLatency(everyMs: number): () => void {
    const ask = (): void => {
      if (this.current.value.link.kind === 'up')
        this.lines.main.connection.send({ type: 'latency' });
    };
    ask();
    const timer = setInterval(ask, everyMs);
    return () => clearInterval(timer);
  }

  leave(): void {
    this.lines.main.connection.leave();
  }

  private start(): void {
    this.stops.push(
      effect(() => this.sendAudio(this.local.device('audio').value.track)),
      effect(() => this.lines.setLocal('video', this.local.device('video').value.track)),
      effect(() => this.mute.send((message) => this.lines.send(message))),
    );
    const levels = setInterval(() => {
      const { participants, selfId } = this.current.value;
      this.loud.measure(participants, selfId, performance.now());
    }, LEVELS_EVERY_MS);
    const patience = setTimeout(() => this.explainMissingMedia(), MEDIA_LIMIT_MS);
    const receiving = {
      getStats: () => this.getStats(),
      receivers: () => this.lines.main.peer.receivers(),
    };
    const playout = new SteadyPlayout(receiving, () => streamsOf(this.current.value));
    const nearer = new NearerNode(
      () => this.whereabouts(),
      (place) => this.lines.main.connection.send({ type: 'nearer', url: place || location.origin }),
    );
    const hurry = (): void => this.lines.main.connection.hurry();
    const leave = (): void => this.leave();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    this.stops.push(() => {
      clearInterval(levels);
      clearTimeout(patience);
      playout.stop();
      nearer.stop();
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
    });
    this.lines.main.connection.start();
  }

  private whereabouts(): Whereabouts | null {
    if (this.current.value.link.kind !== 'up' || this.lines.isMoving) return null;
    const { place: here, elsewhere } = this.lines.main.connection;
    return { here, elsewhere };
  }

  /** Silence goes out in place of a missing microphone, or this side would look like a dead peer. */
  private sendAudio(track: MediaStreamTrack | null): void {
    this.loud.follow(track);
    this.lines.setLocal('audio', track ?? this.silence.track);
  }

  private dispatch(event: CallEvent): void {
    this.observe(event);
    if (event.type === 'message') this.chat.hear(event.message);
    const before = this.current.value;
    this.current.value = reduce(before, event);
    if (this.current.value.nextToast > before.nextToast) {
      const id = before.nextToast;
      setTimeout(() => this.dismiss(id), TOAST_MS);
    }
  }

  private onMessage(message: ServerMessage): void {
    if (message.type === 'talk') {
      this.onTalk(message);
      return;
    }
    const before = this.current.value;
    this.dispatch({ type: 'message', message, nowMs: Date.now() });
    if (message.type === 'joined') this.onJoined(before, message);
    else if (message.type === 'roster') this.onRoster(before);
    else this.manners.on(message, performance.now());
    if (message.type === 'error' && message.code === 'rate_limited') this.settleSoon.ask();
  }

  private onTalk(message: Talk): void {
    this.dispatch({ type: 'message', message, nowMs: Date.now() });
    this.loud.talk(message.speakerId, message.talking, performance.now());
    this.mixer.duck(message.speakerId, message.talking);
  }

  /** At another node for good; what it has told so far holds from now on. */
  private onSettled(told: readonly ServerMessage[], again: boolean): void {
    for (const speakerId of this.current.value.talking.keys()) this.mixer.duck(speakerId, false);
    for (const message of told) {
      if (message.type === 'talk') this.onTalk(message);
      else this.dispatch({ type: 'message', message, nowMs: Date.now() });
    }
    this.dispatch({ type: 'link', status: { kind: 'up' } });
    if (again) this.lines.main.peer.rebuild();
    this.retainSpeakers();
    // What the new node refused, being told too much at once, was not made there.
    this.mute.forget();
    this.settle();
  }

  private onJoined(before: CallState, { participantId, node }: Joined): void {
    this.retainSpeakers();
    this.lines.main.receive();
    const isElsewhere = before.nodeId !== (node?.id ?? null);
    if (before.selfId !== null && (before.selfId !== participantId || isElsewhere)) {
      for (const speakerId of before.talking.keys()) this.mixer.duck(speakerId, false);
      this.lines.main.peer.rebuild();
    } else if (before.selfId !== null) {
      this.lines.main.peer.onSignalingResumed();
    }
    this.settle();
  }

  /** Makes the service know what was chosen here. */
  private settle(): void {
    this.mute.send((message) => this.lines.send(message));
    const { speak, hear, lips } = this.chosen.value;
    const self = selfOf(this.current.value);
    if (self === null) return;
    if (self.speak !== speak || self.hear !== hear) this.setLanguages({ speak, hear });
    if (self.lips !== lips) this.setLips(lips);
    if (this.views !== null) this.setViews(this.views);
  }

  private onRoster(before: CallState): void {
    this.retainSpeakers();
    this.lines.main.receive();
    const now = selfOf(this.current.value)?.connection;
    if (now === 'lost' && selfOf(before)?.connection !== 'lost') this.lines.main.peer.rebuild();
  }

  private retainSpeakers(): void {
    const here = new Set(othersOf(this.current.value).map((each) => each.id));
    this.mixer.retain(here);
    const ids = new Set(
      othersOf(this.current.value).flatMap((each) => each.tracks.map(({ id }) => id)),
    );
    this.tracks.value = new Map([...this.tracks.value].filter(([id]) => ids.has(id)));
  }

  private onRemoteTrack(trackId: string, track: MediaStreamTrack): void {
    if (this.tracks.value.get(trackId) === track) return;
    const speaker = othersOf(this.current.value).find((each) =>
      each.tracks.some((its) => its.id === trackId),
    );
    if (speaker === undefined) return;
    this.tracks.value = new Map(this.tracks.value).set(trackId, track);
    if (track.kind !== 'audio') return;
    const synthetic = speaker.tracks.find((its) => its.id === trackId)?.synthetic === true;
    this.mixer.attach(speaker.id, synthetic ? 'translation' : 'original', track);
    this.mixer.duck(speaker.id, this.current.value.talking.has(speaker.id));
  }

  private profile(): Profile {
    const { name, speak, hear, lips } = this.chosen.value;
    const knows = navigator.languages.slice(0, MOST_KNOWN);
    return { name, speak, hear, lips, knows, ...this.mute.told() };
  }

  /** Those others would take for live, and see and hear nothing. */
  private onUntaken(kinds: readonly MediaKind[]): void {
    for (const kind of this.mute.newlyUntaken(kinds)) {
      this.dispatch({ type: 'toast', tone: 'warning', text: untakenText(kind) });
    }
  }

  private explainMissingMedia(): void {
    const { media, link } = this.current.value;
    if (media === 'connected' || link.kind !== 'up') return;
    this.dispatch({ type: 'toast', tone: 'warning', text: t().call.noMedia });
  }

  private onEnded(event: CallEvent): void {
    for (const stop of this.stops.splice(0)) stop();
    this.settleSoon.cancel();
    this.chat.close();
    this.lines.close();
    this.mixer.close();
    this.silence.stop();
    this.manners.stop();
    this.loud.follow(null);
    this.dispatch(event);
  }
}
