import type { WordsTexts } from '../en/words';

export const words: WordsTexts = {
  title: 'O que foi dito',
  language: 'Idioma',
  asSpoken: 'Como foi falado',
  translating: 'Traduzindo…',
  save: 'Salvar como',
  formats: { txt: 'Texto', vtt: 'WebVTT', srt: 'SubRip', json: 'JSON' },
  kept: 'Fica guardado enquanto a sala guardar a transcrição. As traduções são feitas por máquina, que comete erros.',
};
