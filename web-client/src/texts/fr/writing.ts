import { countingIn } from '../counting';
import type { WritingTexts } from '../en/writing';

const count = countingIn('fr');

export const writing: WritingTexts = {
  chat: 'Chat',
  unread: (messages) =>
    count(messages, { one: (n) => `${n} non lu`, other: (n) => `${n} non lus` }),
  messages: 'Messages',
  newMessages: 'Nouveaux messages',
  empty:
    'Rien n’a encore été écrit. Chacun lit les messages dans sa langue\u00a0; ils disparaissent à la fin de l’appel.',
  newest: 'Plus récents',
  message: 'Message à tout le monde',
  placeholder: 'Écrivez dans votre langue',
  send: 'Envoyer',
  charactersLeft: (characters) =>
    count(characters, {
      one: (n) => `Encore ${n} caractère`,
      other: (n) => `Encore ${n} caractères`,
    }),
  charactersTooMany: (characters) =>
    count(characters, {
      one: (n) => `${n} caractère de trop`,
      other: (n) => `${n} caractères de trop`,
    }),
  sending: 'Envoi…',
  notSent: (why) => `Pas envoyé. ${why}`,
  notConfirmed: 'Le service ne l’a pas confirmé.',
  tryAgain: 'Réessayer',
  notTranslated: (why) => `Pas traduit\u00a0: ${why}.`,
  from: (language) => `De\u00a0: ${language}`,
  showOriginal: 'Voir l’original',
  hideOriginal: 'Cacher l’original',
  glossary: 'Glossaire',
  glossaryHelp:
    'Comment les noms et les termes s’écrivent et se disent, en CSV. «\u00a0*\u00a0» est pour les noms qui restent tels quels.',
  terms: 'Termes',
  termCount: (terms) =>
    terms === 0
      ? 'Aucun terme.'
      : count(terms, { one: (n) => `${n} terme.`, other: (n) => `${n} termes.` }),
  fromFile: 'Depuis un fichier',
  save: 'Enregistrer',
  download: 'Télécharger',
  notSaved: 'Pas encore enregistré.',
  saved: (terms) => `Enregistré. ${terms}`,
  notKept: 'Ce sera noté quand la base de données reviendra.',
  didNotWork: 'Cela n’a pas marché. Réessayez.',
  tooLarge: 'Un glossaire fait 64 Ko au plus.',
};
