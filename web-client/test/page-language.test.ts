import { describe, expect, it } from 'vitest';
import { countingIn } from '../src/texts/counting';
import { choosePageLanguage, localeOf } from '../src/texts/languages';

describe('the language of the page', () => {
  it('is the first of the browser’s that there is', () => {
    expect(choosePageLanguage(null, '', ['pl', 'pt-BR', 'en'])).toBe('pt');
    expect(choosePageLanguage(null, '', ['de-AT'])).toBe('de');
    expect(choosePageLanguage(null, '', ['pl', 'ja'])).toBe('en');
    expect(choosePageLanguage(null, '', [])).toBe('en');
  });

  it('is the own choice, whatever the browser has', () => {
    expect(choosePageLanguage(null, 'fr', ['pt-BR'])).toBe('fr');
    expect(choosePageLanguage(null, 'klingon', ['pt-BR'])).toBe('pt');
  });

  it('is what the link asks for, where there is that', () => {
    expect(choosePageLanguage('es', 'fr', ['pt-BR'])).toBe('es');
    expect(choosePageLanguage('es-MX', '', ['en'])).toBe('es');
    expect(choosePageLanguage('xx', 'fr', ['pt-BR'])).toBe('fr');
    expect(choosePageLanguage('', '', ['de'])).toBe('de');
  });

  it('writes times as the browser’s region of it does', () => {
    expect(localeOf('pt', ['en-US', 'pt-PT', 'pt-BR'])).toBe('pt-PT');
    expect(localeOf('de', ['en-US'])).toBe('de');
    expect(localeOf('en', ['en_not a tag', 'en-GB'])).toBe('en-GB');
  });
});

describe('counts', () => {
  const forms = { one: (n: string) => `${n} one`, other: (n: string) => `${n} more` };

  it('take the form that the language has for them', () => {
    const said = (language: string) => [0, 1, 2].map((n) => countingIn(language)(n, forms));
    expect(said('en')).toEqual(['0 more', '1 one', '2 more']);
    expect(said('de')).toEqual(['0 more', '1 one', '2 more']);
    expect(said('es')).toEqual(['0 more', '1 one', '2 more']);
    expect(said('fr')).toEqual(['0 one', '1 one', '2 more']);
    expect(said('pt')).toEqual(['0 one', '1 one', '2 more']);
  });

  it('fall back to the other form, with figures as the language writes them', () => {
    expect(countingIn('fr')(2_000_000, forms)).toMatch(/^2\s000\s000 more$/u);
    expect(countingIn('de')(12_345, forms)).toBe('12.345 more');
  });
});
