import { ofCode, type ProblemCode, type ShortfallCode, type UntranslatedCode } from '../codes';
import type { ServiceTexts } from '../en/service';

const problems: Readonly<Record<ProblemCode, string>> = {
  bad_message: 'Der Dienst hat diese Seite nicht verstanden. Laden Sie sie neu.',
  bad_request: 'Der Dienst hat diese Seite nicht verstanden. Laden Sie sie neu.',
  forbidden: 'Ihr Zugang erlaubt das nicht.',
  internal: 'Der Dienst ist gescheitert; versuchen Sie es noch einmal.',
  media_failed: 'Dieser Server nimmt gerade weder Ton noch Bild an; versuchen Sie es noch einmal.',
  no_guests: 'Für diesen Dienst brauchen Sie einen Zugang vom Betreiber.',
  not_granted: 'Ihr Zugang erlaubt das nicht.',
  not_host: 'Das darf nur der Host des Raums.',
  out_of_order: 'Das hat der Dienst jetzt nicht erwartet. Laden Sie die Seite neu.',
  overloaded: 'Der Dienst hat zu viel zu tun; versuchen Sie es noch einmal.',
  rate_limited: 'Das war zu schnell; warten Sie einen Moment.',
  removed: 'Der Host hat Sie aus diesem Raum entfernt.',
  room_full: 'Der Raum ist voll; versuchen Sie es, wenn jemand gegangen ist.',
  room_locked: 'Der Host hat diesen Raum gesperrt; bitten Sie um Einlass.',
  store_unavailable: 'Die Datenbank antwortet nicht; Anrufe gehen weiter.',
  too_large: 'Das ist zu groß für den Dienst.',
  unauthorized: 'Ihr Zugang gilt nicht mehr oder für einen anderen Raum.',
  unknown_host: 'Diese Adresse gehört nicht zu diesem Dienst.',
  unknown_language: 'Diese Sprache kennt der Dienst nicht.',
  unknown_track: 'Jemand, den Sie empfangen haben, ist nicht mehr im Raum.',
  unsupported_sdp: 'Der Dienst versteht Ton und Bild dieses Browsers nicht.',
};

const shortfalls: Readonly<Record<ShortfallCode, string>> = {
  no_voice: 'Diese Sprache spricht hier keine Stimme: Sie lesen sie.',
  text_room: 'Dieser Raum will Untertitel ohne Stimme.',
  no_node: 'Kein erreichbarer Server hat Platz zum Übersetzen.',
  node_full: 'Der Server ist gerade voll.',
};

const untranslated = (from: string, into: string): Readonly<Record<UntranslatedCode, string>> => ({
  language_unknown: 'niemand weiß, in welcher Sprache es geschrieben ist',
  no_model: `hier übersetzt nichts von ${from} nach ${into}`,
  busy: 'der Dienst hat zu viel zu tun',
  failed: 'die Übersetzung ist gescheitert',
});

const problem = ofCode(problems);

export const service: ServiceTexts = {
  unreachable: 'Der Dienst ist nicht erreichbar. Prüfen Sie Ihr Netz.',
  answered: (status) => `Der Dienst hat ${status} geantwortet.`,
  unreadable: 'Der Dienst hat einen Zugang gesendet, den diese Seite nicht lesen kann.',
  silent: 'Der Server antwortet nicht.',
  noToken: 'Kein Zugang zum Beitreten.',
  noRoom: 'Kein Server hat Platz für diesen Anruf.',
  restarts: 'Der Dienst startet neu.',
  broken: 'Die Verbindung ist abgerissen.',
  blocked: 'Vielleicht sperrt ein Proxy WebSockets, oder der Dienst ist voll.',
  ended: {
    left: 'Sie haben den Anruf verlassen.',
    elsewhere: 'Dieser Anruf geht in einem anderen Fenster oder auf einem anderen Gerät weiter.',
    timeout: 'Sie waren zu lange getrennt. Sie können wieder beitreten.',
    removed: 'Der Host hat Sie aus dem Anruf entfernt.',
    ended: 'Der Host hat den Anruf für alle beendet.',
    refused: 'Der Dienst hat Sie nicht eingelassen.',
  },
  problem: (sentence, code) =>
    code === 'bad_glossary' ? `Das Glossar passt nicht: ${sentence}` : problem(sentence, code),
  shortfall: ofCode(shortfalls),
  untranslated: (sentence, code, from, into) => ofCode(untranslated(from, into))(sentence, code),
};
