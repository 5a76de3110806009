/** Figures, times and names as the language of the page writes them. */
import { pageLocale } from './texts';

/** With so many decimals, and no marks between thousands. */
export const decimal = (value: number, digits: number): string =>
  new Intl.NumberFormat(pageLocale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(value);

/** With so many digits that count. */
export const significant = (value: number, digits: number): string =>
  new Intl.NumberFormat(pageLocale(), {
    minimumSignificantDigits: digits,
    maximumSignificantDigits: digits,
    useGrouping: false,
  }).format(value);

export const percent = (share: number): string =>
  new Intl.NumberFormat(pageLocale(), { style: 'percent' }).format(share);

/** Hours and minutes. */
export const clockTime = (at: Date): string =>
  at.toLocaleTimeString(pageLocale(), { hour: '2-digit', minute: '2-digit' });

export const list = (names: readonly string[]): string =>
  new Intl.ListFormat(pageLocale(), { type: 'conjunction' }).format(names);

/** Making one takes longer than asking it. */
const names = new Map<string, Intl.DisplayNames>();

function namesIn(locale: string): Intl.DisplayNames {
  const known = names.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  names.set(locale, made);
  return made;
}

/**
 * What a language is called in the page's language.
 *
 * @param known for tags that the browser has no name for
 */
export function languageName(tag: string, known: string): string {
  try {
    return namesIn(pageLocale()).of(tag) ?? known;
  } catch {
    return known;
  }
}
