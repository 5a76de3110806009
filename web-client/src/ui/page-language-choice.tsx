import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { PAGE_LANGUAGES, pageLanguages } from '../texts/languages';
import { choose } from '../texts/page';
import { pageLanguage, t } from '../texts/texts';
import { Icon } from './widgets/icons';

interface Props {
  /** Without a label that is seen. */
  readonly small?: boolean;
}

/** In which language the page is; takes effect at once and is kept. */
export function PageLanguageChoice({ small = false }: Props): JSX.Element {
  const id = useId();
  const change = (select: HTMLSelectElement): void => {
    const own = pageLanguages.find((each) => each === select.value) ?? '';
    void choose(own).then(() => {
      // What the browser has may be what the page was in.
      select.value = pageLanguage();
    });
  };
  return (
    <div class={small ? 'page-language' : 'field'}>
      {small && <Icon name="language" size={18} />}
      <label class={small ? 'sr-only' : 'label'} for={id}>
        {t().start.pageLanguage}
      </label>
      <select
        id={id}
        class="input"
        value={pageLanguage()}
        onChange={(event) => change(event.currentTarget)}
      >
        {pageLanguages.map((each) => (
          <option key={each} value={each} lang={each}>
            {PAGE_LANGUAGES[each]}
          </option>
        ))}
        <option value="">{t().start.asBrowser}</option>
      </select>
    </div>
  );
}
