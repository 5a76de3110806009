/** AudioContext.setSinkId, which not every browser has. */
interface SinkContext {
  setSinkId(id: string): Promise<void>;
}

const hasSink = (context: object): context is SinkContext => 'setSinkId' in context;

/** Safari's Audio Session API. */
interface SessionNavigator {
  readonly audioSession?: { type: string };
}

/** What may wake sound: of a touch, only its end counts as something that the person did. */
const GESTURES = ['pointerdown', 'pointerup', 'touchend', 'click', 'keydown'] as const;

/**
 * The page's audio context. Browsers start it suspended until the person does something on the page,
 * so every click and key tries to wake it until it runs, and so does coming back to the page.
 *
 * @param sampleRateHz forces a rate; by default it is the output device's own
 */
export function createAudioContext(sampleRateHz?: number): AudioContext {
  const { audioSession } = navigator as SessionNavigator;
  // Else an iPhone's ring switch mutes the call of who has no microphone open.
  if (audioSession !== undefined) audioSession.type = 'play-and-record';
  const context = new AudioContext({
    latencyHint: 'interactive',
    ...(sampleRateHz === undefined ? {} : { sampleRate: sampleRateHz }),
  });
  const wake = (): void => {
    if (context.state === 'running' || context.state === 'closed') return;
    void context.resume().catch(() => undefined);
  };
  for (const gesture of GESTURES) document.addEventListener(gesture, wake);
  document.addEventListener('visibilitychange', wake);
  wake();
  return context;
}

export interface Silence {
  readonly track: MediaStreamTrack | null;
  readonly stop: () => void;
}

/** Digital silence as a track. Needs a source: a destination without one sends nothing at all. */
export function startSilence(context: AudioContext): Silence {
  const output = context.createMediaStreamDestination();
  const zero = new ConstantSourceNode(context, { offset: 0 });
  zero.connect(output);
  zero.start();
  return { track: output.stream.getAudioTracks()[0] ?? null, stop: () => zero.stop() };
}

export const canChooseSpeaker = (): boolean =>
  typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype;

/** Plays through this output device; an empty id is the system's default. */
export async function setSpeaker(context: AudioContext, deviceId: string): Promise<void> {
  if (hasSink(context)) await context.setSinkId(deviceId);
}
