import { describe, expect, it } from 'vitest';
import { costOf, sizeOf, timeOf } from '../src/signaling/usage';

describe('usage', () => {
  it('tells times as people do', () => {
    expect([400, 42_000, 61_000, 3_599_000, 3_600_000, 11_100_000].map(timeOf)).toEqual([
      '0 s',
      '42 s',
      '1 min',
      '1 h',
      '1 h',
      '3 h 5 min',
    ]);
  });

  it('tells sizes in powers of ten', () => {
    expect([0, 999, 999_499, 1_500_000, 123_456_789, 4.2e12].map(sizeOf)).toEqual([
      '0 B',
      '999 B',
      '999 KB',
      '1.5 MB',
      '123 MB',
      '4.2 TB',
    ]);
  });

  it('tells small sums', () => {
    expect(costOf(0.001234, 'EUR')).toBe('EUR 0.00123');
    expect(costOf(0, 'EUR')).toBe('EUR 0.00');
    expect(costOf(1234.5, 'EUR')).toBe('EUR 1234.50');
  });
});
