/** What the page needs of the browser's Storage. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Where storage is blocked, naming it throws: then what is remembered lasts as long as the page. */
export function storeOr(open: () => Store | null): Store {
  try {
    return open() ?? inMemory();
  } catch {
    return inMemory();
  }
}

function inMemory(): Store {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  };
}

/** Of this browser and device, for good. */
export const onDevice = storeOr(() => localStorage);

/** Of this window, until it is closed. */
export const inWindow = storeOr(() => sessionStorage);
