import type { LanguageTexts } from '../en/languages';

export const languages: LanguageTexts = {
  title: 'Sprachen',
  iSpeak: 'Ich spreche',
  iWantToHear: 'Ich möchte hören',
  iHear: 'Ich höre',
  originals: 'Originale',
  note: 'Änderungen gelten sofort und nur für Sie.',
  detect: 'Automatisch erkennen',
  detectHint: 'braucht ein paar Wörter',
  off: 'Original / aus',
  offHint: 'keine Übersetzung',
  readOnly: 'nur lesen',
  readOnlyNote: 'Diese Sprache spricht hier keine Stimme: Sie lesen sie und hören das Original.',
  none: 'Keine Sprache heißt so',
  notDetected: 'Sprache noch nicht erkannt',
  misdeclared: (heard, chosen) =>
    `Sie sprechen anscheinend ${heard}, haben aber ${chosen} gewählt.`,
  iSpeakThat: (language) => `Ich spreche ${language}`,
  keep: (language) => `Bei ${language} bleiben`,
};
