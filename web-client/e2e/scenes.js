/** Who is in a scripted room, and what they say. */
import { person } from './service.js';

export const PEOPLE = [
  person('p1', 'Ben Carter', 'en'),
  person('p2', 'Chloé Martin', 'auto', { detected: 'fr', audioMuted: true }),
  person('p3', 'دانا خليل', 'ar', { videoMuted: true }),
  person('p4', 'Kenji Mori', 'ja', { connection: 'silent' }),
];

const stage = (name, kind, ms, blamed = 0) => ({ stage: name, kind, ms, blamed });
export const LATENCY = {
  voices: [
    {
      speakerId: 'p1',
      language: 'pt',
      words: 72,
      p50Ms: 2_610,
      p90Ms: 3_480,
      misses: 2,
      networkMs: 28.6,
      clockErrorMs: 0.6,
      way: ['lisbon', 'porto'],
      stages: [
        stage('listening', 'language', 701),
        stage('recognition_queue', 'queue', 62),
        stage('recognition', 'compute', 182),
        stage('context', 'language', 490),
        stage('translation_queue', 'queue', 4),
        stage('translation', 'compute', 13),
        stage('phrasing', 'playout', 380),
        stage('synthesis_queue', 'queue', 55, 2),
        stage('synthesis', 'compute', 151),
        stage('start_wait', 'playout', 195),
        stage('speaking', 'language', 350),
      ],
    },
  ],
  media: { packets: 4_210, p50Ms: 0.11, p99Ms: 3.2, misses: 0 },
  roundTripMs: 12.4,
  jitterMs: 1.7,
};

/** Everybody says something, each served in another way. */
export async function talk(page, room, sfu) {
  room.caption('p0', 1, 'pt', false, 'Bom dia a todos, vocês me ouvem bem?');
  room.caption('p1', 1, 'en', false, 'Good morning! Yes, we hear you loud and clear.');
  room.caption('p1', 1, 'pt', true, 'Bom dia! Sim, nós ouvimos você muito bem.');
  room.caption('p2', 1, 'fr', false, 'Parfait, alors commençons par le plan de vendredi.');
  room.caption('p2', 1, 'pt', true, 'Perfeito, então vamos começar pelo plano de sexta-feira.');
  await page.waitForTimeout(30);
  room.caption(
    'p1',
    2,
    'en',
    false,
    'The second delivery leaves the harbor at seven, so we',
    false,
  );
  room.caption('p1', 2, 'pt', true, 'A segunda entrega sai do porto às sete, então nós', false);
  room.service('p2', 'pt', 'captions', 'This node has no room for another voice now.', 'node_full');
  room.service(
    'p3',
    'pt',
    'original',
    'This node is busy and translates others first.',
    'node_full',
  );
  room.talk('p1', 'pt', true);
  room.lips('p1', 'pt', true);
  await sfu.evaluate(() => window.sfu.paint('p1.lips', true));
  await sfu.evaluate(() => window.sfu.hearOnly(['p1.audio', 'p1.translation']));
  await page.locator('.badge--voice').waitFor();
  await page.locator('.pictures--lips').waitFor();
  await page.waitForTimeout(700);
}
