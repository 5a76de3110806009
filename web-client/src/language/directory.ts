import { AUTO, ORIGINAL } from '../signaling/messages';
import type { Language, Languages } from '../signaling/rest';
import { languageName } from '../texts/formats';
import { pageLanguage, pageLocale, t } from '../texts/texts';

/** What a language picker offers: a language, or one of the two special choices. */
export interface LanguageOption {
  readonly value: string;
  /** In the language's own script. */
  readonly label: string;
  /** Its name in the language of the page, when it differs. */
  readonly hint: string;
  /** A further name by which it is found: the English one. */
  readonly alias: string;
  /** For the `lang` attribute; empty for the special choices. */
  readonly tag: string;
  /** No voice speaks it. */
  readonly readOnly: boolean;
}

const option = ({ tag, name, nativeName, voice }: Language): LanguageOption => {
  const hint = nameInPage(tag, name);
  return {
    value: tag,
    label: capitalised(nativeName, tag),
    hint: fold(nativeName) === fold(hint) ? '' : hint,
    alias: name,
    tag,
    readOnly: !voice,
  };
};

/** On an English page as the service has it. */
const nameInPage = (tag: string, english: string): string =>
  pageLanguage() === 'en' ? english : languageName(tag, english);

const special = (value: string, label: string, hint: string): LanguageOption => ({
  ...{ value, label, hint, alias: '', tag: '', readOnly: false },
});

/** The languages of the service, in the order and with the names that people look for on this page. */
export class LanguageDirectory {
  readonly speak: readonly LanguageOption[];
  readonly hear: readonly LanguageOption[];
  private readonly byTag: ReadonlyMap<string, LanguageOption>;

  /**
   * @param preferred the reader's own languages, most wanted first: they lead the lists
   * @param texts of the page
   */
  constructor(languages: Languages, preferred: readonly string[], texts = t().languages) {
    const { detect, detectHint, off, offHint } = texts;
    const speak = ordered(languages.speak, preferred);
    const hear = ordered(languages.hear, preferred);
    this.speak = [special(AUTO, detect, detectHint), ...speak];
    this.hear = [special(ORIGINAL, off, offHint), ...hear];
    this.byTag = new Map([...this.hear, ...this.speak].map((each) => [each.value, each]));
  }

  /** A language's name in the language of the page; the tag itself when it is not in the lists. */
  nameInPage(tag: string): string {
    const known = this.byTag.get(tag);
    return known === undefined ? tag : known.hint || known.label;
  }

  /** A language's name in its own script; the tag itself when it is not in the lists. */
  name(tag: string): string {
    return this.byTag.get(tag)?.label ?? tag;
  }
}

function ordered(languages: readonly Language[], preferred: readonly string[]): LanguageOption[] {
  const wanted = preferred.map(canonical);
  const rank = (language: Language): number => {
    const index = wanted.indexOf(canonical(language.tag));
    return index < 0 ? wanted.length : index;
  };
  return [...languages]
    .map((language) => ({
      rank: rank(language),
      name: nameInPage(language.tag, language.name),
      language,
    }))
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, pageLocale()))
    .map(({ language }) => option(language));
}

/** Options that contain the words of the query in one of their names, best match first. */
export function search(
  options: readonly LanguageOption[],
  query: string,
): readonly LanguageOption[] {
  const wanted = fold(query.trim());
  if (wanted === '') return options;
  const names = (each: LanguageOption): string[] => [
    ...[each.label, each.hint, each.alias].map(fold),
    each.tag,
  ];
  const starts = options.filter((each) => names(each).some((name) => name.startsWith(wanted)));
  const contains = options.filter((each) => names(each).some((name) => name.includes(wanted)));
  return [...new Set([...starts, ...contains])];
}

/** The first of the reader's languages that a list offers, else the fallback. */
export function firstMatch(
  options: readonly LanguageOption[],
  preferred: readonly string[],
  fallback: string,
): string {
  const match = preferred
    .map((tag) => options.find((each) => each.tag !== '' && canonical(each.tag) === canonical(tag)))
    .find((each) => each !== undefined);
  return match?.value ?? fallback;
}

const TRADITIONAL = ['hant', 'tw', 'hk', 'mo'];

/** The tag by which the service knows a browser's language, in lower case. */
function canonical(tag: string): string {
  const [primary = tag, ...more] = tag.toLowerCase().split(/[-_]/);
  if (primary === 'no') return 'nb';
  const isTraditional = more.some((each) => TRADITIONAL.includes(each)) && !more.includes('hans');
  return primary === 'zh' && isTraditional ? 'zh-hant' : primary;
}

/** Lower case without accents, so that "portugues" finds "Português". */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

function capitalised(name: string, tag: string): string {
  const [first = '', ...rest] = name;
  try {
    return first.toLocaleUpperCase(tag) + rest.join('');
  } catch {
    return name;
  }
}
