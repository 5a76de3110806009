import { countingIn } from '../counting';
import type { WritingTexts } from '../en/writing';

const count = countingIn('es');

export const writing: WritingTexts = {
  chat: 'Chat',
  unread: (messages) =>
    count(messages, { one: (n) => `${n} sin leer`, other: (n) => `${n} sin leer` }),
  messages: 'Mensajes',
  newMessages: 'Mensajes nuevos',
  empty:
    'Todavía no se ha escrito nada. Cada persona lee los mensajes en su idioma; desaparecen cuando acaba la llamada.',
  newest: 'Lo último',
  message: 'Mensaje para todos',
  placeholder: 'Escribe en tu idioma',
  send: 'Enviar',
  charactersLeft: (characters) =>
    count(characters, {
      one: (n) => `Queda ${n} carácter`,
      other: (n) => `Quedan ${n} caracteres`,
    }),
  charactersTooMany: (characters) =>
    count(characters, {
      one: (n) => `Sobra ${n} carácter`,
      other: (n) => `Sobran ${n} caracteres`,
    }),
  sending: 'Enviando…',
  notSent: (why) => `No se envió. ${why}`,
  notConfirmed: 'El servicio no lo ha confirmado.',
  tryAgain: 'Reintentar',
  notTranslated: (why) => `Sin traducir: ${why}.`,
  from: (language) => `De ${language}`,
  showOriginal: 'Mostrar original',
  hideOriginal: 'Ocultar original',
  glossary: 'Glosario',
  glossaryHelp:
    'Cómo se escriben y se dicen nombres y términos, en CSV. «*» es para nombres que quedan como son.',
  terms: 'Términos',
  termCount: (terms) =>
    terms === 0
      ? 'Ningún término.'
      : count(terms, { one: (n) => `${n} término.`, other: (n) => `${n} términos.` }),
  fromFile: 'De un archivo',
  save: 'Guardar',
  download: 'Descargar',
  notSaved: 'Aún sin guardar.',
  saved: (terms) => `Guardado. ${terms}`,
  notKept: 'Se anotará cuando vuelva la base de datos.',
  didNotWork: 'No ha funcionado. Inténtalo de nuevo.',
  tooLarge: 'Un glosario tiene como mucho 64 KB.',
};
