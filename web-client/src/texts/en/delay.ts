import type { Parts } from '../parts';

/** How far voices trail, what a call took, and what it cost. */
export const delay = {
  title: 'Delay',
  measuring: 'Measuring …',
  of: (name: string) => `Delay of ${name}`,
  nameIn: (name: string, language: string) => `${name} in ${language}`,
  mouthToVoice: <T>(half: T, most: T): Parts<T> => [
    half,
    ' from mouth to voice; 9 of 10 words within ',
    most,
  ],
  stepByStep: 'Step by step',
  lateWords: 'Late words',
  noneLate: (words: number) => `none of ${words}`,
  late: (misses: number, words: number, stage: string) =>
    `${misses} of ${words}, mostly: ${stage.toLowerCase()}`,
  servers: 'Servers on the way',
  clocks: 'Clocks of two servers',
  clocksAgree: (within: string) => `agree within ${within}`,
  servedAs: 'Served as',
  levels: { voice: 'voice and captions', captions: 'captions', original: 'original' },
  hearsOriginals: 'You hear originals: nothing is translated for you.',
  nothingHeard: 'No translated word was heard in the last half minute.',
  network: 'Your network',
  notMeasured: 'not measured yet',
  roundTrip: (ms: string, jitter: string) => `${ms} there and back, jitter ${jitter}`,
  originals: 'Originals in the node',
  nonePassed: 'none passed',
  passed: (half: string, most: string) => `${half}, 99 of 100 within ${most}`,
  kinds: {
    network: 'network',
    language: 'speech itself',
    queue: 'queue',
    compute: 'compute',
    playout: 'playout',
  },
  stages: {
    listening: 'Hearing the word to its end',
    recognition_queue: 'Waiting to be recognised',
    recognition: 'Recognising',
    backhaul: 'On the way between servers',
    context: 'Hearing what it depends on',
    translation_queue: 'Waiting to be translated',
    translation: 'Translating',
    phrasing: 'Waiting for the voice to be free',
    synthesis_queue: 'Waiting to be spoken',
    synthesis: 'Making the first sound',
    start_wait: 'Waiting so as not to run dry',
    speaking: 'Words of the phrase before it',
  },
  trailed: 'How far voices trailed',
  trailedOf: <T>(name: string, half: T, most: T): Parts<T> => [
    `${name}: `,
    half,
    ', 9 of 10 words within ',
    most,
  ],
  wordsLate: (misses: number, words: number) => `, ${misses} of ${words} words late`,
  translatedSoFar: 'What was translated in this room so far',
  speechInto: <T>(time: T, language: string): Parts<T> => [time, ` of speech into ${language}`],
  asVoice: (time: string) => `, ${time} of it as a voice`,
  cost: (cost: string) => `That cost ${cost}.`,
  costPerMinute: (cost: string, perMinute: string) =>
    `That cost ${cost}, ${perMinute} a translated minute.`,
};

export type DelayTexts = typeof delay;
