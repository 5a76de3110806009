import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { installSfu } from './sfu.js';

/** The policy that the service sends: the built page must live with it. */
const CSP =
  "default-src 'self'; connect-src 'self' ws: wss:; media-src 'self' blob:; " +
  "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'";

const LANGUAGES = [
  ['ar', 'Arabic', 'العربية'],
  ['zh', 'Chinese', '中文'],
  ['cs', 'Czech', 'čeština'],
  ['nl', 'Dutch', 'Nederlands'],
  ['en', 'English', 'English'],
  ['fr', 'French', 'français'],
  ['de', 'German', 'Deutsch'],
  ['hi', 'Hindi', 'हिन्दी'],
  ['ja', 'Japanese', '日本語'],
  ['ko', 'Korean', '한국어'],
  ['pt', 'Portuguese', 'português'],
  ['ru', 'Russian', 'русский'],
  ['es', 'Spanish', 'español'],
  ['sw', 'Swahili', 'Kiswahili'],
  ['tr', 'Turkish', 'Türkçe'],
  ['uk', 'Ukrainian', 'українська'],
].map(([tag, name, nativeName]) => ({ tag, name, nativeName, voice: ['en', 'pt'].includes(tag) }));

/** Three of them are read only. */
const HEARD = ['ar', 'en', 'ja', 'pt', 'zh'];

export const person = (id, name, speak, more = {}) => ({
  id,
  name,
  speak,
  detected: null,
  hear: 'original',
  audioMuted: false,
  videoMuted: false,
  lips: true,
  connection: 'connected',
  handMs: 0,
  voices: {},
  tracks: [
    { id: `${id}.audio`, kind: 'audio', synthetic: false },
    { id: `${id}.video`, kind: 'video', synthetic: false },
    { id: `${id}.translation`, kind: 'audio', synthetic: true },
    { id: `${id}.lips`, kind: 'video', synthetic: true },
  ],
  ...more,
});

/** Serves the built page and a Chromium with a fake camera and microphone. */
export async function start(options = {}) {
  const server = await preview({
    preview: { port: 0, host: '127.0.0.1', headers: { 'content-security-policy': CSP } },
    logLevel: 'error',
  });
  const { port } = server.httpServer.address();
  const profile = mkdtempSync(path.join(tmpdir(), 'babelgrid-e2e-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    locale: 'en',
    permissions: ['camera', 'microphone', 'clipboard-write'],
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--allow-loopback-in-peer-connection',
      ...(options.args ?? []),
    ],
    ...options.context,
  });
  const base = `http://127.0.0.1:${port}`;
  const sfu = await browser.newPage();
  await sfu.route('**/sfu', (route) => route.fulfill({ contentType: 'text/html', body: '<p>SFU' }));
  await sfu.goto(`${base}/sfu`);
  await sfu.evaluate(`(${installSfu})()`);
  const stop = async () => {
    await browser.close();
    await new Promise((done) => server.httpServer.close(done));
    rmSync(profile, { recursive: true, force: true });
  };
  return { base, browser, sfu, stop };
}

/**
 * Puts a scripted room behind a page: REST, the signalling socket and answers by the stand-in.
 *
 * @param others the roster besides the page's own participant
 */
export async function serveRoom(page, sfu, others = []) {
  const room = {
    others: [...others],
    self: null,
    version: 0,
    sockets: 0,
    received: [],
    problems: [],
    ws: null,
    host: false,
    locked: false,
    keepsTranscripts: false,
    glossary: '*\r\n',
    latency: {
      voices: [],
      media: { packets: 0, p50Ms: 0, p99Ms: 0, misses: 0 },
      jitterMs: 0,
    },
    send: (message) => room.ws?.send(JSON.stringify(message)),
    roster() {
      room.version += 1;
      room.send({
        type: 'roster',
        version: room.version,
        locked: room.locked,
        keepsTranscripts: room.keepsTranscripts,
        participants: [room.self, ...room.others],
      });
    },
    caption: (speakerId, utterance, language, translated, text, last = true) =>
      room.send({ type: 'caption', speakerId, utterance, language, translated, text, last }),
    talk: (speakerId, language, talking) =>
      room.send({ type: 'talk', speakerId, language, talking }),
    service: (speakerId, language, level, reason = '', code = undefined) =>
      room.send({ type: 'service', speakerId, language, level, reason, code }),
    react: (participantId, reaction) => room.send({ type: 'reaction', participantId, reaction }),
    lips: (speakerId, language, active) => room.send({ type: 'lips', speakerId, language, active }),
  };
  page.on('pageerror', (error) => room.problems.push(error.message));
  page.on('console', (line) => {
    // The stand-in has no media port to be tried, and says so with 404.
    if (line.location().url.endsWith('/api/ice')) return;
    if (line.type() === 'error') room.problems.push(line.text());
  });
  await page.route('**/api/languages', (route) =>
    route.fulfill({
      json: { speak: LANGUAGES, hear: LANGUAGES.filter(({ tag }) => HEARD.includes(tag)) },
    }),
  );
  await page.route('**/api/ice', (route) => route.fulfill({ status: 404, json: {} }));
  await page.route('**/api/nodes?*', (route) => route.fulfill({ json: [] }));
  await page.route('**/api/rooms', (route) =>
    route.fulfill({ status: 201, json: { id: 'room', hostKey: 'host-key' } }),
  );
  await page.route('**/api/rooms/*/notice', (route) =>
    route.fulfill({ json: { keepsTranscripts: room.keepsTranscripts } }),
  );
  await page.route('**/api/rooms/*/tokens', (route) =>
    route.fulfill({
      status: 201,
      json: { token: 'a.b.c', participantId: 'p0', expiresAt: new Date(Date.now() + 6e5) },
    }),
  );
  await page.route('**/api/rooms/*/glossary', (route) => onGlossary(room, route));
  await page.routeWebSocket(/\/ws\/rooms\//, (ws) => {
    room.ws = ws;
    room.sockets += 1;
    ws.onMessage((text) => void onMessage(room, sfu, JSON.parse(text)));
  });
  return room;
}

