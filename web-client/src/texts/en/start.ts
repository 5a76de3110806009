/** The page before and beside a call. */
export const start = {
  pageLanguage: 'Language of this page',
  asBrowser: 'As the browser',
  description: 'Video calls in which everyone speaks their own language.',
  preview: 'Camera and microphone',
  claim: { yours: 'Speak your language.', theirs: 'Be understood in theirs.' },
  ready: 'Ready to join?',
  lead: 'Start a video call in which everyone talks, listens and reads in the language they choose.',
  leadOfRoom:
    'Choose what you speak and what you want to hear. You can change both during the call.',
  tryingAgain: (problem: string) => `${problem} Trying again …`,
  yourName: 'Your name',
  room: 'Room',
  join: 'Join call',
  connecting: 'Connecting to the service …',
  finePrint:
    'Translated voices and the lips that follow them are synthetic and always marked as such. Sound and picture are not stored.',
  keepsTranscripts:
    'This room keeps transcripts. What you say in it is written down with your name. Join only if you agree.',
  byRelay:
    'Your network lets no media through directly (it blocks UDP). The call goes by a relay of this service, and may be less fluent.',
  noWayWithRelay: (port: number, host: string) =>
    noWay('and its relay is not reached either', port, host),
  noWay: (port: number, host: string) => noWay('and it has no relay for such networks', port, host),
  noWebRtc: `This browser cannot make calls: WebRTC is switched off in it. Allow it in the browser’s settings or in the extension that blocks it, or open this page in ${floor()}, or newer.`,
  noWebAudio: `This browser cannot make calls: it has no Web Audio, or blocks it. Open this page in ${floor()}, or newer.`,
  oldBrowser: `This browser is old: parts of the page may look wrong or not work. Update it to ${floor()}, or newer.`,
};

export type StartTexts = typeof start;

/** Of the browsers that show the page as it is meant: by `light-dark()` and `Intl.Segmenter`. */
function floor(): string {
  return 'Chrome or Edge 123, Firefox 125 or Safari 17.5';
}

function noWay(why: string, port: number, host: string): string {
  return `Sound and picture would not get through: your network blocks UDP to this service, ${why}. Try another network, such as a phone’s hotspot, or ask whoever runs yours to open UDP port ${port} of ${host}.`;
}
