// people behind an address translator that takes another port in mid-call, and behind one with a single port that is cut for a while (browsers=chromium,firefox times=3 cut=3)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Caller } from '../lib/caller.mjs';
import { launchFirefox } from '../lib/firefox.mjs';
import { writeHum } from '../lib/hum.mjs';
import { addressTranslator } from '../lib/nat.mjs';
import { pause } from '../lib/pause.mjs';
import { finish, options } from '../lib/report.mjs';
import { Service } from '../lib/service.mjs';
import { inGaps } from '../lib/silence.mjs';

const { browsers, times, cut } = options({ browsers: 'chromium,firefox', times: 3, cut: 3 });
const LIMIT_MS = 2_000;
const LONGEST_MS = 30_000;
const note = (text) => process.stderr.write(`${text}\n`);

const directory = mkdtempSync(join(tmpdir(), 'babelgrid-rebind-'));
const hum = writeHum(join(directory, 'hum.wav'), 300);
const figures = {};
const gates = {};

/** Leaves the page no way to the node but the translator's. */
const onlyBy = ({ address, port }) => (page) =>
  page.addInitScript((through) => {
    const { setRemoteDescription } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
      const changed = sdp.replace(/^(a=candidate:\S+ 1 udp \S+) \S+ \d+ typ/gm, `$1 ${through} typ`);
      return setRemoteDescription.call(this, { type, sdp: changed });
    };
  }, `${address} ${port}`);

const gap = ({ page }, { id }) => page.evaluate((of) => window.sounds[of], id);

/** Until both were heard again after that. */
async function heardAgain(one, other, sinceMs) {
  while (Date.now() - sinceMs < LONGEST_MS) {
    const [here, there] = [await gap(one, other), await gap(other, one)];
    if (here.lastMs > sinceMs + 500 && there.lastMs > sinceMs + 500) return;
    await pause(50);
  }
}

for (const browser of browsers.split(',')) {
  for (const onePort of [false, true]) {
    const service = await Service.start();
    const nat = await addressTranslator(service.mediaPort, { onePort });
    const firefox = browser === 'firefox' ? await launchFirefox() : null;
    const name = `${browser} ${onePort ? `cut for ${cut} s, one port` : 'rebound'}`;
    const silences = [];
    try {
      const talker = await Caller.join(service, { room: 'r', name: 'Ana', speak: 'en', hear: 'original', microphone: hum });
      const moving = await Caller.join(service, {
        ...{ room: 'r', name: 'Bia', speak: 'en', hear: 'original', microphone: hum, prepare: onlyBy(nat) },
        ...(firefox === null ? {} : { beside: { browser: firefox } }),
      });
      await pause(8_000);
      for (let i = 0; i < times; i++) {
        await talker.page.evaluate(inGaps, [moving.id]);
        await moving.page.evaluate(inGaps, [talker.id]);
        await pause(1_000);
        let sinceMs = Date.now();
        if (onePort) {
          nat.cut(true);
          await pause(1_000 * cut);
          nat.cut(false);
          sinceMs = Date.now();
        } else {
          nat.rebind();
        }
        await pause(500);
        await heardAgain(moving, talker, sinceMs);
        await pause(1_000);
        const [hears, isHeard] = [await gap(moving, talker), await gap(talker, moving)];
        const ms = ({ longestMs, againMs }) => (onePort ? againMs - sinceMs : longestMs);
        silences.push({ hearsNothingMs: ms(hears), isNotHeardMs: ms(isHeard) });
        note(`${name}: hears nothing for ${ms(hears)} ms, is not heard for ${ms(isHeard)} ms`);
        await pause(8_000);
      }
      await moving.close();
      await talker.close();
    } catch (error) {
      note(`${name}: ${error.stack}`);
      silences.push({ hearsNothingMs: LONGEST_MS, isNotHeardMs: LONGEST_MS });
    } finally {
      await firefox?.close();
      nat.close();
      await service.stop();
    }
    figures[name] = silences;
    gates[`${name}: ${LIMIT_MS / 1_000} s`] = silences.every((each) => Math.max(...Object.values(each)) <= LIMIT_MS);
  }
}
rmSync(directory, { recursive: true });
finish('rebind', figures, gates, {});
