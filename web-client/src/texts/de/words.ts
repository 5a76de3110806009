import type { WordsTexts } from '../en/words';

export const words: WordsTexts = {
  title: 'Was gesagt wurde',
  language: 'Sprache',
  asSpoken: 'Wie es gesprochen wurde',
  translating: 'Wird übersetzt …',
  save: 'Speichern als',
  formats: { txt: 'Text', vtt: 'WebVTT', srt: 'SubRip', json: 'JSON' },
  kept: 'Wird so lange aufbewahrt wie die Mitschrift des Raums. Übersetzungen macht eine Maschine, die Fehler macht.',
};
