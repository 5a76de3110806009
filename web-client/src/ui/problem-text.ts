import { RestError } from '../signaling/rest';
import { t } from '../texts/texts';

/** What went wrong, for people. */
export function problemText(error: unknown): string {
  if (error instanceof RestError) return t().service.problem(error.message, error.code);
  return error instanceof Error ? error.message : String(error);
}
