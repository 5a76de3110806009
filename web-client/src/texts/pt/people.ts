import { countingIn } from '../counting';
import type { PeopleTexts } from '../en/people';

const count = countingIn('pt');

export const people: PeopleTexts = {
  title: 'Pessoas',
  hand: 'Mão',
  react: 'Reagir',
  handAndReactions: 'Mão e reações',
  raiseHand: 'Levantar a mão',
  lowerHand: 'Abaixar a mão',
  handRaised: 'Mão levantada',
  handRaisedAs: (place, of) => `Mão levantada, número ${place} de ${of}`,
  handsRaised: (hands) =>
    count(hands, { one: (n) => `${n} mão levantada`, other: (n) => `${n} mãos levantadas` }),
  raisedAHand: (name) => `${name} levantou a mão.`,
  handDownAgain: 'A sua mão está abaixada de novo: foi a sua vez.',
  reactions: {
    like: 'Joinha',
    love: 'Coração',
    laugh: 'Risada',
    wonder: 'Surpresa',
    clap: 'Palmas',
    party: 'Festa',
  },
  host: 'Anfitrião',
  theHost: 'O anfitrião',
  microphoneOff: ', microfone desligado',
  mute: 'Silenciar',
  remove: 'Remover',
  mutedYou: (name) => `${name} silenciou você. Ligue o microfone quando quiser falar.`,
  lock: 'Trancar a sala',
  lockHelp:
    'Ninguém novo entra enquanto ela está trancada. Quem está aqui ainda pode voltar se a conexão cair.',
  keepTranscript: 'Guardar uma transcrição',
  keepTranscriptHelp:
    'O que se diz a partir de agora é registrado, com nomes. Todos são avisados e veem isso o tempo todo.',
  lockedByHost: 'O anfitrião trancou esta sala. Ninguém novo entra.',
  hostNote:
    'Quem você silencia pode ligar o microfone de novo. Quem tem o link pode voltar como outra pessoa, a não ser que a sala esteja trancada.',
  aboutRoom: 'Sobre esta sala',
  transcriptKept: 'Com transcrição',
  transcriptKeptHelp: 'O que se diz nesta sala é registrado, com nomes.',
  locked: 'Trancada',
  lockedHelp: 'Ninguém novo entra.',
  keepsTranscripts: 'Esta sala guarda transcrições: o que se diz é registrado, com nomes.',
  transcriptsOver: 'Não se guarda mais transcrição. O que já foi registrado fica.',
};
