import type { WordsTexts } from '../en/words';

export const words: WordsTexts = {
  title: 'Lo que se dijo',
  language: 'Idioma',
  asSpoken: 'Como se habló',
  translating: 'Traduciendo…',
  save: 'Guardar como',
  formats: { txt: 'Texto', vtt: 'WebVTT', srt: 'SubRip', json: 'JSON' },
  kept: 'Se guarda mientras la sala guarde la transcripción. Las traducciones las hace una máquina, que comete errores.',
};
