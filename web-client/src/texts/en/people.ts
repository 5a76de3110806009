import { countingIn } from '../counting';

const count = countingIn('en');

/** Hands, reactions, the host, and what holds for the room. */
export const people = {
  title: 'People',
  hand: 'Hand',
  react: 'React',
  handAndReactions: 'Hand and reactions',
  raiseHand: 'Raise hand',
  lowerHand: 'Lower hand',
  handRaised: 'Hand raised',
  handRaisedAs: (place: number, of: number) => `Hand raised, number ${place} of ${of}`,
  handsRaised: (hands: number) =>
    count(hands, { one: (n) => `${n} hand is raised`, other: (n) => `${n} hands are raised` }),
  raisedAHand: (name: string) => `${name} raised a hand.`,
  handDownAgain: 'Your hand is down again: you have had your turn.',
  reactions: {
    like: 'Thumbs up',
    love: 'Heart',
    laugh: 'Laughing',
    wonder: 'Surprised',
    clap: 'Applause',
    party: 'Party',
  },
  host: 'Host',
  theHost: 'The host',
  microphoneOff: ', microphone off',
  mute: 'Mute',
  remove: 'Remove',
  mutedYou: (name: string) =>
    `${name} muted you. Switch your microphone on when you want to speak.`,
  lock: 'Lock the room',
  lockHelp:
    'Nobody new comes in while it is locked. Whoever is here can still come back after a broken connection.',
  keepTranscript: 'Keep a transcript',
  keepTranscriptHelp:
    'What is said from now on is written down, with names. Everybody is told, and sees it all the time.',
  lockedByHost: 'The host has locked this room. Nobody new comes in.',
  hostNote:
    'Whom you mute can switch their microphone on again. Whoever has the link can come back as somebody else, unless the room is locked.',
  aboutRoom: 'About this room',
  transcriptKept: 'Transcript is kept',
  transcriptKeptHelp: 'What is said in this room is written down, with names.',
  locked: 'Locked',
  lockedHelp: 'Nobody new comes in.',
  keepsTranscripts: 'This room keeps transcripts: what is said is written down, with names.',
  transcriptsOver: 'No transcript is kept any more. What was written down before stays.',
};

export type PeopleTexts = typeof people;
