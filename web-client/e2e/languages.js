/** The page in other languages than English: that they fit in, are read well, and work by keyboard. */
import { LATENCY, PEOPLE, talk } from './scenes.js';
import { chatLine, join, makeHost, serveRoom } from './service.js';
import { shoot } from './shoot.js';

const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** These are the longest and the most used; the other ones are looked at once. */
const LANGUAGES = { de: ['wide', 'phone'], pt: ['wide', 'phone'], es: ['phone'], fr: ['phone'] };

const SHEETS = { l: 'languages', s: 'sound', p: 'people', '?': 'help' };

let stage;

export async function languageShots({ base, browser, sfu }) {
  stage = { base, browser, sfu };
  for (const [language, sizes] of Object.entries(LANGUAGES)) {
    for (const size of sizes) {
      await joinShots(language, size);
      await callShots(language, size);
      await chatShots(language, size);
    }
  }
  await choiceWorks();
}

async function open(size, others) {
  const page = await stage.browser.newPage();
  await page.setViewportSize(SIZES[size]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const people = PEOPLE.slice(0, others).map((each) => ({ ...each }));
  return [page, await serveRoom(page, stage.sfu, people)];
}

/** Nothing is wider than the window, no button cuts its text, and none leaves its sheet. */
async function assertFits(page, name) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    const cut = [...document.querySelectorAll('button, h1, h2, .badge, .choice__one')].filter(
      (each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1,
    );
    const texts = cut
      .filter((each) => each.clientWidth > 0 && !each.querySelector('.sr-only'))
      .map((each) => each.textContent);
    const beyond = [...document.querySelectorAll('dialog button, aside button')].filter(
      (each) =>
        each.getBoundingClientRect().right >
        each.closest('dialog, aside').getBoundingClientRect().right,
    );
    texts.push(...beyond.map((each) => each.textContent));
    return root.scrollWidth > root.clientWidth ? [...texts, 'the page'] : texts;
  });
  if (wide.length > 0) throw new Error(`${name}: does not fit: ${wide.join(' | ')}`);
}

async function shot(page, name, language) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang !== language) throw new Error(`${name}: the page is in ${lang}`);
  await assertFits(page, name);
  await shoot(page, name);
}

async function joinShots(language, size) {
  const [page, room] = await open(size, 0);
  room.keepsTranscripts = true;
  await page.goto(`${stage.base}/?lang=${language}`);
  await page.locator('.join__form [type=submit]:enabled').waitFor();
  await page.waitForTimeout(500);
  await shot(page, `lang-${language}-join-${size}`, language);
  await page.goto(`${stage.base}/r/minutes?lang=${language}`);
  await page.locator('.note--warning').waitFor();
  await page.getByRole('combobox').nth(1).click();
  await shot(page, `lang-${language}-record-${size}`, language);
  await page.close();
}

async function callShots(language, size) {
  const name = (what) => `lang-${language}-${what}-${size}`;
  const [page, room] = await open(size, 2);
  await join(page, stage.base, { query: `?speak=en&hear=pt&lang=${language}` });
  await page.locator('.status--good').waitFor();
  await talk(page, room, stage.sfu);
  // To be read aloud in the language of the words, not in that of the page.
  await page.locator('.captions [aria-live] [lang=pt]', { hasText: 'plano de sexta' }).waitFor({
    state: 'attached',
  });
  await shot(page, name('call'), language);
  await page.keyboard.press('t');
  await shot(page, name('transcript'), language);
  await page.keyboard.press('t');
  room.latency = LATENCY;
  await page.keyboard.press('d');
  await page.locator('.latency__voice summary').click();
  await shot(page, name('delay'), language);
  await page.keyboard.press('d');
  Object.assign(room, { keepsTranscripts: true, locked: true });
  room.others.forEach((each, i) => Object.assign(each, { handMs: 1_000 + i }));
  await makeHost(page, room);
  await page.locator('.room-badge--record').waitFor();
  await page.keyboard.press('r');
  await shot(page, name('react'), language);
  await page.keyboard.press('Escape');
  for (const [key, sheet] of Object.entries(SHEETS)) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    if (sheet === 'people') await page.locator('.glossary summary').click();
    await shot(page, name(sheet), language);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  await page.locator('.toolbar .tool').last().click();
  await page.getByRole('dialog').waitFor();
  await shot(page, name('more'), language);
  await page.keyboard.press('Escape');
  await room.ws.close({ code: 1011, reason: '' });
  await page.locator('.status--bad').waitFor();
  await shot(page, name('reconnecting'), language);
  await page.close();
}

async function chatShots(language, size) {
  const [page, room] = await open(size, 2);
  await join(page, stage.base, { query: `?speak=en&hear=pt&lang=${language}` });
  await page.locator('.status--good').waitFor();
  await page.keyboard.press('w');
  const say = (id, from, text, translation) => {
    room.send({ ...chatLine('p1', id, from, text), type: 'chat' });
    room.send({ type: 'translated', senderId: 'p1', id, language: 'pt', ...translation });
  };
  say('1', 'en', 'Good morning!', { text: 'Bom dia!' });
  const reason = 'nothing here translates from Japanese to Portuguese';
  say('2', 'ja', 'それは何ですか？', { reason, code: 'no_model' });
  await page.locator('.chat-message').nth(1).waitFor();
  await shot(page, `lang-${language}-chat-${size}`, language);
  await page.close();
}

/** By keyboard alone: the own choice counts more than the link, and is kept. */
async function choiceWorks() {
  const [page] = await open('wide', 0);
  await page.goto(`${stage.base}/?lang=de`);
  await page.locator('.join__form [type=submit]:enabled').waitFor();
  await page.locator('.brand').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Fran');
  await page.locator('html[lang=fr]').waitFor();
  await page.getByRole('button', { name: 'Rejoindre l’appel' }).waitFor();
  if (page.url().includes('lang=')) throw new Error('the link still asks for German');
  await page.reload();
  await page.getByRole('button', { name: 'Rejoindre l’appel' }).waitFor();
  await page.evaluate(() => window.localStorage.clear());
  await page.close();
}
