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
  const { speak, hear } = session.choices.value;
  return (
    <Sheet title="Languages" onClose={onClose}>
      <LanguagePicker
        label="I speak"
        options={directory.speak}
        value={speak}
        onOpen={onLanguages}
        onChange={(tag) => session.setLanguages({ speak: tag })}
      />
      <LanguagePicker
        label="I want to hear"
        options={directory.hear}
        value={hear}
        onOpen={onLanguages}
        onChange={(tag) => session.setLanguages({ hear: tag })}
      />
      <p class="sheet__note">Changes take effect at once and only for you.</p>
    </Sheet>
  );
}

function SoundSheet({ session, services, onClose }: Props): JSX.Element {
  const [share, setShare] = usePref('originalShare');
  const [latency, setLatency] = usePref('latency');
  const [, rememberLips] = usePref('lips');
  const percent = Math.round(share * 100);
  return (
    <Sheet title="Sound and devices" onClose={onClose}>
      <div class="field">
        <label class="label" for="original-share">
          Original voice under a translation
        </label>
        <div class="slider">
          <input
            id="original-share"
            type="range"
            min="0"
            max="100"
            step="5"
            value={percent}
            aria-valuetext={`${percent} percent`}
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
        Show how far voices trail, and why
      </label>
      <LipsChoice
        allowed={session.choices.value.lips}
        onChange={(allowed) => {
          rememberLips(allowed);
          session.setLips(allowed);
        }}
      />
      <SoundChoice local={services.local} />
      <DeviceSelect kind="audioinput" label="Microphone" services={services} />
      <DeviceSelect kind="videoinput" label="Camera" services={services} />
      {canChooseSpeaker() && (
        <DeviceSelect kind="audiooutput" label="Speaker" services={services} />
      )}
    </Sheet>
  );
}

function HelpSheet({ onClose }: Props): JSX.Element {
  return (
    <Sheet title="Keyboard shortcuts" onClose={onClose}>
      <dl class="shortcuts">
        {SHORTCUTS.map(({ key, text }) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
