import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { startSilence, type Silence } from '../media/audio-context';
import { readHostKey } from '../host-keys';
import { AudioMixer } from '../media/audio-mixer';
import { loudness, SPEAKING_LOUDNESS, TrackMeter } from '../media/levels';
import type { LocalDevice, LocalMedia } from '../media/local-media';
import { CallPeer } from '../media/peer';
import { SteadyPlayout } from '../media/steady-playout';
import { SignalingConnection, type Socket } from '../signaling/connection';
import type { Join, ServerMessage, Track } from '../signaling/messages';
import { requestToken } from '../signaling/rest';
import { Later } from './later';
import {
  initialState,
  othersOf,
  reduce,
  selfOf,
  streamsOf,
  type CallEvent,
  type CallState,
} from './state';
import { VoiceWatch } from './voice-watch';

export interface CallChoices {
  readonly room: string;
  readonly name: string;
  readonly speak: string;
  readonly hear: string;
  /** Whether others may see this person's mouth redrawn to match a translated voice. */
  readonly lips: boolean;
}

const NO_CHOICES: CallChoices = { room: '', name: '', speak: '', hear: '', lips: true };

interface Muted {
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
}

const LEVELS_EVERY_MS = 100;
const SPEAKING_HOLD_MS = 500;
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
  private readonly chosen = signal<CallChoices>(NO_CHOICES);
  private readonly current = signal<CallState>(initialState);
  private readonly loud = signal<ReadonlySet<string>>(new Set());
  private readonly tracks = signal<ReadonlyMap<string, MediaStreamTrack>>(new Map());
  private readonly lastLoudMs = new Map<string, number>();
  private readonly voiceWatch = new VoiceWatch();
  private readonly ownMeter: TrackMeter;
  private readonly silence: Silence;
  private readonly connection: SignalingConnection;
  private readonly peer: CallPeer;
  private readonly stops: (() => void)[] = [];
  private sentMuted: Muted | null = null;
  /** A change that came too fast was not made; the last wish still holds. */
  private readonly settleSoon = new Later(SETTLE_MS, () => {
    this.sentMuted = null;
    this.settle();
  });

  constructor(
    choices: CallChoices,
    context: AudioContext,
    private readonly local: LocalMedia,
    private readonly observe: (event: CallEvent) => void = () => undefined,
  ) {
    this.choices = this.chosen;
    this.chosen.value = choices;
    this.mixer = new AudioMixer(context);
    this.ownMeter = new TrackMeter(context);
    this.silence = startSilence(context);
    this.peer = new CallPeer({
      offer: (offer) => this.connection.send(offer),
      reachable: () => this.current.value.link.kind === 'up',
      track: (trackId, track) => this.onRemoteTrack(trackId, track),
      status: (status) => this.dispatch({ type: 'media', status }),
    });
    this.connection = new SignalingConnection({
      url: socketUrl(choices.room),
      profile: () => this.profile(),
      token: () =>
        requestToken(choices.room, choices.name, readHostKey(sessionStorage, choices.room)),
      open: (url, protocols) => new WebSocket(url, protocols) as Socket,
      events: {
        status: (status) => this.dispatch({ type: 'link', status }),
        message: (message) => this.onMessage(message),
        ended: (reason, detail) => this.onEnded({ type: 'ended', reason, detail }),
      },
    });
    this.start();
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
    return this.loud;
  }

  setLanguages(change: { readonly speak?: string; readonly hear?: string }): void {
    if (change.speak !== undefined) this.dispatch({ type: 'spoken-settled' });
    this.chosen.value = { ...this.chosen.value, ...change };
    this.connection.send({ type: 'languages', ...change });
  }

  /** This person speaks what they declared, whatever it sounds like. */
  keepSpoken(): void {
    this.dispatch({ type: 'spoken-settled' });
  }

  /** Whether others may see this person's mouth redrawn; takes effect at once. */
  setLips(allowed: boolean): void {
    this.chosen.value = { ...this.chosen.value, lips: allowed };
    this.connection.send({ type: 'lips', allowed });
  }

  /** Lets nobody new in, or anyone again; of hosts only. */
  setLocked(locked: boolean): void {
    this.connection.send({ type: 'lock', locked });
  }

  /** Sends somebody away; of hosts only. */
  removePerson(participantId: string): void {
    this.connection.send({ type: 'remove', participantId });
  }

  notify(text: string): void {
    this.dispatch({ type: 'toast', tone: 'info', text });
  }

  dismiss(toastId: number): void {
    this.dispatch({ type: 'toast-gone', id: toastId });
  }

  getStats(): Promise<RTCStatsReport> {
    return this.peer.getStats();
  }

  /** Asks for figures of latency again and again, until the returned function is called. */
  watchLatency(everyMs: number): () => void {
    const ask = (): void => {
      if (this.current.value.link.kind === 'up') this.connection.send({ type: 'latency' });
    };
    ask();
    const timer = setInterval(ask, everyMs);
    return () => clearInterval(timer);
  }

  leave(): void {
    this.connection.leave();
  }

  private start(): void {
    this.stops.push(
      effect(() => this.sendAudio(this.local.device('audio').value.track)),
      effect(() => void this.peer.setLocal('video', this.local.device('video').value.track)),
      effect(() => this.sendMute()),
    );
    const levels = setInterval(() => this.measure(), LEVELS_EVERY_MS);
    const patience = setTimeout(() => this.explainMissingMedia(), MEDIA_LIMIT_MS);
    const playout = new SteadyPlayout(this.peer, () => streamsOf(this.current.value));
    const hurry = (): void => this.connection.hurry();
    const leave = (): void => this.leave();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    this.stops.push(() => {
      clearInterval(levels);
      clearTimeout(patience);
      playout.stop();
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
    });
    this.connection.start();
  }

  /** Silence goes out in place of a missing microphone, or this side would look like a dead peer. */
  private sendAudio(track: MediaStreamTrack | null): void {
    this.ownMeter.follow(track);
    void this.peer.setLocal('audio', track ?? this.silence.track);
  }

  private dispatch(event: CallEvent): void {
    this.observe(event);
    const before = this.current.value;
    this.current.value = reduce(before, event);
    if (this.current.value.nextToast > before.nextToast) {
      const id = before.nextToast;
      setTimeout(() => this.dismiss(id), TOAST_MS);
    }
  }

  private onMessage(message: ServerMessage): void {
    const before = this.current.value;
    this.dispatch({ type: 'message', message, nowMs: Date.now() });
    switch (message.type) {
      case 'joined':
        this.onJoined(before.selfId, message.participantId);
        break;
      case 'roster':
        this.onRoster(before);
        break;
      case 'answer':
        this.peer.onAnswer(message);
        break;
      case 'talk':
        this.voiceWatch.talk(message.speakerId, message.talking, Date.now());
        this.mixer.duck(message.speakerId, message.talking);
        break;
      case 'error':
        if (message.ref === 'offer') this.peer.onOfferRefused(message.message);
        else if (message.code === 'media_failed') this.peer.rebuild();
        else if (message.code === 'rate_limited') this.settleSoon.ask();
        break;
      case 'caption':
      case 'service':
      case 'lips':
      case 'pong':
      case 'bye':
        break;
    }
  }

  private onJoined(previousId: string | null, id: string): void {
    this.retainSpeakers();
    this.peer.receive(this.receivable());
    if (previousId !== null && previousId !== id) this.peer.rebuild();
    else if (previousId !== null) this.peer.onSignalingResumed();
    this.settle();
  }

  /** Makes the service know what was chosen here. */
  private settle(): void {
    this.sendMute();
    const { speak, hear, lips } = this.chosen.value;
    const self = selfOf(this.current.value);
    if (self === null) return;
    if (self.speak !== speak || self.hear !== hear) this.setLanguages({ speak, hear });
    if (self.lips !== lips) this.setLips(lips);
  }

  private onRoster(before: CallState): void {
    this.retainSpeakers();
    this.peer.receive(this.receivable());
    const now = selfOf(this.current.value)?.connection;
    if (now === 'lost' && selfOf(before)?.connection !== 'lost') this.peer.rebuild();
  }

  private retainSpeakers(): void {
    const here = new Set(othersOf(this.current.value).map((each) => each.id));
    this.mixer.retain(here);
    const ids = new Set(this.receivable().map((track) => track.id));
    this.tracks.value = new Map([...this.tracks.value].filter(([id]) => ids.has(id)));
  }

  private receivable(): readonly Track[] {
    return othersOf(this.current.value).flatMap((each) => each.tracks);
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

  private measure(): void {
    const nowMs = Date.now();
    const { participants, selfId } = this.current.value;
    for (const { id, audioMuted } of participants) {
      const original = id === selfId ? this.ownMeter.rms() : this.mixer.rms(id, 'original');
      const translation = this.mixer.rms(id, 'translation');
      if (this.voiceWatch.heard(id, translation, nowMs)) {
        this.dispatch({ type: 'voice-quiet', speakerId: id });
        this.mixer.duck(id, false);
      }
      const level = Math.max(audioMuted ? 0 : loudness(original), loudness(translation));
      if (level >= SPEAKING_LOUDNESS) this.lastLoudMs.set(id, nowMs);
    }
    const isLoud = (id: string): boolean =>
      nowMs - (this.lastLoudMs.get(id) ?? 0) < SPEAKING_HOLD_MS;
    const ids = participants.map((each) => each.id).filter(isLoud);
    const same = ids.length === this.loud.value.size && ids.every((id) => this.loud.value.has(id));
    if (!same) this.loud.value = new Set(ids);
  }

  private profile(): Omit<Join, 'type' | 'resumeKey'> {
    const { name, speak, hear, lips } = this.chosen.value;
    const knows = navigator.languages.slice(0, MOST_KNOWN);
    this.sentMuted = this.muted();
    return { name, speak, hear, lips, knows, ...this.sentMuted };
  }

  private muted(): Muted {
    const isMuted = ({ muted, track }: LocalDevice): boolean => muted || track === null;
    return {
      audioMuted: isMuted(this.local.device('audio').value),
      videoMuted: isMuted(this.local.device('video').value),
    };
  }

  private sendMute(): void {
    const now = this.muted();
    const { audioMuted: audio, videoMuted: video } = now;
    if (audio === this.sentMuted?.audioMuted && video === this.sentMuted.videoMuted) return;
    if (this.connection.send({ type: 'mute', audio, video })) this.sentMuted = now;
  }

  private explainMissingMedia(): void {
    const { media, link } = this.current.value;
    if (media === 'connected' || link.kind !== 'up') return;
    const text =
      'Sound and picture do not get through. Your network may block UDP; try another network.';
    this.dispatch({ type: 'toast', tone: 'warning', text });
  }

  private onEnded(event: CallEvent): void {
    for (const stop of this.stops.splice(0)) stop();
    this.settleSoon.cancel();
    this.peer.close();
    this.mixer.close();
    this.silence.stop();
    this.ownMeter.follow(null);
    this.dispatch(event);
  }
}

function socketUrl(room: string): string {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${location.host}/ws/rooms/${encodeURIComponent(room)}`;
}
