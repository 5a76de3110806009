import type { JSX } from 'preact';
import type { CallSession } from '../../call/session';
import type { LanguageDirectory } from '../../language/directory';
import { canChooseSpeaker } from '../../media/audio-context';
import type { Services } from '../services';
import { DeviceSelect } from '../join/device-preview';
import { LipsChoice } from '../lips-choice';
import { SoundChoice } from '../sound-choice';
import { usePref } from '../use-pref';
import { LanguagePicker } from '../widgets/combobox';
import { Sheet } from '../widgets/sheet';
import { PeopleSheet } from './people-sheet';
import { MoreSheet, type Toggles } from './more-sheet';
import type { SheetName } from './sheet-name';
import { SHORTCUTS } from './shortcuts';
import type { Views } from './use-views';
import { t } from '../../texts/texts';

interface Props {
  readonly session: CallSession;
  readonly directory: LanguageDirectory;
  readonly services: Services;
  readonly onLanguages: () => void;
  readonly onClose: () => void;
  readonly onSheet: (sheet: SheetName) => void;
  readonly views: Views;
  readonly floats: boolean;
  readonly onFloat: () => void;
  readonly toggles: Toggles;
}

export function CallSheet({ name, ...props }: Props & { name: SheetName }): JSX.Element {
  switch (name) {
    case 'languages':
      return <LanguageSheet {...props} />;
    case 'sound':
      return <SoundSheet {...props} />;
    case 'people':
      return <PeopleSheet {...props} />;
    case 'more':
      return <MoreSheet {...props} />;
    case 'help':
      return <HelpSheet {...props} />;
  }
}

function LanguageSheet({ session, directory, onLanguages, onClose }: Props): JSX.Element {
  const texts = t().languages;
  const { speak, hear } = session.choices.value;
  return (
    <Sheet title={texts.title} onClose={onClose}>
      <LanguagePicker
        label={texts.iSpeak}
        options={directory.speak}
        value={speak}
        onOpen={onLanguages}
        onChange={(tag) => session.setLanguages({ speak: tag })}
      />
      <LanguagePicker
        label={texts.iWantToHear}
        options={directory.hear}
        value={hear}
        onOpen={onLanguages}
        onChange={(tag) => session.setLanguages({ hear: tag })}
      />
      <p class="sheet__note">{texts.note}</p>
    </Sheet>
  );
}

function SoundSheet({ session, services, onClose }: Props): JSX.Element {
  const texts = t().devices;
  const [share, setShare] = usePref('originalShare');
  const [latency, setLatency] = usePref('latency');
  const [, rememberLips] = usePref('lips');
  const percent = Math.round(share * 100);
  return (
    <Sheet title={texts.soundAndDevices} onClose={onClose}>
      <div class="field">
        <label class="label" for="original-share">
          {texts.originalShare}
        </label>
        <div class="slider">
          <input
            id="original-share"
            type="range"
            min="0"
            max="100"
            step="5"
            value={percent}
            aria-valuetext={texts.percent(percent)}
            onInput={(event) => {
              const next = Number(event.currentTarget.value) / 100;
              setShare(next);
              session.mixer.setOriginalShare(next);
            }}
          />
          <output for="original-share">{percent} %</output>
        </div>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={latency}
          onChange={(event) => setLatency(event.currentTarget.checked)}
        />
        {texts.showDelay}
      </label>
      <LipsChoice
        allowed={session.choices.value.lips}
        onChange={(allowed) => {
          rememberLips(allowed);
          session.setLips(allowed);
        }}
      />
      <SoundChoice local={services.local} />
      <DeviceSelect kind="audioinput" label={texts.microphone} services={services} />
      <DeviceSelect kind="videoinput" label={texts.camera} services={services} />
      {canChooseSpeaker() && (
        <DeviceSelect kind="audiooutput" label={texts.speaker} services={services} />
      )}
    </Sheet>
  );
}

function HelpSheet({ onClose }: Props): JSX.Element {
  return (
    <Sheet title={t().call.keyboard} onClose={onClose}>
      <dl class="shortcuts">
        {SHORTCUTS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{t().call.shortcuts[key]}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