async function onGlossary(room, route) {
  const request = route.request();
  if (request.headers().authorization !== 'Bearer host-key') {
    room.problems.push('a glossary without the key of the host');
  }
  if (request.method() === 'GET') {
    return route.fulfill({ contentType: 'text/csv', body: room.glossary });
  }
  room.glossary = request.postData().replaceAll('\n', '\r\n');
  const terms = room.glossary.trim().split('\n').length - 1;
  return route.fulfill({ json: { terms, languages: [], kept: true } });
}

async function onMessage(room, sfu, message) {
  room.received.push(message);
  switch (message.type) {
    case 'join': {
      const { name, speak, hear, audioMuted, videoMuted, lips } = message;
      room.self = person('p0', name, speak, {
        hear,
        audioMuted,
        videoMuted,
        lips,
        host: room.host,
      });
      room.send({
        type: 'joined',
        participantId: 'p0',
        resumeKey: 'resume',
        historyToken: 'history',
        host: room.host,
        locked: room.locked,
        keepsTranscripts: room.keepsTranscripts,
        roomId: 'room',
        protocol: 1,
        limits: { messageBytes: 65536, messagesPerSecond: 20, participants: 16 },
        roster: [room.self, ...room.others],
      });
      break;
    }
    case 'offer': {
      const { seq, sdp, slots } = message;
      const answer = await sfu.evaluate(
        (offer) => window.sfu.answer('p0', offer.sdp, offer.slots),
        {
          sdp,
          slots,
        },
      );
      room.send({ type: 'answer', seq, sdp: answer });
      break;
    }
    case 'hand':
      Object.assign(
        [room.self, ...room.others].find(({ id }) => id === (message.participantId ?? 'p0')),
        { handMs: message.raised ? Date.now() : 0 },
      );
      room.roster();
      break;
    case 'reaction':
      room.send({ type: 'reaction', participantId: 'p0', reaction: message.reaction });
      break;
    case 'hush':
      room.others.find(({ id }) => id === message.participantId).audioMuted = true;
      room.roster();
      break;
    case 'transcripts':
      room.keepsTranscripts = message.kept;
      room.roster();
      break;
    case 'lock':
      room.locked = message.locked;
      room.roster();
      break;
    case 'remove':
      room.others = room.others.filter(({ id }) => id !== message.participantId);
      room.roster();
      break;
    case 'mute':
      Object.assign(room.self, { audioMuted: message.audio, videoMuted: message.video });
      room.roster();
      break;
    case 'lips':
      room.self.lips = message.allowed;
      room.roster();
      break;
    case 'languages':
      Object.assign(room.self, message, { type: undefined });
      room.roster();
      break;
    case 'chat':
      room.send({ ...chatLine('p0', message.id, room.self.speak, message.text), type: 'chat' });
      break;
    case 'latency':
      room.send({ type: 'latency', ...room.latency });
      break;
    case 'ping':
      room.send({ type: 'pong', t: message.t });
      break;
  }
}

/** A message that somebody wrote just now. */
export const chatLine = (senderId, id, language, text) => ({
  senderId,
  name: 'Ben Carter',
  id,
  atMs: Date.now(),
  language,
  text,
});

/** Makes the page's participant the host of the room they joined, with its key. */
export async function makeHost(page, room) {
  await page.evaluate(() =>
    window.sessionStorage.setItem('babelgrid.host.amber-harbor-204', 'host-key'),
  );
  room.self.host = true;
  room.roster();
}

export async function join(page, base, { name = 'Ana Souza', query = '' } = {}) {
  await page.goto(`${base}/r/amber-harbor-204${query}`);
  await page.locator('#name').fill(name);
  await page.locator('.join__form [type=submit]').click();
  await page.locator('.toolbar').waitFor();
}
