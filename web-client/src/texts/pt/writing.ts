import { countingIn } from '../counting';
import type { WritingTexts } from '../en/writing';

const count = countingIn('pt');

export const writing: WritingTexts = {
  chat: 'Chat',
  unread: (messages) =>
    count(messages, { one: (n) => `${n} não lida`, other: (n) => `${n} não lidas` }),
  messages: 'Mensagens',
  newMessages: 'Mensagens novas',
  empty:
    'Ainda não se escreveu nada. Cada um lê as mensagens na sua língua; elas somem quando a chamada acaba.',
  newest: 'Mais recentes',
  message: 'Mensagem a todos',
  placeholder: 'Escreva na sua língua',
  send: 'Enviar',
  charactersLeft: (characters) =>
    count(characters, {
      one: (n) => `Resta ${n} caractere`,
      other: (n) => `Restam ${n} caracteres`,
    }),
  charactersTooMany: (characters) =>
    count(characters, {
      one: (n) => `${n} caractere a mais`,
      other: (n) => `${n} caracteres a mais`,
    }),
  sending: 'Enviando…',
  notSent: (why) => `Não enviada. ${why}`,
  notConfirmed: 'O serviço não confirmou.',
  tryAgain: 'Tentar de novo',
  notTranslated: (why) => `Não traduzida: ${why}.`,
  from: (language) => `De ${language}`,
  showOriginal: 'Mostrar original',
  hideOriginal: 'Ocultar original',
  glossary: 'Glossário',
  glossaryHelp:
    'Como nomes e termos são escritos e falados, em CSV. “*” é para nomes que ficam como são.',
  terms: 'Termos',
  termCount: (terms) =>
    terms === 0
      ? 'Nenhum termo.'
      : count(terms, { one: (n) => `${n} termo.`, other: (n) => `${n} termos.` }),
  fromFile: 'De um arquivo',
  save: 'Salvar',
  download: 'Baixar',
  notSaved: 'Ainda não salvo.',
  saved: (terms) => `Salvo. ${terms}`,
  notKept: 'Será gravado quando o banco de dados voltar.',
  didNotWork: 'Não deu certo. Tente de novo.',
  tooLarge: 'Um glossário tem no máximo 64 KB.',
};
