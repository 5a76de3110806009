// A person in a call: one real Chromium on the page that people use.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pause } from './pause.mjs';

const { chromium } = createRequire(resolve('web-client/package.json'))('playwright-core');

/** From the click to the socket, in a browser that yields its cores. */
const GOODBYE_MS = 500;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
];

export class Caller {
  /**
   * @param microphone WAV that is spoken over and over, or null to join muted
   * @param camera whether video is sent
   * @param yields whether the browser leaves the cores to inference when it wants them
   * @param prepare changes the page before it is opened
   * @param flags of the browser, besides its own
   * @param program that starts the browser
   * @param beside somebody whose browser opens another window for this person, with the same microphone
   */
  static async join(service, wish) {
    const caller = await Caller.open(service, wish);
    return orGone(caller, () => caller.enter());
  }

  /** The same, on the page before the call. */
  static async open(service, { room, name, speak, hear, microphone = null, camera = false, yields = true, prepare = async () => {}, flags = [], program = yields ? resolve('perf/lib/chromium.sh') : '/usr/bin/chromium', beside = null }) {
    const caller = new Caller();
    const audio = microphone === null ? [] : [`--use-file-for-fake-audio-capture=${resolve(microphone)}`];
    caller.browser = beside?.browser ?? (await chromium.launch({ executablePath: program, args: [...FLAGS, ...audio, ...flags] }));
    caller.owner = beside === null;
    caller.page = await caller.browser.newPage({ locale: 'en', viewport: { width: 1280, height: 800 } });
    return orGone(caller, async () => {
      await caller.page.addInitScript(
        (prefs) => localStorage.setItem('babelgrid', JSON.stringify(prefs)),
        { cameraOff: !camera, microphoneOff: microphone === null },
      );
      await caller.page.addInitScript(watchFirstMedia);
      await prepare(caller.page);
      await caller.page.goto(`${service.url}/r/${room}?probe&name=${name}&speak=${speak}&hear=${hear}`);
    });
  }

  /** From the page before the call into it. */
  async enter() {
    await this.page.getByText('Join call', { exact: true }).click();
    await this.page.waitForFunction(() => window.babelgrid?.media === 'connected');
    this.id = await this.page.evaluate(() => window.babelgrid.selfId);
  }

  /** Milliseconds from this page's first offer to the first packet of a remote track. */
  async firstMediaMs() {
    await this.page.waitForFunction(() => Number.isFinite(window.firstMediaMs));
    return this.page.evaluate(() => window.firstMediaMs);
  }

  captions() {
    return this.page.evaluate(() => window.babelgrid.captions);
  }

  /** Leaves as a person does: a browser that ended with the click would take the goodbye along. */
  async leave() {
    await this.page.getByRole('button', { name: 'Leave' }).click();
    await this.page.getByText('You left the call.').waitFor();
    await pause(GOODBYE_MS);
    await this.close();
  }

  /** Is gone without a word, like a closed laptop. */
  close() {
    return this.owner ? this.browser.close() : this.page.close();
  }
}

/** A browser that is left would keep the process alive. */
async function orGone(caller, begin) {
  try {
    await begin();
    return caller;
  } catch (error) {
    await caller.close();
    throw error;
  }
}

function watchFirstMedia() {
  let offeredMs;
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    if (offeredMs === undefined && JSON.parse(message).type === 'offer') offeredMs = performance.now();
    return send.call(this, message);
  };
  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(...configuration) {
      super(...configuration);
      this.addEventListener('track', ({ track }) => {
        // A remote track is muted until its first packet (W3C WebRTC, 5.1).
        track.addEventListener('unmute', () => {
          window.firstMediaMs ??= performance.now() - offeredMs;
        });
      });
    }
  };
}
