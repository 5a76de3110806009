import { AUTO, ORIGINAL } from '../signaling/messages';
import type { Language, Languages } from '../signaling/rest';

/** What a language picker offers: a language, or one of the two special choices. */
export interface LanguageOption {
  readonly value: string;
  /** In the language's own script. */
  readonly label: string;
  /** English name, when it differs. */
  readonly hint: string;
  /** For the `lang` attribute; empty for the special choices. */
  readonly tag: string;
  /** No voice speaks it. */
  readonly readOnly: boolean;
}

const option = ({ tag, name, nativeName, voice }: Language): LanguageOption => ({
  value: tag,
  label: capitalised(nativeName, tag),
  hint: fold(nativeName) === fold(name) ? '' : name,
  tag,
  readOnly: !voice,
});

const DETECT: LanguageOption = {
  value: AUTO,
  label: 'Detect automatically',
  hint: 'takes a few words',
  tag: '',
  readOnly: false,
};

const OFF: LanguageOption = {
  value: ORIGINAL,
  label: 'Original / off',
  hint: 'no translation',
  tag: '',
  readOnly: false,
};

/** The languages of the service, in the order and with the names people look for. */
export class LanguageDirectory {
  readonly speak: readonly LanguageOption[];
  readonly hear: readonly LanguageOption[];
  private readonly byTag: ReadonlyMap<string, LanguageOption>;

  /** @param preferred the reader's own languages, most wanted first: they lead the lists */
  constructor(languages: Languages, preferred: readonly string[]) {
    this.speak = [DETECT, ...ordered(languages.speak, preferred)];
    this.hear = [OFF, ...ordered(languages.hear, preferred)];
    this.byTag = new Map([...this.hear, ...this.speak].map((each) => [each.value, each]));
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
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'))
    .map(option);
}

/** Options that contain the words of the query in one of their names, best match first. */
export function search(
  options: readonly LanguageOption[],
  query: string,
): readonly LanguageOption[] {
  const wanted = fold(query.trim());
  if (wanted === '') return options;
  const names = (each: LanguageOption): string[] => [fold(each.label), fold(each.hint), each.tag];
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
