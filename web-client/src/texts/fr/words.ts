import type { WordsTexts } from '../en/words';

export const words: WordsTexts = {
  title: 'Ce qui a été dit',
  language: 'Langue',
  asSpoken: 'Comme cela a été dit',
  translating: 'Traduction en cours…',
  save: 'Enregistrer',
  formats: { txt: 'Texte', vtt: 'WebVTT', srt: 'SubRip', json: 'JSON' },
  kept: 'Conservé tant que la salle conserve sa transcription. Les traductions sont faites par une machine, qui se trompe parfois.',
};
