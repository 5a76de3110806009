/**
 * Checks the built client in real Chromium against a stand-in service with real peer connections:
 * slots, ducking, late joiners, reused slots, reconnect and ICE restart. Run by `npm run e2e`.
 */
import assert from 'node:assert/strict';
import { join, makeHost, person, serveRoom, start } from './service.js';

const { base, browser, sfu, stop } = await start();
try {
  const page = await browser.newPage();
  const room = await serveRoom(page, sfu, [person('p1', 'Ben', 'en')]);
  await join(page, base, { query: '?probe&speak=pt&hear=pt' });
  await check('connects and sends sound and 640x480 VP8', async () => {
    await until(() => page.evaluate(() => window.babelgrid.media === 'connected'));
    await until(async () =>
      (await sfu.evaluate(() => window.sfu.received('p0'))).some((each) => each.frameWidth === 640),
    );
    const offer = room.received.find(({ type }) => type === 'offer');
    assert.deepEqual(Object.values(offer.slots), [
      'p1.audio',
      'p1.video',
      'p1.translation',
      'p1.lips',
    ]);
    assert.match(offer.sdp, /a=rtpmap:\d+ VP8\/90000/);
    assert.doesNotMatch(offer.sdp, /H264|VP9|AV1|rtx|red\//);
    assert.match(offer.sdp, /useinbandfec=1/);
    assert.equal(offer.sdp.match(/a=sendonly/g).length, 2);
    assert.equal(offer.sdp.match(/a=recvonly/g).length, 4);
  });
  await check('hears original and translation apart', async () => {
    await hears(page, 'p1', 'original', 250);
    await hears(page, 'p1', 'translation', 1100);
  });
  await check('ducks the original to 0.15 within 200 ms and brings it back', async () => {
    const before = await level(page, 'p1', 'original');
    room.talk('p1', 'pt', true);
    await until(() => page.evaluate(() => window.babelgrid.talking.p1 === 'pt'));
    await page.waitForTimeout(200);
    const ducked = await level(page, 'p1', 'original');
    assert.ok(Math.abs(ducked / before - 0.15) < 0.02, `ducked to ${ducked / before}`);
    await page.getByText('Synthetic voice').waitFor();
    room.talk('p1', 'pt', false);
    await page.waitForTimeout(300);
    const after = await level(page, 'p1', 'original');
    assert.ok(Math.abs(after / before - 1) < 0.05, `back at ${after / before}`);
  });
  await check('shows and says what is left of the service until it is whole again', async () => {
    const tile = page.getByRole('article', { name: 'Ben' });
    const badge = tile.locator('.badge--service');
    const spoken = page.locator('[aria-live=polite]', { hasText: 'Ben: ' });
    for (const [level, text] of Object.entries({
      captions: 'Captions only',
      original: 'Original only',
    })) {
      room.service('p1', 'pt', level, 'The node is busy.');
      await badge.getByText(text, { exact: true }).waitFor();
      assert.equal(await badge.getAttribute('title'), 'The node is busy.');
      assert.equal(await spoken.textContent(), `Ben: ${text}. The node is busy.`);
      const described = await tile.getAttribute('aria-describedby');
      assert.equal(await page.locator(`[id="${described}"]`).textContent(), 'The node is busy.');
    }
    room.service('p1', 'pt', 'voice');
    await badge.waitFor({ state: 'detached' });
    assert.equal(await spoken.count(), 0);
    assert.equal(await tile.getAttribute('aria-describedby'), null);
  });
  await check('shows redrawn lips once they come, and the original once that is back', async () => {
    const badge = page.getByRole('note', { name: 'Lips synced by AI' });
    room.lips('p1', 'pt', true);
    await until(() => page.evaluate(() => window.babelgrid.lips.p1 === 'pt'));
    await page.waitForTimeout(300);
    assert.equal((await pictures(page, 'p1')).shown, 'original', 'nothing has come yet');
    await paint({ 'p1.lips': true, 'p1.video': false });
    await until(async () => (await pictures(page, 'p1')).shown === 'lips');
    await badge.waitFor();
    assert.match(await badge.getAttribute('title'), /redrawn/);
    const tile = page.getByRole('article', { name: 'Ben' });
    const described = await tile.getAttribute('aria-describedby');
    assert.match(await page.locator(`[id="${described}"]`).textContent(), /redrawn/);
    await until(async () => (await pictures(page, 'p1')).lips.framesDecoded > 10);
    assert.equal((await pictures(page, 'p1')).lips.frameWidth, 640);
    assert.ok(Number.isInteger((await pictures(page, 'p1')).lips.freezeCount));
    assert.equal(await opacity(page, 'p1'), 1);

    room.lips('p1', 'pt', false);
    await paint({ 'p1.lips': false });
    await page.waitForTimeout(300);
    assert.equal((await pictures(page, 'p1')).shown, 'lips', 'held until the original comes');
    await paint({ 'p1.video': true });
    await until(async () => (await pictures(page, 'p1')).shown === 'original', 500);
    await badge.waitFor({ state: 'detached' });
    await until(async () => (await opacity(page, 'p1')) === 0);
  });
  await check('holds the last redrawn picture for a second at most', async () => {
    room.lips('p1', 'pt', true);
    await paint({ 'p1.lips': true, 'p1.video': false });
    await until(async () => (await pictures(page, 'p1')).shown === 'lips');
    await paint({ 'p1.lips': false });
    await page.waitForTimeout(200);
    room.lips('p1', 'pt', false);
    await page.waitForTimeout(700);
    assert.equal((await pictures(page, 'p1')).shown, 'lips');
    await until(async () => (await pictures(page, 'p1')).shown === 'original', 1_000);
    await paint({ 'p1.video': true });
  });
  await check('lets one decide in the call whether the own lips may be redrawn', async () => {
    const offers = count(room, 'offer');
    await page.keyboard.press('s');
    const choice = page.getByRole('switch', { name: 'Sync my lips in other languages' });
    assert.equal(await choice.isChecked(), true);
    await choice.uncheck();
    await until(() => room.self.lips === false);
    await choice.check();
    await until(() => room.self.lips === true);
    assert.equal(count(room, 'lips'), 2);
    assert.equal(count(room, 'offer'), offers);
    await choice.uncheck();
    await page.keyboard.press('Escape');
  });
  await check('gives a late joiner new slots', async () => {
    room.others.push(person('p2', 'Chloé', 'fr'));
    room.roster();
    await until(() => page.evaluate(() => window.babelgrid.gains('p2').original === 1));
    await hears(page, 'p2', 'original', 300);
    await hears(page, 'p1', 'translation', 1100);
  });
  await check('reuses the slots of who left', async () => {
    room.others = room.others.filter(({ id }) => id !== 'p1');
    room.roster();
    room.others.push(person('p3', 'Dev', 'hi'));
    room.roster();
    await until(() => page.evaluate(() => window.babelgrid.gains('p3').original === 1));
    const offer = room.received.findLast(({ type }) => type === 'offer');
    assert.equal(offer.sdp.match(/^m=/gm).length, 10);
    await hears(page, 'p3', 'original', 350);
    await hears(page, 'p3', 'translation', 1300);
    await hears(page, 'p2', 'translation', 1200);
  });
  await check('comes back after the socket broke, media untouched', async () => {
    const offers = count(room, 'offer');
    await room.ws.close({ code: 1011, reason: 'The node restarts.' });
    await page.getByText('Reconnecting', { exact: true }).waitFor();
    await until(() => room.sockets === 2 && count(room, 'join') === 2);
    assert.equal(room.received.findLast(({ type }) => type === 'join').resumeKey, 'resume');
    assert.equal(room.received.findLast(({ type }) => type === 'join').lips, false);
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.waitForTimeout(500);
    assert.equal(count(room, 'offer'), offers);
    await hears(page, 'p2', 'original', 300);
  });
  await check('builds the connection anew when the server lost it', async () => {
    await sfu.evaluate(() => window.sfu.close('p0'));
    room.self.connection = 'lost';
    room.roster();
    room.self.connection = 'connected';
    await until(() => page.evaluate(() => window.babelgrid.media === 'connected'));
    await hears(page, 'p3', 'translation', 1300);
  });
  await check('mutes and unmutes by keyboard', async () => {
    await page.keyboard.press('m');
    await until(() => room.self.audioMuted);
    await page.keyboard.press('v');
    await until(() => room.self.videoMuted);
    await page.keyboard.press('m');
    await page.keyboard.press('v');
    await until(() => !room.self.audioMuted && !room.self.videoMuted);
  });
  await check('changes languages in the call without an offer', async () => {
    const offers = count(room, 'offer');
    await page.keyboard.press('l');
    const dialog = page.getByRole('dialog', { name: 'Languages' });
    await dialog.getByRole('combobox', { name: 'I want to hear' }).fill('engl');
    await page.keyboard.press('Enter');
    await until(() => room.self.hear === 'en');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(count(room, 'offer'), offers);
  });
  await check('raises a hand and shows whose turn it is', async () => {
    await page.keyboard.press('h');
    await until(() => room.self.handMs > 0);
    room.others[0].handMs = room.self.handMs - 1_000;
    room.roster();
    const own = page.getByRole('article', { name: '(you)' });
    await own.getByText('Hand raised, number 2 of 2').waitFor();
    await page.getByRole('button', { name: /^People ?, 2 hands are raised$/ }).waitFor();
    await page.keyboard.press('h');
    await until(() => room.self.handMs === 0);
    room.others[0].handMs = 0;
    room.roster();
    await page.locator('.badge--hand').waitFor({ state: 'detached' });
  });
  await check('shows reactions for four seconds', async () => {
    const [other] = room.others;
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Applause' }).click();
    await page.keyboard.press('Escape');
    await until(() => count(room, 'reaction') === 1);
    room.react(other.id, 'party');
    const bubbles = page.locator('.bubbles__one');
    await until(async () => (await bubbles.count()) === 2);
    await page.locator('[aria-live=polite]', { hasText: `${other.name}: Party.` }).waitFor();
    const startMs = performance.now();
    await until(async () => (await bubbles.count()) === 0, 6_000);
    assert.ok(performance.now() - startMs > 2_500, 'long enough to be seen');
  });
  await check(
    'pins somebody, and shows who speaks large, without a picture starting anew',
    async () => {
      const main = page.locator('.grid__cell--main');
      const tile = page.locator('[data-participant="p3"]');
      const mark = () =>
        tile
          .locator('video')
          .first()
          .evaluate((video) => (video.dataset.mark ??= 'same'));
      await mark();
      await tile.hover();
      await page.getByRole('button', { name: 'Pin Dev' }).click();
      await main.locator('[data-participant="p3"]').waitFor();
      assert.equal(await tile.locator('video[data-mark]').count(), 1);
      const box = await main.boundingBox();
      for (const each of await page.locator('.grid__cell:not(.grid__cell--main)').all()) {
        assert.ok((await each.boundingBox()).width < box.width / 1.5);
      }
      await page.getByRole('button', { name: 'Pin Dev' }).click();
      await main.waitFor({ state: 'detached' });
      await page.keyboard.press('g');
      await main.waitFor();
      await page.keyboard.press('g');
      await main.waitFor({ state: 'detached' });
    },
  );
  await check('is light or dark by choice', async () => {
    const ground = () =>
      page.evaluate(() => window.getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    assert.notEqual(await ground(), light);
    await page.getByRole('radio', { name: 'As the system' }).check();
    assert.equal(await ground(), light);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  });
  await check('shows the main picture in a window of its own', async () => {
    const floating = () =>
      page.evaluate(() => document.pictureInPictureElement?.getAttribute('aria-label') ?? null);
    await page.keyboard.press('i');
    await until(async () => (await floating()) !== null);
    await page.getByRole('button', { name: 'Pin Dev' }).click();
    await until(async () => (await floating()) === 'Video of Dev');
    await page.keyboard.press('i');
    await until(async () => (await floating()) === null);
    await page.getByRole('button', { name: 'Pin Dev' }).click();
  });
  await check('is muted by a host until unmuted here', async () => {
    room.send({ type: 'hushed', by: 'p3' });
    await until(() => room.self.audioMuted);
    await page.getByText('Dev muted you.').waitFor();
    await page.keyboard.press('m');
    await until(() => !room.self.audioMuted);
  });
  await check('changes how the own sound is processed without a gap', async () => {
    const before = await sentAudio();
    await page.keyboard.press('s');
    await page.getByRole('radio', { name: 'Music' }).check();
    await page.waitForTimeout(700);
    assert.ok((await sentAudio()) - before > 20, 'packets go on');
    assert.equal(room.self.audioMuted, false);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  });
  await check('lets a host mute somebody and switch the transcript for all to see', async () => {
    await makeHost(page, room);
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: 'People' });
    await dialog.getByRole('button', { name: 'Mute Dev' }).click();
    await until(() => room.others.find(({ id }) => id === 'p3').audioMuted);
    const transcript = dialog.getByRole('switch', { name: 'Keep a transcript' });
    await transcript.click();
    await page.getByText('Transcript is kept').waitFor();
    await page.getByText('what is said is written down').waitFor();
    await transcript.click();
    await page.getByText('No transcript is kept any more.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
  await check('lets a host lock the room and remove somebody', async () => {
    await makeHost(page, room);
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: 'People' });
    await dialog.getByRole('switch', { name: 'Lock the room' }).click();
    await page.getByText('Locked', { exact: true }).waitFor();
    const [gone] = room.others;
    await dialog.getByRole('button', { name: `Remove ${gone.name}` }).click();
    await page.locator(`[data-participant="${gone.id}"]`).waitFor({ state: 'detached' });
    await until(() => room.locked && !room.others.includes(gone));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
  await check('lets a host write the glossary of the room', async () => {
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: 'People' });
    await dialog.getByText('Glossary', { exact: true }).click();
    await dialog.getByText('No terms.').waitFor();
    const terms = dialog.getByRole('textbox', { name: 'Terms' });
    await terms.fill('en,pt\nboard,conselho\n');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Saved. 1 term.').waitFor();
    assert.equal(room.glossary, 'en,pt\r\nboard,conselho\r\n');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download' }).click(),
    ]);
    assert.match(file.suggestedFilename(), /^glossary-.*[.]csv$/);
    await page.keyboard.press('Escape');
  });
  await check('leaves', async () => {
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByText('You left the call.').waitFor();
    await until(() => count(room, 'leave') === 1);
  });
  assert.deepEqual(room.problems, []);
  await check('joins without camera and microphone, says why, and does not look dead', async () => {
    const bare = await browser.newPage();
    await bare.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('refused', 'NotAllowedError'));
    });
    const quiet = await serveRoom(bare, sfu, [person('p1', 'Ben', 'en')]);
    await bare.goto(base);
    await bare.getByText('This page may not use your microphone.').waitFor();
    const choice = bare.getByRole('switch', { name: 'Sync my lips in other languages' });
    assert.equal(await choice.isChecked(), false, 'remembered from the last call');
    await join(bare, base, { query: '?probe' });
    await until(() => bare.evaluate(() => window.babelgrid.media === 'connected'));
    assert.equal(quiet.received[0].lips, false);
    assert.equal(quiet.received[0].audioMuted, true);
    assert.equal(quiet.received[0].videoMuted, true);
    await until(async () =>
      (await sfu.evaluate(() => window.sfu.received('p0'))).some(
        ({ kind, packetsReceived }) => kind === 'audio' && packetsReceived > 20,
      ),
    );
    await hears(bare, 'p1', 'original', 250);
    assert.deepEqual(quiet.problems, []);
  });
} finally {
  await stop();
}

