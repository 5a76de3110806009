import { describe, expect, it } from 'vitest';
import { initialState, reduce, type CallState } from '../src/call/state';
import { LanguageDirectory } from '../src/language/directory';
import { decodeServerMessage } from '../src/signaling/decode';
import { spokenQuestion } from '../src/ui/call/spoken-notice';

const list = [
  { tag: 'en', name: 'English', nativeName: 'English', voice: true },
  { tag: 'pt', name: 'Portuguese', nativeName: 'português', voice: true },
];
const directory = new LanguageDirectory({ speak: list, hear: list }, []);

const told = (state: CallState, language: string): CallState =>
  reduce(state, {
    type: 'message',
    message: decodeServerMessage(JSON.stringify({ type: 'misdeclared', language })),
    nowMs: 7,
  });

const settled = (state: CallState): CallState => reduce(state, { type: 'spoken-settled' });

describe('whoever speaks another language than they chose', () => {
  it('is told in one sentence', () => {
    const state = told(initialState, 'en');
    expect(spokenQuestion('pt', state.misdeclared, directory)).toBe(
      'You seem to speak English, but you chose Português.',
    );
  });

  it('is told nothing when nothing was heard, or when it is what they chose', () => {
    expect(spokenQuestion('pt', null, directory)).toBeNull();
    expect(spokenQuestion('en', 'en', directory)).toBeNull();
    expect(spokenQuestion('auto', 'en', directory)).toBeNull();
    expect(spokenQuestion('pt', 'tlh', directory)).toBeNull();
  });

  it('is asked once about a language, whatever they answer', () => {
    const kept = settled(told(initialState, 'en'));
    expect(kept.misdeclared).toBeNull();
    expect(told(kept, 'en').misdeclared).toBeNull();
    expect(told(kept, 'pt').misdeclared).toBe('pt');
  });
});
