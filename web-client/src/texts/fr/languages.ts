import type { LanguageTexts } from '../en/languages';

export const languages: LanguageTexts = {
  title: 'Langues',
  iSpeak: 'Je parle',
  iWantToHear: 'Je veux entendre',
  iHear: 'J’entends',
  originals: 'les originaux',
  note: 'Les changements valent tout de suite et pour vous seul.',
  detect: 'Détecter automatiquement',
  detectHint: 'prend quelques mots',
  off: 'Original / désactivé',
  offHint: 'sans traduction',
  readOnly: 'à lire seulement',
  readOnlyNote:
    'Aucune voix ne parle cette langue ici\u00a0: vous la lisez et entendez l’original.',
  none: 'Aucune langue de ce nom',
  notDetected: 'langue pas encore détectée',
  misdeclared: (heard, chosen) => `Vous semblez parler ${heard}, mais vous avez choisi ${chosen}.`,
  iSpeakThat: (language) => `Je parle ${language}`,
  keep: (language) => `Garder ${language}`,
};
