import type { LanguageTexts } from '../en/languages';

export const languages: LanguageTexts = {
  title: 'Idiomas',
  iSpeak: 'Eu falo',
  iWantToHear: 'Quero ouvir',
  iHear: 'Eu ouço',
  originals: 'os originais',
  note: 'As mudanças valem na hora e só para você.',
  detect: 'Detectar automaticamente',
  detectHint: 'leva algumas palavras',
  off: 'Original / desligado',
  offHint: 'sem tradução',
  readOnly: 'só leitura',
  readOnlyNote: 'Nenhuma voz fala este idioma aqui: você o lê e ouve o original.',
  none: 'Nenhum idioma tem este nome',
  notDetected: 'idioma ainda não detectado',
  misdeclared: (heard, chosen) => `Parece que você fala ${heard}, mas escolheu ${chosen}.`,
  iSpeakThat: (language) => `Eu falo ${language}`,
  keep: (language) => `Manter ${language}`,
};
