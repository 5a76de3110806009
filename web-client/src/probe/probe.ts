import type { CallSession } from '../call/session';
import type { Voice } from '../media/audio-mixer';
import type { Picture } from '../media/picture-switch';
import type { EventLog } from './event-log';
import { Recorder } from './recorder';

/** With `?probe` the page's audio runs at this rate, whatever the device has. */
export const PROBE_RATE_HZ = 48_000;

/**
 * Opens `window.babelgrid` on a call: a read-only view for tests that drive a real browser. Only
 * pages opened with `?probe` have it. See README.md in web-client.
 */
export function expose(session: CallSession, log: EventLog): void {
  const recorder = new Recorder(session.mixer);
  const record = async (speakerId: string, voice: Voice, seconds: number): Promise<Float32Array> =>
    (await recorder.record([{ speakerId, voice }], seconds)).voices[0] ?? new Float32Array();

  const probe = {
    sampleRateHz: PROBE_RATE_HZ,
    get selfId() {
      return session.state.value.selfId;
    },
    /** The node at which this person is; null without a grid. */
    get nodeId() {
      return session.state.value.nodeId;
    },
    get participants() {
      return structuredClone(session.state.value.participants);
    },
    get captions() {
      return structuredClone(session.state.value.captions);
    },
    /** Caption, talk and lips messages with their times of arrival, oldest first. */
    get events() {
      return structuredClone(log.events);
    },
    get link() {
      return session.state.value.link;
    },
    get media() {
      return session.state.value.media;
    },
    /** Language of the synthetic voice that talks now, by speaker id. */
    get talking() {
      return Object.fromEntries(session.state.value.talking);
    },
    /** What is left of the service and why, by the id of each speaker who is not served in full. */
    get shortfalls() {
      return Object.fromEntries(session.state.value.shortfalls);
    },
    /** Language of the redrawn lips that the node says it sends instead of the original, by speaker id. */
    get lips() {
      return Object.fromEntries(session.state.value.lips);
    },
    get speaking() {
      return [...session.speaking.value];
    },
    /** Gains of a speaker's two voices at this moment, or null. */
    gains: (speakerId: string) => ({
      original: session.mixer.gain(speakerId, 'original'),
      translation: session.mixer.gain(speakerId, 'translation'),
    }),
    /** Every report of the peer connection, as plain objects. */
    getStats: async () => [...((await session.getStats()) as Map<string, object>).values()],
    /** What has come of a speaker's microphone. */
    sound: (speakerId: string) => inbound(session, speakerId, 'audio', false),
    /** The two pictures of a speaker: which is shown, and what has come of each and of the synthetic voice. */
    pictures: async (speakerId: string) => ({
      shown: shownPicture(speakerId),
      original: await inbound(session, speakerId, 'video', false),
      lips: await inbound(session, speakerId, 'video', true),
      voice: await inbound(session, speakerId, 'audio', true),
    }),
    recordTranslation: (speakerId: string, seconds: number) =>
      record(speakerId, 'translation', seconds),
    recordOriginal: (speakerId: string, seconds: number) => record(speakerId, 'original', seconds),
    record: recorder.record.bind(recorder),
    toPcm16Base64,
  };
  Object.defineProperty(window, 'babelgrid', { value: Object.freeze(probe), configurable: true });
}

/** As the tile says; null while it shows no picture. */
function shownPicture(speakerId: string): Picture | null {
  const tile = document.querySelector<HTMLElement>(`[data-participant="${CSS.escape(speakerId)}"]`);
  return (tile?.dataset.picture as Picture | undefined) ?? null;
}

/** The inbound-rtp report of a speaker's track, frames and freezes included; null before it is received. */
async function inbound(
  session: CallSession,
  speakerId: string,
  kind: 'audio' | 'video',
  synthetic: boolean,
): Promise<RTCInboundRtpStreamStats | null> {
  const tracks = session.state.value.participants.find(({ id }) => id === speakerId)?.tracks ?? [];
  const id = tracks.find((each) => each.kind === kind && each.synthetic === synthetic)?.id;
  const track = session.remoteTracks.value.get(id ?? '');
  if (track === undefined) return null;
  const reports = [...((await session.getStats()) as Map<string, RTCStats>).values()];
  return reports.filter(isInbound).find((each) => each.trackIdentifier === track.id) ?? null;
}

const isInbound = (report: RTCStats): report is RTCInboundRtpStreamStats =>
  report.type === 'inbound-rtp';

/** 16-bit little-endian PCM in base64: small enough to hand megabytes out of a page. */
export function toPcm16Base64(samples: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(samples.length * 2));
  samples.forEach((sample, i) => {
    bytes.setInt16(i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
  });
  const raw = new Uint8Array(bytes.buffer);
  let text = '';
  for (let i = 0; i < raw.length; i += 0x8000) {
    text += String.fromCharCode(...raw.subarray(i, i + 0x8000));
  }
  return btoa(text);
}
