// Real Firefox, by WebDriver BiDi.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const { firefox } = createRequire(resolve('web-client/package.json'))('playwright-core');

/** Gives pages a tone and a test picture for microphone and camera. */
export const launchFirefox = (prefs = {}) =>
  firefox.launch({
    channel: 'moz-firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    firefoxUserPrefs: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      'media.autoplay.default': 0,
      'media.autoplay.blocking_policy': 0,
      ...prefs,
    },
  });
