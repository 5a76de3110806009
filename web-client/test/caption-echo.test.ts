import { describe, expect, it } from 'vitest';
import { beyond } from '../src/call/caption-echo';

describe('what a second node wrote beyond the first', () => {
  it('is nothing of what the first wrote', () => {
    expect(beyond('We meet on Friday', 'We meet on Friday')).toBe('');
    expect(beyond('We meet on Friday', 'on Friday')).toBe('');
    expect(beyond('We meet on Friday', '')).toBe('');
  });

  it('is the continuation', () => {
    expect(beyond('We meet', 'We meet on Friday')).toBe('on Friday');
    expect(beyond('We meet on', 'meet on Friday')).toBe('Friday');
  });

  it('is all of something else', () => {
    expect(beyond('', 'We meet')).toBe('We meet');
    expect(beyond('We meet', 'Another matter')).toBe('Another matter');
    expect(beyond('It was a', 'also good')).toBe('also good');
  });
});