async function check(name, body) {
  const startMs = performance.now();
  await body();
  console.log(`ok - ${name} (${Math.round(performance.now() - startMs)} ms)`);
}

async function until(condition, limitMs = 15_000) {
  const endMs = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > endMs) throw new Error(`never true: ${condition}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Packets of the microphone that came. */
async function sentAudio() {
  const received = await sfu.evaluate(() => window.sfu.received('p0'));
  return received.find(({ kind }) => kind === 'audio').packetsReceived;
}

function count(room, type) {
  return room.received.filter((message) => message.type === type).length;
}

/** Right after a connection a jitter buffer may still hold silence, so it may take a moment. */
async function hears(page, id, voice, hz) {
  await until(async () => Math.abs((await pitch(page, id, voice)) - hz) < 8);
}

function pictures(page, id) {
  return page.evaluate((speakerId) => window.babelgrid.pictures(speakerId), id);
}

/** Of the redrawn picture over the original, 0 to 1. */
function opacity(page, id) {
  return page
    .locator(`[data-participant="${id}"] .pictures__lips`)
    .evaluate((video) => Number(video.ownerDocument.defaultView.getComputedStyle(video).opacity));
}

function paint(ids) {
  return sfu.evaluate((wanted) => {
    for (const [id, on] of Object.entries(wanted)) window.sfu.paint(id, on);
  }, ids);
}

/** Hz, from the zero crossings of half a second. */
function pitch(page, id, voice) {
  return page.evaluate(
    async ([speakerId, tap]) => {
      const recording = await window.babelgrid.record([{ speakerId, voice: tap }], 0.5);
      const samples = recording.voices[0];
      let crossings = 0;
      for (let i = 1; i < samples.length; i++) {
        if (samples[i - 1] < 0 && samples[i] >= 0) crossings += 1;
      }
      return crossings / 0.5;
    },
    [id, voice],
  );
}

/** Root mean square of 0.3 s. */
function level(page, id, voice) {
  return page.evaluate(
    async ([speakerId, tap]) => {
      const { voices } = await window.babelgrid.record([{ speakerId, voice: tap }], 0.3);
      return Math.sqrt(voices[0].reduce((sum, each) => sum + each * each, 0) / voices[0].length);
    },
    [id, voice],
  );
}
