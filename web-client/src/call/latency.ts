import type { StageKind, StageTime, VoiceLatency } from '../signaling/messages';

/** What each step of a voice is called, for people. */
const STAGES: Readonly<Record<string, string>> = {
  listening: 'Hearing the word to its end',
  recognition_queue: 'Waiting to be recognised',
  recognition: 'Recognising',
  backhaul: 'On the way between servers',
  context: 'Hearing what it depends on',
  translation_queue: 'Waiting to be translated',
  translation: 'Translating',
  phrasing: 'Waiting for the voice to be free',
  synthesis_queue: 'Waiting to be spoken',
  synthesis: 'Making the first sound',
  start_wait: 'Waiting so as not to run dry',
  speaking: 'Words of the phrase before it',
};

export const KINDS: Readonly<Record<Exclude<StageKind, 'network'>, string>> = {
  language: 'speech itself',
  queue: 'queue',
  compute: 'compute',
  playout: 'playout',
};

export const stageName = (stage: string): string => STAGES[stage] ?? stage.replaceAll('_', ' ');

/** Part of a way that is shown as one. */
export interface Part {
  readonly kind: StageKind;
  readonly name: string;
  readonly ms: number;
}

/** The network, where it is known, and the nodes' steps by kind: what a word's way is made of. */
export function partsOf(stages: readonly StageTime[], networkMs: number | null): readonly Part[] {
  const node = byKind(stages).map(({ kind, ms }) => ({ kind, name: KINDS[kind], ms }));
  const between = stages.filter(({ kind }) => kind === 'network');
  if (networkMs === null && between.length === 0) return node;
  const ms = between.reduce((sum, each) => sum + each.ms, networkMs ?? 0);
  return [{ kind: 'network', name: 'network', ms }, ...node];
}

/** Time by kind, in the order of {@link KINDS}; they add up to the mean less what networks take. */
export function byKind(
  stages: readonly StageTime[],
): readonly { kind: keyof typeof KINDS; ms: number }[] {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => ({
    kind,
    ms: stages.filter((each) => each.kind === kind).reduce((sum, { ms }) => sum + ms, 0),
  }));
}

/** Seconds from one on, milliseconds below, so that three digits say it. */
export function duration(ms: number): string {
  if (ms >= 999.5) return `${(ms / 1_000).toFixed(1)} s`;
  return ms >= 9.95 || ms === 0 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

/** Which step made most of the late words late, or null when none was. */
export function mostBlamed({ stages }: VoiceLatency): StageTime | null {
  const worst = stages.reduce<StageTime | null>(
    (most, each) => (each.blamed > (most?.blamed ?? 0) ? each : most),
    null,
  );
  return worst;
}
