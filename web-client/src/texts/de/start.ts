import type { StartTexts } from '../en/start';

export const start: StartTexts = {
  pageLanguage: 'Sprache dieser Seite',
  asBrowser: 'Wie im Browser',
  description: 'Videoanrufe, in denen alle ihre eigene Sprache sprechen.',
  preview: 'Kamera und Mikrofon',
  claim: { yours: 'Ihre Sprache sprechen.', theirs: 'Von allen verstanden.' },
  ready: 'Bereit zum Beitreten?',
  lead: 'Starten Sie einen Videoanruf, in dem alle in der Sprache ihrer Wahl sprechen, hören und lesen.',
  leadOfRoom:
    'Wählen Sie, was Sie sprechen und was Sie hören möchten. Beides lässt sich im Anruf ändern.',
  tryingAgain: (problem) => `${problem} Neuer Versuch …`,
  yourName: 'Ihr Name',
  room: 'Raum',
  join: 'Anruf beitreten',
  connecting: 'Verbindung zum Dienst …',
  finePrint:
    'Übersetzte Stimmen und die Lippen dazu macht KI, und das ist immer gekennzeichnet. Ton und Bild werden nicht gespeichert.',
  keepsTranscripts:
    'In diesem Raum wird mitgeschrieben. Was Sie sagen, wird mit Ihrem Namen festgehalten. Treten Sie nur bei, wenn Sie einverstanden sind.',
  byRelay:
    'Ihr Netz lässt Ton und Bild nicht direkt durch (es sperrt UDP). Der Anruf geht über eine Zwischenstation dieses Dienstes und läuft vielleicht weniger flüssig.',
  noWayWithRelay: (port, host) =>
    noWay('und auch seine Zwischenstation ist nicht erreichbar', port, host),
  noWay: (port, host) => noWay('und er hat für solche Netze keine Zwischenstation', port, host),
  noWebRtc: `Dieser Browser kann keine Anrufe führen: WebRTC ist darin abgeschaltet. Erlauben Sie es in den Einstellungen des Browsers oder in der Erweiterung, die es sperrt, oder öffnen Sie diese Seite in ${floor()} oder neuer.`,
  noWebAudio: `Dieser Browser kann keine Anrufe führen: Er hat kein Web Audio oder sperrt es. Öffnen Sie diese Seite in ${floor()} oder neuer.`,
  oldBrowser: `Dieser Browser ist alt: Teile der Seite können falsch aussehen oder nicht gehen. Aktualisieren Sie ihn auf ${floor()} oder neuer.`,
};

function floor(): string {
  return 'Chrome oder Edge 123, Firefox 125 oder Safari 17.5';
}

function noWay(why: string, port: number, host: string): string {
  return `Ton und Bild kämen nicht durch: Ihr Netz sperrt UDP zu diesem Dienst, ${why}. Versuchen Sie ein anderes Netz, etwa das eines Handys, oder bitten Sie, wer Ihres betreibt, den UDP-Port ${port} von ${host} zu öffnen.`;
}
