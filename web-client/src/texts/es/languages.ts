import type { LanguageTexts } from '../en/languages';

export const languages: LanguageTexts = {
  title: 'Idiomas',
  iSpeak: 'Hablo',
  iWantToHear: 'Quiero oír',
  iHear: 'Oigo',
  originals: 'los originales',
  note: 'Los cambios valen al momento y solo para ti.',
  detect: 'Detectar automáticamente',
  detectHint: 'tarda unas palabras',
  off: 'Original / desactivado',
  offHint: 'sin traducción',
  readOnly: 'solo lectura',
  readOnlyNote: 'Ninguna voz habla este idioma aquí: lo lees y oyes el original.',
  none: 'Ningún idioma se llama así',
  notDetected: 'idioma aún sin detectar',
  misdeclared: (heard, chosen) => `Parece que hablas ${heard}, pero elegiste ${chosen}.`,
  iSpeakThat: (language) => `Hablo ${language}`,
  keep: (language) => `Dejar ${language}`,
};
