/**
 * Takes screenshots of the built client with scripted rooms into e2e/out, and fails when axe-core
 * finds something on any of them. Run by `npm run shots`; `npm run shots languages` takes those of the
 * page in other languages only.
 */
import { languageShots } from './languages.js';
import { LATENCY, PEOPLE, talk } from './scenes.js';
import { chatLine, join, makeHost, serveRoom, start } from './service.js';
import { findings, shoot } from './shoot.js';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const LOW = { width: 360, height: 480 };
const SIDEWAYS = { width: 844, height: 390 };
const { base, browser, sfu, stop } = await start();
try {
  await languageShots({ base, browser, sfu });
  const all = process.argv[2] !== 'languages';
  for (const colorScheme of all ? ['light', 'dark'] : []) {
    for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      await joinShots(`${device}-${colorScheme}`, viewport, colorScheme);
      for (const others of [0, 1, 2, 4]) {
        if (device === 'phone' && others === 0) continue;
        await callShots(`${device}-${colorScheme}`, viewport, colorScheme, others);
      }
      await chatShots(`${device}-${colorScheme}`, viewport, colorScheme);
      await readerShots(`${device}-${colorScheme}`, viewport, colorScheme);
    }
  }
} finally {
  await stop();
}
console.log(`axe-core findings: ${findings()}`);
process.exitCode = findings() === 0 ? 0 : 1;

async function open(viewport, colorScheme) {
  const page = await browser.newPage();
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  return page;
}

async function joinShots(name, viewport, colorScheme) {
  const page = await open(viewport, colorScheme);
  const room = await serveRoom(page, sfu);
  room.keepsTranscripts = true;
  await page.goto(base);
  await page.getByRole('button', { name: 'Join call' }).waitFor();
  await page.waitForTimeout(800);
  await shoot(page, `join-${name}`);
  if (viewport === PHONE) {
    await page.getByRole('button', { name: 'Join call' }).scrollIntoViewIfNeeded();
    await shoot(page, `join-form-${name}`);
  }
  await page.goto(`${base}/r/minutes`);
  await page.getByText('keeps transcripts').waitFor();
  await shoot(page, `join-record-${name}`);
  await page.getByRole('combobox', { name: 'I speak' }).click();
  await shoot(page, `join-picker-${name}`);
  await page.close();
}

async function callShots(name, viewport, colorScheme, others) {
  const page = await open(viewport, colorScheme);
  const room = await serveRoom(page, sfu, PEOPLE.slice(0, others));
  await join(page, base, { query: '?speak=pt&hear=pt' });
  await page.getByText('Connected', { exact: true }).waitFor();
  if (others > 0) await talk(page, room, sfu);
  await shoot(page, `call-${others + 1}-${name}`);
  if (others === 2) {
    await page.keyboard.press('t');
    await page.getByLabel('own words').check();
    await shoot(page, `call-transcript-${name}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close transcript' }).click();
    room.latency = LATENCY;
    await page.keyboard.press('d');
    await page.getByText('from mouth to voice').waitFor();
    await page.getByText('Step by step').click();
    await shoot(page, `call-delay-${name}`);
    await page.getByRole('button', { name: 'Close delay' }).click();
    await mannersShots(page, room, name);
    Object.assign(room, { keepsTranscripts: true, locked: true });
    await makeHost(page, room);
    await page.getByText('Transcript is kept').waitFor();
    const sheets = { l: 'languages', s: 'sound', p: 'people', '?': 'help' };
    for (const [key, sheet] of Object.entries(sheets)) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await shoot(page, `call-${sheet}-${name}`);
      if (sheet === 'sound' && viewport === PHONE) {
        await page.setViewportSize(LOW);
        await shoot(page, `call-${sheet}-low-${name}`);
        await page.setViewportSize(viewport);
      }
      if (sheet === 'people') {
        room.glossary = 'en,pt,*,say pt\r\nboard,conselho,,\r\n,,Nginx,engine xis\r\n';
        await page.getByText('Glossary', { exact: true }).click();
        await page.getByText('2 terms.').waitFor();
        await shoot(page, `call-glossary-${name}`);
      }
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
    }
    room.send({
      type: 'error',
      code: 'overloaded',
      message: 'Translation is paused: the node is busy. Captions go on.',
      fatal: false,
    });
    await room.ws.close({ code: 1011, reason: 'The node restarts.' });
    await page.getByText('Reconnecting', { exact: true }).waitFor();
    await shoot(page, `call-reconnecting-${name}`);
  }
  await page.close();
  if (others === 2) await afterCallShots(name, viewport, colorScheme);
}

/** Hands, reactions, who speaks large, the own picture small, and what is behind "More". */
async function mannersShots(page, room, name) {
  room.others.forEach((each, i) => Object.assign(each, { handMs: 1_000 + i }));
  room.roster();
  room.react('p1', 'clap');
  room.react('p0', 'like');
  await page.keyboard.press('r');
  await shoot(page, `call-react-${name}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.locator('.grid__cell--main').waitFor();
  await shoot(page, `call-speaker-${name}`);
  await page.setViewportSize(SIDEWAYS);
  await shoot(page, `call-sideways-${name}`);
  await page.setViewportSize(name.startsWith('phone') ? PHONE : DESKTOP);
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'More' }).click();
  await shoot(page, `call-more-${name}`);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  room.others.forEach((each) => Object.assign(each, { handMs: 0 }));
  room.roster();
}

