import type { OfSentence, OfUntranslated } from '../codes';

/** What the service sends is in English already. */
const asSent: OfSentence = (sentence) => sentence;
const whyUntranslated: OfUntranslated = (sentence) => sentence;

/** What the service and the way to it have to tell. */
export const service = {
  unreachable: 'The service cannot be reached. Check your network.',
  answered: (status: number) => `The service answered ${status}.`,
  unreadable: 'The service sent a join token this page cannot read.',
  silent: 'The server does not answer.',
  noToken: 'No join token.',
  noRoom: 'No server has room for this call.',
  restarts: 'The service restarts.',
  broken: 'The connection to the server broke.',
  blocked: 'A proxy on the way may block WebSockets, or the service is full.',
  ended: {
    left: 'You left the call.',
    elsewhere: 'This call goes on in another window or on another device.',
    timeout: 'You were disconnected for too long. You can join again.',
    removed: 'The host removed you from the call.',
    ended: 'The host ended the call for everybody.',
    refused: 'The service did not let you in.',
  },
  /** Of an error, by its code. */
  problem: asSent,
  /** Why a speaker is served less. */
  shortfall: asSent,
  /** Why a message was not translated; without a full stop. */
  untranslated: whyUntranslated,
};

export type ServiceTexts = typeof service;
