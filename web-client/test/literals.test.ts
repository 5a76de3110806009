import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What people read stands in src/texts: nowhere else is it written in any language. */
const sources = import.meta.glob<string>(
  '../src/{ui,call,language,signaling,media}/**/*.{ts,tsx}',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
const ATTRIBUTES = new Set(
  'alt aria-label aria-description aria-valuetext help label note placeholder text title'.split(
    ' ',
  ),
);
/** The product, and keys as browsers name them. */
const NAMES = new Set([
  'Babelgrid',
  'Escape',
  'Enter',
  'ArrowDown',
  'ArrowUp',
  'PageDown',
  'PageUp',
]);

const LETTER = /\p{L}/u;
const SENTENCE = /^\p{Lu}\p{L}*\b.*\p{L}\s+\p{L}|\p{L}\s+\p{L}.*[.?!…]$/su;
const WORD = /^\p{Lu}\p{Ll}+$/u;

const isText = (node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralToken =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node);

/** For developers: errors that are thrown or logged, names of modules and of types. */
function isInternal(node: ts.Node): boolean {
  if (ts.isNewExpression(node))
    return /Error|OfferFailed|Exception/u.test(node.expression.getText());
  if (ts.isCallExpression(node)) return /^(console\.|this\.fail$)/u.test(node.expression.getText());
  return ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node);
}

const isCompared = ({ parent }: ts.Node): boolean =>
  ts.isBinaryExpression(parent) &&
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
    parent.operatorToken.kind,
  );

/** What is shown of a JSX expression: not what it compares, passes on or looks up. */
const isShown = (node: ts.Node): boolean => {
  for (let at = node; ; at = at.parent) {
    const { parent } = at;
    if (ts.isJsxExpression(parent)) return !ts.isJsxAttribute(parent.parent);
    if (!ts.isConditionalExpression(parent) && !ts.isBinaryExpression(parent)) {
      if (!ts.isParenthesizedExpression(parent) && !ts.isTemplateExpression(parent)) return false;
    }
  }
};

function attributeOf(node: ts.Node): string | null {
  for (let at = node; ; at = at.parent) {
    if (ts.isJsxAttribute(at)) return at.name.getText();
    if (ts.isJsxElement(at) || ts.isCallExpression(at) || ts.isSourceFile(at)) return null;
  }
}

/** Texts for people that a file has of its own. */
function literalsIn(name: string, code: string): string[] {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (isInternal(node)) return;
    if (ts.isJsxText(node) && LETTER.test(node.text) && !NAMES.has(node.text.trim())) {
      found.push(node.text.trim());
    }
    if (isText(node) && LETTER.test(node.text) && !NAMES.has(node.text)) {
      const attribute = attributeOf(node);
      const reads =
        attribute === null
          ? SENTENCE.test(node.text) || WORD.test(node.text)
          : ATTRIBUTES.has(attribute);
      const shown = name.endsWith('.tsx') && isShown(node);
      if ((reads || shown) && !isCompared(node)) found.push(node.text);
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

describe('a source file', () => {
  it.each(Object.entries(sources))('%s says nothing of its own', (name, code) => {
    expect(literalsIn(name, code)).toEqual([]);
  });

  it('is looked at', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(100);
  });

  it.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p title="now">{t().x}</p>', ['now']],
    ['<p>{on ? "on" : t().off}</p>', ['on']],
    ['<Tool text={a ? `Close ${b}` : c} />', ['Close ']],
    ['const x = "Nobody is here.";', ['Nobody is here.']],
    ['const x = () => "Connected";', ['Connected']],
    ['<p class="note note--info">{t().x} · {a === "on" && b("off")}</p>', []],
    ['throw new Error("This cannot be.");', []],
  ])('would be caught with %s', (code, found) => {
    expect(literalsIn('x.tsx', code)).toEqual(found);
  });
});
