/** Forms of a sentence with a count; which of them a count takes is the language's. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, (count: string) => string>> & {
  readonly other: (count: string) => string;
};

/** Says counts in a language: in the right form, with its figures. */
export function countingIn(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const figures = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other)(figures.format(count));
}
