import { signal } from '@preact/signals';
import { en, type Texts } from './en';
import { localeOf, type PageLanguage } from './languages';

export type { Texts } from './en';

interface Spoken {
  readonly language: PageLanguage;
  readonly locale: string;
  readonly texts: Texts;
}

const current = signal<Spoken>({ language: 'en', locale: 'en', texts: en });

/** What the page says, in its language; who renders it is rendered anew in another one. */
export const t = (): Texts => current.value.texts;

export const pageLanguage = (): PageLanguage => current.value.language;

export const pageLocale = (): string => current.value.locale;

const LOADERS: Readonly<Record<PageLanguage, () => Promise<Texts>>> = {
  en: () => Promise.resolve(en),
  pt: async () => (await import('./pt')).pt,
  es: async () => (await import('./es')).es,
  fr: async () => (await import('./fr')).fr,
  de: async () => (await import('./de')).de,
};

export const textsIn = (language: PageLanguage): Promise<Texts> => LOADERS[language]();

/** Goes over to a language; the one before stays where it cannot be loaded. */
export async function speak(language: PageLanguage, browser: readonly string[]): Promise<void> {
  const texts = await textsIn(language).catch(() => null);
  if (texts !== null) current.value = { language, locale: localeOf(language, browser), texts };
}