/** Who reads a language that no voice speaks, written from right to left or without spaces. */
async function readerShots(name, viewport, colorScheme) {
  const lines = {
    ar: ['صباح الخير! نعم، نسمعكم', 'بوضوح تام. هل نبدأ الساعة 9:30 مع Nginx؟'],
    ja: ['おはようございます。', 'はい、とてもよくGoogle Meetで聞こえます。'],
  };
  for (const [language, [first, second]] of Object.entries(lines)) {
    const page = await open(viewport, colorScheme);
    const room = await serveRoom(page, sfu, PEOPLE.slice(0, 2));
    await join(page, base, { query: `?speak=pt&hear=${language}` });
    await page.getByText('Connected', { exact: true }).waitFor();
    room.caption('p1', 1, 'en', false, 'Good morning! Yes, we hear you loud and clear.');
    room.caption('p1', 1, language, true, first, false);
    room.caption('p1', 1, language, true, second);
    room.service('p1', language, 'captions', 'No voice speaks this language here: you read it.');
    await page.locator('.badge--service').first().waitFor();
    await page.keyboard.press('t');
    await page.getByLabel('own words').check();
    await shoot(page, `reader-${language}-${name}`);
    await page.getByLabel('own words').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close transcript' }).click();
    await page.keyboard.press('l');
    await page.getByRole('combobox', { name: 'I want to hear' }).click();
    await page.getByText('read only').first().waitFor();
    await shoot(page, `reader-picker-${language}-${name}`);
    await page.close();
  }
}

/** A chat in two languages, and what became of it where it could not be told or translated. */
async function chatShots(name, viewport, colorScheme) {
  const page = await open(viewport, colorScheme);
  const room = await serveRoom(page, sfu, PEOPLE.slice(0, 2));
  await join(page, base, { query: '?speak=pt&hear=pt' });
  await page.getByText('Connected', { exact: true }).waitFor();
  const say = (id, text, translation, from = 'en') => {
    room.send({ ...chatLine('p1', id, from, text), type: 'chat' });
    room.send({ type: 'translated', senderId: 'p1', id, language: 'pt', ...translation });
  };
  say('1', 'Good morning! I sent the plan for Friday.', {
    text: 'Bom dia! Mandei o plano para sexta-feira.',
  });
  await page.getByText('Ben Carter: Bom dia!').waitFor();
  await shoot(page, `chat-toast-${name}`);
  await page.getByRole('button', { name: 'Chat' }).click();
  const field = page.getByLabel('Message to everybody');
  await field.fill('Obrigada! 🙏🏽 Vi o custo de R$ 1.250,50.');
  await field.press('Enter');
  const link =
    'https://example.org/plans/2031/friday?room=blue&very=long&address=that-has-no-place-to-break';
  say('2', `It is at ${link} and you start it with \`npm start\` 👍`, {
    text: `Está em ${link} e você o inicia com \`npm start\` 👍`,
  });
  say(
    '3',
    'それは何ですか？',
    { reason: 'nothing here translates from Japanese to Portuguese' },
    'ja',
  );
  await page.getByText('Not translated').waitFor();
  await field.fill('Uma linha\ne outra');
  await shoot(page, `chat-${name}`);
  if (viewport === DESKTOP) {
    await page.getByText('Bom dia! Mandei').hover();
    await shoot(page, `chat-hover-${name}`);
  }
  await page.getByRole('button', { name: 'Show original' }).first().click();
  await shoot(page, `chat-original-${name}`);
  await room.ws.close({ code: 1011, reason: 'The node restarts.' });
  await field.press('Enter');
  await page.getByText('Sending…').waitFor();
  await shoot(page, `chat-sending-${name}`);
  await page.close();
}

/** What is shown of the delays of a call that is over. */
async function afterCallShots(name, viewport, colorScheme) {
  const page = await open(viewport, colorScheme);
  const room = await serveRoom(page, sfu, PEOPLE.slice(0, 2));
  const [voice] = LATENCY.voices;
  const left = ['Emma Novak', 'Ana Beatriz de Souza'].map((who, i) => ({
    ...voice,
    name: who,
    participantId: i === 0 ? 'p1' : 'who-left-long-ago',
    workload: 'voice',
  }));
  await page.route('**/api/rooms/*/latency', (route) => route.fulfill({ json: left }));
  await join(page, base, { query: '?speak=pt&hear=pt' });
  await page.getByText('Connected', { exact: true }).waitFor();
  await talk(page, room, sfu);
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByText('How far voices trailed').waitFor();
  await shoot(page, `left-${name}`);
  await page.close();
}
