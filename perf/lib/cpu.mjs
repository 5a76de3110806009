// What a process has used of the cores.
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** CPU seconds of a process and all its threads so far. */
export function cpuSeconds(pid) {
  // The name in parentheses may have spaces.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return (Number(stat[11]) + Number(stat[12])) / TICKS_PER_SECOND;
}
