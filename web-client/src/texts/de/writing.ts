import { countingIn } from '../counting';
import type { WritingTexts } from '../en/writing';

const count = countingIn('de');

export const writing: WritingTexts = {
  chat: 'Chat',
  unread: (messages) => count(messages, { other: (n) => `${n} ungelesen` }),
  messages: 'Nachrichten',
  newMessages: 'Neue Nachrichten',
  empty:
    'Noch wurde nichts geschrieben. Alle lesen Nachrichten in ihrer Sprache; mit dem Anruf sind sie weg.',
  newest: 'Neueste',
  message: 'Nachricht an alle',
  placeholder: 'Schreiben Sie in Ihrer Sprache',
  send: 'Senden',
  charactersLeft: (characters) => count(characters, { other: (n) => `Noch ${n} Zeichen` }),
  charactersTooMany: (characters) => count(characters, { other: (n) => `${n} Zeichen zu viel` }),
  sending: 'Wird gesendet…',
  notSent: (why) => `Nicht gesendet. ${why}`,
  notConfirmed: 'Der Dienst hat es nicht bestätigt.',
  tryAgain: 'Erneut versuchen',
  notTranslated: (why) => `Nicht übersetzt: ${why}.`,
  from: (language) => `Aus: ${language}`,
  showOriginal: 'Original zeigen',
  hideOriginal: 'Original verbergen',
  glossary: 'Glossar',
  glossaryHelp:
    'Wie Namen und Begriffe geschrieben und gesprochen werden, als CSV. „*“ ist für Namen, die bleiben, wie sie sind.',
  terms: 'Begriffe',
  termCount: (terms) =>
    terms === 0
      ? 'Keine Begriffe.'
      : count(terms, { one: (n) => `${n} Begriff.`, other: (n) => `${n} Begriffe.` }),
  fromFile: 'Aus einer Datei',
  save: 'Speichern',
  download: 'Herunterladen',
  notSaved: 'Noch nicht gespeichert.',
  saved: (terms) => `Gespeichert. ${terms}`,
  notKept: 'Es wird festgehalten, sobald die Datenbank wieder da ist.',
  didNotWork: 'Das ging nicht. Versuchen Sie es noch einmal.',
  tooLarge: 'Ein Glossar hat höchstens 64 KB.',
};
