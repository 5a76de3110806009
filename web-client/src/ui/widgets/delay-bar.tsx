import type { JSX } from 'preact';
import { byKind, duration, KINDS } from '../../call/latency';
import type { StageTime } from '../../signaling/messages';

/** Where the time of a word went, by kind: a bar and its legend. */
export function DelayBar({ stages }: { stages: readonly StageTime[] }): JSX.Element {
  const kinds = byKind(stages);
  const mean = kinds.reduce((sum, { ms }) => sum + ms, 0);
  const spoken = kinds.map(({ kind, ms }) => `${KINDS[kind]} ${duration(ms)}`).join(', ');
  return (
    <>
      <div class="delay-bar" role="img" aria-label={spoken}>
        {kinds.map(({ kind, ms }) => (
          <span
            key={kind}
            class={`delay-bar__part delay-bar__part--${kind}`}
            style={{ flexGrow: ms / Math.max(1, mean) }}
          />
        ))}
      </div>
      <ul class="delay-bar__legend" aria-hidden="true">
        {kinds.map(({ kind, ms }) => (
          <li key={kind}>
            <span class={`delay-bar__dot delay-bar__part--${kind}`} />
            {KINDS[kind]} <strong>{duration(ms)}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
