import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { duration, mostBlamed, stageName } from '../../call/latency';
import type { CallSession } from '../../call/session';
import { othersOf, selfOf, type CallState } from '../../call/state';
import type { LanguageDirectory } from '../../language/directory';
import {
  ORIGINAL,
  type Latency,
  type MediaLatency,
  type VoiceLatency,
} from '../../signaling/messages';
import { DelayBar } from '../widgets/delay-bar';
import { PanelHeader } from './panel-header';
import { t } from '../../texts/texts';

interface Props {
  readonly session: CallSession;
  readonly directory: LanguageDirectory;
  readonly onClose: () => void;
}

const EVERY_MS = 1_000;

/** How far what is heard trails what was said, and where that time goes. */
export function LatencyPanel({ session, directory, onClose }: Props): JSX.Element {
  const state = session.state.value;
  useEffect(() => session.watchLatency(EVERY_MS), [session]);
  return (
    <aside class="latency" aria-labelledby="latency-title">
      <PanelHeader name="latency" title={t().delay.title} onClose={onClose} />
      {state.latency === null ? (
        <p class="latency__note">{t().delay.measuring}</p>
      ) : (
        <Figures latency={state.latency} state={state} directory={directory} />
      )}
    </aside>
  );
}

interface FiguresProps {
  readonly latency: Latency;
  readonly state: CallState;
  readonly directory: LanguageDirectory;
}

function Figures({ latency, state, directory }: FiguresProps): JSX.Element {
  const texts = t().delay;
  const heard = latency.voices.filter(({ words }) => words > 0);
  return (
    <>
      {heard.map((voice) => (
        <Voice key={voice.speakerId} voice={voice} state={state} directory={directory} />
      ))}
      {heard.length === 0 && <p class="latency__note">{nothing(state)}</p>}
      <MediaLine media={latency.media} />
      <p class="latency__line">
        <span class="latency__key">{texts.network}</span>
        {latency.roundTripMs === null
          ? texts.notMeasured
          : texts.roundTrip(duration(latency.roundTripMs), duration(latency.jitterMs))}
      </p>
    </>
  );
}

interface VoiceProps extends Omit<FiguresProps, 'latency'> {
  readonly voice: VoiceLatency;
}

function nothing(state: CallState): string {
  if (selfOf(state)?.hear === ORIGINAL) return t().delay.hearsOriginals;
  return t().delay.nothingHeard;
}

function Voice({ voice, state, directory }: VoiceProps): JSX.Element {
  const name = othersOf(state).find(({ id }) => id === voice.speakerId)?.name ?? t().call.someone;
  const texts = t().delay;
  const shortfall = state.shortfalls.get(voice.speakerId);
  const blamed = mostBlamed(voice);
  const longest = Math.max(1, ...voice.stages.map(({ ms }) => ms));
  return (
    <section class="latency__voice" aria-label={texts.of(name)}>
      <h3>{texts.nameIn(name, directory.name(voice.language))}</h3>
      <p class="latency__figure">
        {texts.mouthToVoice(
          <strong>{duration(voice.p50Ms)}</strong>,
          <strong>{duration(voice.p90Ms)}</strong>,
        )}
      </p>
      <DelayBar stages={voice.stages} networkMs={voice.networkMs} />
      <details>
        <summary>{texts.stepByStep}</summary>
        <ol class="latency__steps">
          {voice.stages.map(({ stage, kind, ms }) => (
            <li key={stage}>
              <span>{stageName(stage)}</span>
              <span class="latency__track" aria-hidden="true">
                <span
                  class={`delay-bar__part--${kind}`}
                  style={{ width: `${(100 * ms) / longest}%` }}
                />
              </span>
              <span class="latency__ms">{duration(ms)}</span>
            </li>
          ))}
        </ol>
      </details>
      <p class="latency__line">
        <span class="latency__key">{texts.lateWords}</span>
        {blamed === null
          ? texts.noneLate(voice.words)
          : texts.late(voice.misses, voice.words, stageName(blamed.stage))}
      </p>
      {voice.way.length > 0 && (
        <p class="latency__line">
          <span class="latency__key">{texts.servers}</span>
          {voice.way.join(' → ')}
        </p>
      )}
      {voice.clockErrorMs !== null && (
        <p class="latency__line">
          <span class="latency__key">{texts.clocks}</span>
          {texts.clocksAgree(duration(voice.clockErrorMs))}
        </p>
      )}
      <p class="latency__line">
        <span class="latency__key">{texts.servedAs}</span>
        {texts.levels[shortfall?.level ?? 'voice']}
      </p>
    </section>
  );
}

function MediaLine({ media }: { media: MediaLatency }): JSX.Element {
  const texts = t().delay;
  return (
    <p class="latency__line">
      <span class="latency__key">{texts.originals}</span>
      {media.packets === 0
        ? texts.nonePassed
        : texts.passed(duration(media.p50Ms), duration(media.p99Ms))}
    </p>
  );
}
