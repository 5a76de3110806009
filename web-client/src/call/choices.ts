/** What somebody chose for their call. */
export interface CallChoices {
  readonly room: string;
  readonly name: string;
  readonly speak: string;
  readonly hear: string;
  /** Whether others may see this person's mouth redrawn to match a translated voice. */
  readonly lips: boolean;
}

export const NO_CHOICES: CallChoices = { room: '', name: '', speak: '', hear: '', lips: true };
