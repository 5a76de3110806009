// Time marks in what a page sends, read in what another page receives: glass to glass and mouth to ear. All pages and this
// process share the machine's clock. Functions named in* run inside a page.

/** Bits of a picture's mark: milliseconds modulo 2^20, and a parity bit. */
const BITS = 21;
const CELL = 16;
const PIECE_RATE_HZ = 8_000;
const SPEECH_URL = '**/perf-speech.wav';

/** Gives a page a camera whose pictures carry their time, and a microphone that plays a recording at known times. */
export async function sendMarks(page, recording) {
  await page.route(SPEECH_URL, (route) => route.fulfill({ path: recording, contentType: 'audio/wav' }));
  await page.addInitScript(inMarkedDevices, { bits: BITS, cell: CELL });
}

/** Makes a page note when the marks of what it receives come up. */
export const readMarks = (page) => page.addInitScript(inMarkReader, { bits: BITS, cell: CELL, rate: PIECE_RATE_HZ });

/** Sends a page's media through a relay instead of to the node's port. */
export const throughRelay = (page, mediaPort, relayPort) => page.addInitScript(inRelayed, { mediaPort, relayPort });

/**
 * When sample 0 of the recording was said, in milliseconds of the system's clock, as it looked in each second: [{atMs, fromMs}].
 * A page that is starved plays late and catches up. The recording repeats after its length.
 */
export const saidFrom = (page) => page.evaluate(() => window.marks.saidFrom());

/** The same at one time. */
export const saidFromMs = (from, atMs) => Math.min(...from.filter((each) => Math.abs(each.atMs - atMs) < 2_000).map(({ fromMs }) => fromMs));

/**
 * What was noted since the last call: pictures as [shown, sent] in ms, sound by track as {id, pcm, pieces} at 8 kHz, and how much
 * later than the picture each sound track plays what was captured at the same time, as the browser itself estimates it, in ms.
 * `pieces` are [when its first sample was seen, samples] in the order of `pcm`: see `heardAt` of align.mjs.
 */
export async function takeMarks(page) {
  const { pictures, sounds, skews } = await page.evaluate(() => window.marks.take());
  return {
    pictures,
    skews,
    sounds: sounds.map(({ id, pieces, base64 }) => {
      const bytes = Buffer.from(base64, 'base64');
      return { id, pieces, pcm: new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2) };
    }),
  };
}

export const RATE_HZ = PIECE_RATE_HZ;

function inRelayed({ mediaPort, relayPort }) {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (text) {
    const message = JSON.parse(text);
    if (message.type !== 'offer') return send.call(this, text);
    // Without addresses of the page the node cannot find a way around the relay.
    const sdp = message.sdp.replace(/^a=candidate:.*\r\n/gm, '');
    return send.call(this, JSON.stringify({ ...message, sdp }));
  };
  const set = RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
    return set.call(this, { type, sdp: sdp.replaceAll(` ${mediaPort} typ`, ` ${relayPort} typ`) });
  };
}

function inMarkedDevices({ bits, cell }) {
  const now = () => performance.timeOrigin + performance.now();
  let context;
  let startedAt;
  /** By the second: what is to be added to the context's time. */
  const offsets = new Map();

  async function microphone() {
    context = new AudioContext({ sampleRate: 48_000 });
    const recording = await (await fetch('/perf-speech.wav')).arrayBuffer();
    const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(recording), loop: true });
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    source.connect(destination);
    await context.resume();
    startedAt = context.currentTime + 0.2;
    source.start(startedAt);
    // The context's time advances in blocks; the earliest seen is nearest to when a block begins.
    setInterval(() => {
      const second = Math.floor(now() / 1_000);
      offsets.set(second, Math.min(offsets.get(second) ?? Infinity, now() - 1_000 * context.currentTime));
    }, 50);
    return destination.stream.getAudioTracks()[0];
  }

  function camera() {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [352, 288];
    const pen = canvas.getContext('2d');
    let frame = 0;
    setInterval(() => {
      const sentMs = Math.round(now()) % 2 ** (bits - 1);
      pen.fillStyle = `hsl(${frame % 360} 30% 45%)`;
      pen.fillRect(0, cell, canvas.width, canvas.height);
      pen.fillStyle = '#ddd';
      pen.fillRect(40 + 80 * Math.sin(frame / 17) + 80, 90, 90, 120);
      let ones = 0;
      for (let bit = 0; bit < bits; bit++) {
        const one = bit === bits - 1 ? ones % 2 === 1 : ((sentMs >> bit) & 1) === 1;
        ones += one ? 1 : 0;
        pen.fillStyle = one ? '#fff' : '#000';
        pen.fillRect(bit * cell, 0, cell, cell);
      }
      frame++;
    }, 40);
    return canvas.captureStream(25).getVideoTracks()[0];
  }

  navigator.mediaDevices.getUserMedia = async ({ audio, video }) => {
    const tracks = [];
    if (audio) tracks.push(await microphone());
    if (video) tracks.push(camera());
    return new MediaStream(tracks);
  };
  window.marks = { saidFrom: () => [...offsets].map(([second, offsetMs]) => ({ atMs: 1_000 * second + 500, fromMs: offsetMs + 1_000 * startedAt })) };
}

