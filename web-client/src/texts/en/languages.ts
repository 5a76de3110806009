/** What is spoken, heard and read. */
export const languages = {
  title: 'Languages',
  iSpeak: 'I speak',
  iWantToHear: 'I want to hear',
  iHear: 'I hear',
  originals: 'originals',
  note: 'Changes take effect at once and only for you.',
  detect: 'Detect automatically',
  detectHint: 'takes a few words',
  off: 'Original / off',
  offHint: 'no translation',
  readOnly: 'read only',
  readOnlyNote: 'No voice speaks this language here: you read it and hear the original.',
  none: 'No language has this name',
  notDetected: 'language not detected yet',
  misdeclared: (heard: string, chosen: string) =>
    `You seem to speak ${heard}, but you chose ${chosen}.`,
  iSpeakThat: (language: string) => `I speak ${language}`,
  keep: (language: string) => `Keep ${language}`,
};

export type LanguageTexts = typeof languages;
