/** The languages of the page itself, each by its own name. */
export const PAGE_LANGUAGES = {
  en: 'English',
  pt: 'Português',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
} as const;

export type PageLanguage = keyof typeof PAGE_LANGUAGES;

export const pageLanguages = Object.keys(PAGE_LANGUAGES) as readonly PageLanguage[];

const primaryOf = (tag: string): string => tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';

const pageLanguageOf = (tag: string): PageLanguage | undefined =>
  pageLanguages.find((each) => each === primaryOf(tag));

/**
 * The language that the page is in: what the link asks for, else this person's own choice, else the
 * first of the browser's languages that there is.
 *
 * @param link the `lang` of the address
 * @param own empty for the browser's
 */
export const choosePageLanguage = (
  link: string | null,
  own: string,
  browser: readonly string[],
): PageLanguage =>
  [link ?? '', own, ...browser].map(pageLanguageOf).find((each) => each !== undefined) ?? 'en';

/** With the region that the browser names for it: it decides how times and figures are written. */
export const localeOf = (language: PageLanguage, browser: readonly string[]): string =>
  browser.find((tag) => primaryOf(tag) === language && isLocale(tag)) ?? language;

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
