import { useCallback, useState } from 'preact/hooks';
import { readPrefs, writePrefs, type Prefs } from '../prefs';
import { onDevice } from '../storage';

/** A remembered choice as component state. */
export function usePref<K extends keyof Prefs>(key: K): [Prefs[K], (value: Prefs[K]) => void] {
  const [value, setValue] = useState(() => readPrefs(onDevice)[key]);
  const change = useCallback(
    (next: Prefs[K]) => {
      setValue(next);
      writePrefs(onDevice, { [key]: next });
    },
    [key],
  );
  return [value, change];
}
