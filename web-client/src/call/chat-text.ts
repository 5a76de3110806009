/** A message in parts: what is said, links, and code. Nothing else is read into it. */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'block'; readonly text: string };

const PARTS =
  /```\n?(?<block>[\s\S]*?)\n?```|(?<!`)`(?<code>[^`\n]+)`(?!`)|(?<link>\b(?:https?:\/\/|mailto:|www\.)[^\s<>"`]+)|(?<mail>(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+)/giu;
const BEHIND = `.,;:!?'"”’»…)]}`;
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** Messages that a page shows, each in two languages. */
const MOST_READ = 1_000;
const read = new Map<string, readonly TextPart[]>();

/** The same text has the same parts, and is not read again while it is remembered. */
export function partsOfText(text: string): readonly TextPart[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  const parts = partsIn(text);
  read.set(text, parts);
  if (read.size > MOST_READ) {
    for (const oldest of read.keys()) {
      read.delete(oldest);
      break;
    }
  }
  return parts;
}

function partsIn(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  const say = (words: string): void => {
    if (words !== '') parts.push({ kind: 'words', text: words });
  };
  let at = 0;
  for (const match of text.matchAll(PARTS)) {
    if (match.index < at) continue;
    const part = partOf(match);
    if (part === null) continue;
    say(text.slice(at, match.index));
    parts.push(part);
    at = match.index + (part.kind === 'link' ? part.text.length : match[0].length);
  }
  say(text.slice(at));
  return parts;
}

function partOf(match: RegExpMatchArray): TextPart | null {
  const { block, code, link, mail } = match.groups ?? {};
  if (block !== undefined) return block === '' ? null : { kind: 'block', text: block };
  if (code !== undefined) return { kind: 'code', text: code };
  if (link !== undefined) {
    const shown = withoutMarks(link);
    return linked(shown, /^www\./iu.test(shown) ? `https://${shown}` : shown);
  }
  return mail === undefined ? null : linked(mail, `mailto:${mail}`);
}

/** Punctuation behind a link is the sentence's; a bracket that it opens is its own. */
function withoutMarks(link: string): string {
  let end = link.length;
  let closes = link.split(')').length - link.split('(').length;
  for (; end > 0 && BEHIND.includes(link.charAt(end - 1)); end -= 1) {
    if (link.charAt(end - 1) !== ')') continue;
    if (closes <= 0) break;
    closes -= 1;
  }
  return link.slice(0, end);
}

function linked(text: string, address: string): TextPart | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return SCHEMES.has(url.protocol) ? { kind: 'link', text, href: url.href } : null;
}
