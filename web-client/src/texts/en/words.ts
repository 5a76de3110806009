/** What was said in a call that is over. */
export const words = {
  title: 'What was said',
  language: 'Language',
  asSpoken: 'As it was spoken',
  translating: 'Translating …',
  save: 'Save as',
  formats: { txt: 'Text', vtt: 'WebVTT', srt: 'SubRip', json: 'JSON' },
  kept: 'Kept as long as the room keeps its transcript. Translations are made by a machine, which makes mistakes.',
};

export type WordsTexts = typeof words;
