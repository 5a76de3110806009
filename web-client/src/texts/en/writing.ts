import { countingIn } from '../counting';

const count = countingIn('en');

/** The chat, and the glossary of the room. */
export const writing = {
  chat: 'Chat',
  unread: (messages: number) => count(messages, { other: (n) => `${n} unread` }),
  messages: 'Messages',
  newMessages: 'New messages',
  empty:
    'Nothing has been written yet. Everybody reads messages in their own language; they are gone when the call is over.',
  newest: 'Newest',
  message: 'Message to everybody',
  placeholder: 'Write in your language',
  send: 'Send',
  charactersLeft: (characters: number) =>
    count(characters, { other: (n) => `${n} characters left` }),
  charactersTooMany: (characters: number) =>
    count(characters, { other: (n) => `${n} characters too many` }),
  sending: 'Sending…',
  notSent: (why: string) => `Not sent. ${why}`,
  notConfirmed: 'The service has not confirmed it.',
  tryAgain: 'Try again',
  notTranslated: (why: string) => `Not translated: ${why}.`,
  from: (language: string) => `From ${language}`,
  showOriginal: 'Show original',
  hideOriginal: 'Hide original',
  glossary: 'Glossary',
  glossaryHelp:
    'How names and terms are written and said, in CSV. “*” is for names that stay as they are.',
  terms: 'Terms',
  termCount: (terms: number) =>
    terms === 0
      ? 'No terms.'
      : count(terms, { one: (n) => `${n} term.`, other: (n) => `${n} terms.` }),
  fromFile: 'From a file',
  save: 'Save',
  download: 'Download',
  notSaved: 'Not saved yet.',
  saved: (terms: string) => `Saved. ${terms}`,
  notKept: 'It is written down when the database is back.',
  didNotWork: 'That did not work. Try again.',
  tooLarge: 'A glossary has at most 64 KB.',
};

export type WritingTexts = typeof writing;