function inMarkReader({ bits, cell, rate }) {
  const now = () => performance.timeOrigin + performance.now();
  const pictures = [];
  const sounds = new Map();
  const skews = [];
  /** The media stream of each track: what shares one is played in sync. */
  const streams = new Map();
  const output = new AudioContext();

  function watchPictures(track) {
    const video = document.createElement('video');
    Object.assign(video, { muted: true, playsInline: true, srcObject: new MediaStream([track]) });
    video.style.cssText = 'position:fixed;right:0;bottom:0;width:4px;height:4px;z-index:9';
    document.body.append(video);
    void video.play();
    const strip = new OffscreenCanvas(bits * cell, cell).getContext('2d', { willReadFrequently: true });
    const shown = () => {
      const shownMs = now();
      const scale = video.videoWidth / 352;
      strip.drawImage(video, 0, 0, bits * cell * scale, cell * scale, 0, 0, bits * cell, cell);
      const { data } = strip.getImageData(0, cell / 2, bits * cell, 1);
      let sentMs = 0;
      let ones = 0;
      for (let bit = 0; bit < bits; bit++) {
        const one = data[4 * (bit * cell + cell / 2)] > 127;
        ones += one ? 1 : 0;
        if (one && bit < bits - 1) sentMs += 2 ** bit;
      }
      pictures.push([shownMs, ones % 2 === 0 ? sentMs : null]);
      video.requestVideoFrameCallback(shown);
    };
    video.requestVideoFrameCallback(shown);
  }

  async function watchSound(track) {
    const pieces = [];
    sounds.set(track.id, pieces);
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      // Tracks are read before the device plays them.
      const atMs = now() + 1_000 * output.outputLatency;
      const samples = new Float32Array(value.numberOfFrames);
      value.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      const every = value.sampleRate / rate;
      const pcm = Array.from({ length: Math.floor(samples.length / every) }, (_, i) => {
        let sum = 0;
        for (let k = 0; k < every; k++) sum += samples[i * every + k];
        return sum / every;
      });
      pieces.push({ atMs, pcm });
      value.close();
    }
  }

  function base64(pcm) {
    const bytes = new Uint8Array(Int16Array.from(pcm, (sample) => Math.max(-32_768, Math.min(32_767, 32_767 * sample))).buffer);
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  }

  async function watchSkew(peer) {
    const reports = [...(await peer.getStats()).values()].filter(({ type }) => type === 'inbound-rtp');
    const at = (report) => report?.estimatedPlayoutTimestamp;
    for (const video of reports.filter(({ kind }) => kind === 'video')) {
      const stream = streams.get(video.trackIdentifier);
      const audio = reports.find(({ kind, trackIdentifier }) => kind === 'audio' && streams.get(trackIdentifier) === stream);
      if (at(video) > 0 && at(audio) > 0) skews.push(at(video) - at(audio));
    }
  }

  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(...configuration) {
      super(...configuration);
      setInterval(() => void watchSkew(this), 1_000);
      this.addEventListener('track', ({ track, streams: [stream] }) => {
        streams.set(track.id, stream?.id);
        if (track.kind === 'video') watchPictures(track);
        else void watchSound(track);
      });
    }
  };
  window.marks = {
    take: () => ({
      pictures: pictures.splice(0),
      skews: skews.splice(0),
      sounds: [...sounds].flatMap(([id, pieces]) => {
        const all = pieces.splice(0);
        if (all.length === 0) return [];
        return [{ id, pieces: all.map(({ atMs, pcm }) => [atMs, pcm.length]), base64: base64(all.flatMap(({ pcm }) => pcm)) }];
      }),
    }),
  };
}
