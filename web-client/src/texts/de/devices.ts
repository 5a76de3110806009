import type { DeviceTexts } from '../en/devices';

export const devices: DeviceTexts = {
  microphone: 'Mikrofon',
  camera: 'Kamera',
  speaker: 'Lautsprecher',
  yourCamera: 'Ihre Kamera',
  cameraIsOff: 'Die Kamera ist aus',
  asking: 'Ihr Browser fragt, ob diese Seite Ihre Kamera verwenden darf.',
  choose: 'Geräte wählen',
  noneFound: 'Keines gefunden',
  systemDefault: 'Wie im System',
  lost: (name) => `„${name}“ wurde entfernt.`,
  takenAway: {
    audio: 'Ihr Mikrofon wurde entfernt.',
    video: 'Ihre Kamera wurde entfernt.',
  },
  anotherNow: {
    audio: 'Jetzt wird ein anderes Mikrofon verwendet.',
    video: 'Jetzt wird eine andere Kamera verwendet.',
  },
  now: {
    audio: (name) => `Ihr Mikrofon ist jetzt „${name}“.`,
    video: (name) => `Ihre Kamera ist jetzt „${name}“.`,
  },
  notStarted: 'Das ließ sich nicht starten; vielleicht verwendet es ein anderes Programm.',
  still: {
    audio: (name) => `Ihr Mikrofon ist weiterhin „${name}“.`,
    video: (name) => `Ihre Kamera ist weiterhin „${name}“.`,
  },
  stillBefore: {
    audio: 'Ihr Mikrofon ist weiterhin das vorige.',
    video: 'Ihre Kamera ist weiterhin die vorige.',
  },
  held: {
    audio:
      'Ihr System hält das Mikrofon zurück, wegen eines Telefonats oder durch einen eigenen Schalter: Andere hören Sie nicht, bis es wieder frei ist.',
    video:
      'Ihr System hält die Kamera zurück, wegen eines Telefonats oder durch einen eigenen Schalter: Andere sehen Sie nicht, bis sie wieder frei ist.',
  },
  refused: {
    audio:
      'Diese Seite darf Ihr Mikrofon nicht verwenden. Erlauben Sie es in der Adresszeile und schalten Sie es wieder ein. Sie können ohne beitreten.',
    video:
      'Diese Seite darf Ihre Kamera nicht verwenden. Erlauben Sie es in der Adresszeile und schalten Sie sie wieder ein. Sie können ohne beitreten.',
  },
  absent: {
    audio: 'Es wurde kein Mikrofon gefunden. Sie können ohne beitreten.',
    video: 'Es wurde keine Kamera gefunden. Sie können ohne beitreten.',
  },
  busy: {
    audio:
      'Ihr Mikrofon ließ sich nicht starten. Vielleicht verwendet es ein anderes Programm. Sie können ohne beitreten.',
    video:
      'Ihre Kamera ließ sich nicht starten. Vielleicht verwendet sie ein anderes Programm. Sie können ohne beitreten.',
  },
  insecure: {
    audio:
      'Browser geben das Mikrofon nur Seiten, die über HTTPS geladen sind. Sie können ohne beitreten.',
    video:
      'Browser geben die Kamera nur Seiten, die über HTTPS geladen sind. Sie können ohne beitreten.',
  },
  untaken: {
    audio:
      'Andere hören Sie nicht: Ihr Browser sendet kein Opus, das Format, das dieser Dienst annimmt. Mit einem anderen Browser werden Sie gehört.',
    video:
      'Andere sehen Sie nicht: Ihr Browser sendet kein VP8, das Format, das dieser Dienst annimmt. Mit einem anderen Browser werden Sie gesehen.',
  },
  echo: 'Ihr Mikrofon nimmt die Stimmen auf, die Sie hören. Kopfhörer helfen.',
  lips: 'Meine Lippen in anderen Sprachen anpassen',
  lipsHelp:
    'Wer Sie in einer anderen Sprache hört, sieht Ihren Mund passend zur Stimme neu gezeichnet. Aus: Alle sehen Ihre Kamera unverändert.',
  yourSound: 'Ihr Ton',
  soundModes: { voice: 'Stimme', noisy: 'Weniger Lärm', music: 'Musik', off: 'Unverändert' },
  soundHelp: {
    voice: 'Echo wird entfernt, und Ihre Stimme bleibt gleich laut.',
    noisy: 'Auch Lärm wird entfernt, für laute Orte.',
    music: 'Nur Echo wird entfernt. Instrumente klingen, wie sie sind.',
    off: 'Ihr Ton bleibt, wie er ist. Nehmen Sie Kopfhörer, sonst hören andere sich selbst.',
  },
  soundStuck:
    'Es wird kein Ton abgespielt, Sie hören also niemanden. Klicken Sie hier; hilft das nicht, dann schließen Sie Lautsprecher oder Kopfhörer an oder wählen andere.',
  playSound: 'Ton abspielen',
  soundAndDevices: 'Ton und Geräte',
  originalShare: 'Originalstimme unter einer Übersetzung',
  percent: (percent) => `${percent} Prozent`,
  showDelay: 'Zeigen, wie weit Stimmen nachhängen, und warum',
};
