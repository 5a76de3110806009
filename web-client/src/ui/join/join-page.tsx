import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { CallChoices } from '../../call/choices';
import { firstMatch, type LanguageDirectory, type LanguageOption } from '../../language/directory';
import { readPrefs } from '../../prefs';
import { friendlyRoom, MAX_ROOM_LENGTH, roomId } from '../../rooms';
import { AUTO, ORIGINAL } from '../../signaling/messages';
import { onDevice } from '../../storage';
import type { Services } from '../services';
import { LipsChoice } from '../lips-choice';
import { LanguagePicker } from '../widgets/combobox';
import { Icon } from '../widgets/icons';
import { PageHeader } from '../widgets/page-header';
import { PageLanguageChoice } from '../page-language-choice';
import { CallDelays, type EndedCall } from './call-delays';
import { CallUsage } from './call-usage';
import { CallWords } from './call-words';
import { DevicePreview } from './device-preview';
import { reachText } from './reach-text';
import { useKeepsTranscripts } from './use-keeps-transcripts';
import { useNearest } from './use-nearest';
import { useReach } from './use-reach';
import { t } from '../../texts/texts';

interface Props {
  /** From the address, or null on the start page. */
  readonly room: string | null;
  readonly directory: LanguageDirectory | null;
  readonly problem: string | null;
  readonly notice: string | null;
  /** Of the call that just ended. */
  readonly lastCall: EndedCall | null;
  readonly services: Services;
  /** Languages are looked at. */
  readonly onLanguages: () => void;
  /** `places`: nodes to join at, the best first. */
  readonly onJoin: (choices: CallChoices, places: readonly string[]) => void;
}

const MAX_NAME_LENGTH = 40;

/** The address may prefill `name`, `speak` and `hear`; then comes what was chosen last time. */
function prefilled(): { name: string; speak: string; hear: string; lips: boolean } {
  const query = new URLSearchParams(location.search);
  const prefs = readPrefs(onDevice);
  return {
    name: query.get('name') ?? prefs.name,
    speak: query.get('speak') ?? prefs.speak,
    hear: query.get('hear') ?? prefs.hear,
    lips: prefs.lips,
  };
}

const offered = (options: readonly LanguageOption[], wanted: string): string | null =>
  options.find((each) => each.value === wanted)?.value ?? null;

export function JoinPage({
  room,
  directory,
  problem,
  notice,
  lastCall,
  services,
  onLanguages,
  onJoin,
}: Props): JSX.Element {
  const { start: texts, languages } = t();
  const start = useMemo(prefilled, []);
  const [name, setName] = useState(start.name);
  const [typedRoom, setTypedRoom] = useState(() => room ?? friendlyRoom());
  const [speakChoice, setSpeak] = useState(start.speak);
  const [hearChoice, setHear] = useState(start.hear);
  const [lips, setLips] = useState(start.lips);

  const keepsTranscripts = useKeepsTranscripts(room, roomId(typedRoom));

  const speakOptions = directory?.speak ?? [];
  const hearOptions = directory?.hear ?? [];
  const speak = offered(speakOptions, speakChoice) ?? AUTO;
  const hear =
    offered(hearOptions, hearChoice) ?? firstMatch(hearOptions, navigator.languages, ORIGINAL);

  const places = useNearest(roomId(typedRoom), speak, hear);
  const reach = reachText(useReach(services.ways));

  const submit = (event: Event): void => {
    event.preventDefault();
    const id = roomId(typedRoom);
    if (id !== '' && name.trim() !== '' && directory !== null) {
      onJoin({ room: id, name: name.trim(), speak, hear, lips }, places());
    }
  };

  return (
    <div class="join">
      <PageHeader>
        <PageLanguageChoice small />
      </PageHeader>
      <main class="join__main">
        <section class="join__preview" aria-label={texts.preview}>
          <DevicePreview services={services} />
        </section>
        <section class="join__panel" aria-labelledby="join-title">
          <h1 id="join-title">
            {room === null ? (
              <>
                <span>{texts.claim.yours}</span> <span>{texts.claim.theirs}</span>
              </>
            ) : (
              texts.ready
            )}
          </h1>
          <p class="join__lead">{room === null ? texts.lead : texts.leadOfRoom}</p>
          {notice !== null && <Note text={notice} tone="info" />}
          {lastCall !== null && directory !== null && (
            <CallWords call={lastCall} directory={directory} />
          )}
          {lastCall !== null && <CallDelays call={lastCall} />}
          {lastCall !== null && (
            <CallUsage call={lastCall} nameOf={(tag) => directory?.name(tag) ?? tag} />
          )}
          {problem !== null && <Note text={texts.tryingAgain(problem)} tone="warning" />}
          <form class="join__form" onSubmit={submit}>
            <div class="join__pair">
              <Field label={texts.yourName} id="name">
                <input
                  id="name"
                  class="input"
                  required
                  maxLength={MAX_NAME_LENGTH}
                  autocomplete="nickname"
                  value={name}
                  onInput={(event) => setName(event.currentTarget.value)}
                />
              </Field>
              <Field label={texts.room} id="room">
                <input
                  id="room"
                  class="input"
                  required
                  maxLength={MAX_ROOM_LENGTH}
                  autocomplete="off"
                  autocapitalize="none"
                  spellcheck={false}
                  value={typedRoom}
                  onInput={(event) => setTypedRoom(event.currentTarget.value)}
                  onBlur={() => setTypedRoom(roomId(typedRoom))}
                />
              </Field>
            </div>
            <LanguagePicker
              label={languages.iSpeak}
              options={speakOptions}
              value={speak}
              onOpen={onLanguages}
              onChange={setSpeak}
            />
            <LanguagePicker
              label={languages.iWantToHear}
              options={hearOptions}
              value={hear}
              onOpen={onLanguages}
              onChange={setHear}
            />
            <LipsChoice allowed={lips} onChange={setLips} />
            {reach !== null && <Note {...reach} />}
            {keepsTranscripts && <Note text={texts.keepsTranscripts} tone="warning" />}
            <button
              type="submit"
              class="button button--primary button--large"
              disabled={directory === null}
            >
              {directory === null ? texts.connecting : texts.join}
            </button>
          </form>
          <p class="join__fine-print">
            <Icon name="voice" size={16} />
            {texts.finePrint}
          </p>
        </section>
      </main>
    </div>
  );
}

function Note({ text, tone }: { text: string; tone: 'info' | 'warning' }): JSX.Element {
  return (
    <p class={`note note--${tone}`} role={tone === 'warning' ? 'alert' : 'status'}>
      <Icon name={tone === 'warning' ? 'warning' : 'info'} size={18} />
      {text}
    </p>
  );
}

function Field({
  label,
  id,
  children,
}: {
  label: string;
  id: string;
  children: JSX.Element;
}): JSX.Element {
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {children}
    </div>
  );
}
