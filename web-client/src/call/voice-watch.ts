/** Below this a synthetic voice counts as silent: about -60 dBFS. */
const SILENT_RMS = 0.001;
/** Longer than any pause within a phrase. */
export const QUIET_LIMIT_MS = 4_000;

/**
 * Notices when the end of a synthetic voice's talk was missed, for example while signalling was
 * down: a voice that talks but has been silent for {@link QUIET_LIMIT_MS} has ended. Without this an
 * original could stay ducked for good.
 */
export class VoiceWatch {
  private readonly lastHeardMs = new Map<string, number>();

  talk(speakerId: string, talking: boolean, nowMs: number): void {
    if (talking) this.lastHeardMs.set(speakerId, nowMs);
    else this.lastHeardMs.delete(speakerId);
  }

  /**
   * Takes in how loud a speaker's voice is now.
   *
   * @return whether its talk has just been found over
   */
  heard(speakerId: string, rms: number, nowMs: number): boolean {
    const last = this.lastHeardMs.get(speakerId);
    if (last === undefined) return false;
    if (rms > SILENT_RMS) this.lastHeardMs.set(speakerId, nowMs);
    else if (nowMs - last >= QUIET_LIMIT_MS) return this.lastHeardMs.delete(speakerId);
    return false;
  }
}
