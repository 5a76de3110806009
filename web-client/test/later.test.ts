import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Later } from '../src/call/later';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('does what was asked for once, and again when asked anew', () => {
  const task = vi.fn();
  const later = new Later(1_000, task);
  later.ask();
  later.ask();
  vi.advanceTimersByTime(999);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(task).toHaveBeenCalledOnce();
  later.ask();
  later.cancel();
  vi.advanceTimersByTime(2_000);
  expect(task).toHaveBeenCalledOnce();
});
