import type { JSX } from 'preact';
import { duration, partsOf } from '../../call/latency';
import type { StageTime } from '../../signaling/messages';

interface Props {
  readonly stages: readonly StageTime[];
  readonly networkMs?: number | null;
}

/** Where the time of a word went, by kind: a bar and its legend. */
export function DelayBar({ stages, networkMs = null }: Props): JSX.Element {
  const parts = partsOf(stages, networkMs);
  const mean = parts.reduce((sum, { ms }) => sum + ms, 0);
  const spoken = parts.map(({ name, ms }) => `${name} ${duration(ms)}`).join(', ');
  return (
    <>
      <div class="delay-bar" role="img" aria-label={spoken}>
        {parts.map(({ kind, ms }) => (
          <span
            key={kind}
            class={`delay-bar__part delay-bar__part--${kind}`}
            style={{ flexGrow: ms / Math.max(1, mean) }}
          />
        ))}
      </div>
      <ul class="delay-bar__legend" aria-hidden="true">
        {parts.map(({ kind, name, ms }) => (
          <li key={kind}>
            <span class={`delay-bar__dot delay-bar__part--${kind}`} />
            {name} <strong>{duration(ms)}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
