import type { StageKind, StageTime, VoiceLatency } from '../signaling/messages';
import { decimal } from '../texts/formats';
import { t } from '../texts/texts';

type NodeKind = Exclude<StageKind, 'network'>;

/** As they are shown. */
const NODE_KINDS: readonly NodeKind[] = ['language', 'queue', 'compute', 'playout'];

/** What a step of a voice is called, for people; a node may have one that is not known here. */
export function stageName(stage: string): string {
  const names: Readonly<Record<string, string>> = t().delay.stages;
  return names[stage] ?? stage.replaceAll('_', ' ');
}

/** Part of a way that is shown as one. */
export interface Part {
  readonly kind: StageKind;
  readonly name: string;
  readonly ms: number;
}

/** The network, where it is known, and the nodes' steps by kind: what a word's way is made of. */
export function partsOf(stages: readonly StageTime[], networkMs: number | null): readonly Part[] {
  const node = byKind(stages).map(({ kind, ms }) => ({ kind, name: t().delay.kinds[kind], ms }));
  const between = stages.filter(({ kind }) => kind === 'network');
  if (networkMs === null && between.length === 0) return node;
  const ms = between.reduce((sum, each) => sum + each.ms, networkMs ?? 0);
  return [{ kind: 'network', name: t().delay.kinds.network, ms }, ...node];
}

/** Time by kind, in the order of {@link NODE_KINDS}; they add up to the mean less what networks take. */
export function byKind(stages: readonly StageTime[]): readonly { kind: NodeKind; ms: number }[] {
  return NODE_KINDS.map((kind) => ({
    kind,
    ms: stages.filter((each) => each.kind === kind).reduce((sum, { ms }) => sum + ms, 0),
  }));
}

/** Seconds from one on, milliseconds below, so that three digits say it. */
export function duration(ms: number): string {
  if (ms >= 999.5) return `${decimal(ms / 1_000, 1)} s`;
  return ms >= 9.95 || ms === 0 ? `${decimal(ms, 0)} ms` : `${decimal(ms, 1)} ms`;
}

/** Which step made most of the late words late, or null when none was. */
export function mostBlamed({ stages }: VoiceLatency): StageTime | null {
  const worst = stages.reduce<StageTime | null>(
    (most, each) => (each.blamed > (most?.blamed ?? 0) ? each : most),
    null,
  );
  return worst;
}
