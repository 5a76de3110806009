import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { canChooseSpeaker, setSpeaker } from '../../media/audio-context';
import type { MediaKind } from '../../signaling/messages';
import { readPrefs, writePrefs } from '../../prefs';
import { onDevice } from '../../storage';
import type { Services } from '../services';
import { deviceProblem, unchangedText } from '../device-texts';
import { toggleDevice } from '../device-toggle';
import { Icon } from '../widgets/icons';
import { useLevel } from '../widgets/use-level';
import { Video } from '../widgets/video';
import { t } from '../../texts/texts';

/** What others will see and hear of this person, and which devices are used for it. */
export function DevicePreview({ services }: { services: Services }): JSX.Element {
  const { local, context } = services;
  const audio = local.device('audio').value;
  const video = local.device('video').value;
  const meter = useLevel<HTMLDivElement>(context, audio.muted ? null : audio.track);
  const unchanged = local.unchanged.value;
  const problems = [
    deviceProblem('audio', audio.state),
    deviceProblem('video', video.state),
    unchanged === null ? null : unchangedText(unchanged),
  ];

  return (
    <>
      <div class="preview">
        {video.track === null ? (
          <div class="preview__empty">
            <Icon name={video.state === 'asking' ? 'camera' : 'camera-off'} size={36} />
            <p>{emptyText(video.state)}</p>
          </div>
        ) : (
          <Video track={video.track} mirrored label={t().devices.yourCamera} />
        )}
        <div class="preview__bar">
          <Toggle kind="audio" services={services} />
          <Toggle kind="video" services={services} />
          <div class="level" ref={meter} aria-hidden="true">
            <span class="level__fill" />
          </div>
        </div>
      </div>
      {problems
        .filter((text) => text !== null)
        .map((text) => (
          <p key={text} class="note note--warning" role="status">
            <Icon name="warning" size={18} />
            {text}
          </p>
        ))}
      <details class="devices">
        <summary>{t().devices.choose}</summary>
        <div class="devices__body">
          <DeviceSelect kind="audioinput" label={t().devices.microphone} services={services} />
          <DeviceSelect kind="videoinput" label={t().devices.camera} services={services} />
          {canChooseSpeaker() && (
            <DeviceSelect kind="audiooutput" label={t().devices.speaker} services={services} />
          )}
        </div>
      </details>
    </>
  );
}

const emptyText = (state: string): string =>
  state === 'asking' ? t().devices.asking : t().devices.cameraIsOff;

function Toggle({ kind, services }: { kind: MediaKind; services: Services }): JSX.Element {
  const { muted, track } = services.local.device(kind).value;
  const on = !muted && track !== null;
  const name = kind === 'audio' ? t().devices.microphone : t().devices.camera;
  return (
    <button
      type="button"
      class={on ? 'round-button' : 'round-button round-button--off'}
      aria-pressed={on}
      onClick={() => toggleDevice(services.local, kind)}
    >
      <Icon name={kind === 'audio' ? (on ? 'mic' : 'mic-off') : on ? 'camera' : 'camera-off'} />
      <span class="sr-only">{name}</span>
    </button>
  );
}

/** Also used in the call. */
export function DeviceSelect({
  kind,
  label,
  services: { local, context },
}: {
  kind: MediaDeviceKind;
  label: string;
  services: Services;
}): JSX.Element | null {
  const [speaker, setChosenSpeaker] = useState(() => readPrefs(onDevice).speakerId);
  const devices = local.known.value.filter(
    (device) => device.kind === kind && device.deviceId !== '',
  );
  const media: MediaKind = kind === 'videoinput' ? 'video' : 'audio';
  const current = kind === 'audiooutput' ? speaker : local.chosen(media);

  const choose = (id: string): void => {
    if (kind === 'audiooutput') {
      setChosenSpeaker(id);
      writePrefs(onDevice, { speakerId: id });
      void setSpeaker(context, id).catch(() => undefined);
    } else {
      void local.choose(media, id).then(() => {
        const used = local.chosen(media);
        writePrefs(onDevice, media === 'audio' ? { microphoneId: used } : { cameraId: used });
      });
    }
  };

  return (
    <div class="field">
      <label class="label" for={`device-${kind}`}>
        {label}
      </label>
      <select
        id={`device-${kind}`}
        class="input"
        disabled={devices.length === 0}
        value={devices.some(({ deviceId }) => deviceId === current) ? current : ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">
          {devices.length === 0 ? t().devices.noneFound : t().devices.systemDefault}
        </option>
        {devices
          .filter((device) => device.deviceId !== 'default')
          .map((device) => (
            <option key={device.deviceId} value={device.deviceId}>
              {device.label || label}
            </option>
          ))}
      </select>
    </div>
  );
}
