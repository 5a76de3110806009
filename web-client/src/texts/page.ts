/** The page's language: chosen, kept, and told to the browser and to who reads the page aloud. */
import { readPrefs, writePrefs } from '../prefs';
import { onDevice } from '../storage';
import { choosePageLanguage, type PageLanguage } from './languages';
import { pageLanguage, speak, t } from './texts';

const LINK_KEY = 'lang';

const linked = (): string | null => new URLSearchParams(location.search).get(LINK_KEY);

async function apply(): Promise<void> {
  const own = readPrefs(onDevice).pageLanguage;
  const wanted = choosePageLanguage(linked(), own, navigator.languages);
  await speak(wanted, navigator.languages);
  const root = document.documentElement;
  root.lang = pageLanguage();
  root.dir = 'ltr';
  document
    .querySelector('meta[name="description"]')
    ?.setAttribute('content', t().start.description);
}

/** Before anything is shown. */
export const startInPageLanguage = apply;

/**
 * This person's own choice, which is kept, and counts more than what the link asks for.
 *
 * @param own empty for the browser's language
 */
export async function choose(own: PageLanguage | ''): Promise<void> {
  writePrefs(onDevice, { pageLanguage: own });
  const address = new URL(location.href);
  address.searchParams.delete(LINK_KEY);
  history.replaceState(history.state, '', address);
  await apply();
}
