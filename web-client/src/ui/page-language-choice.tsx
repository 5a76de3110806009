import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { PAGE_LANGUAGES, pageLanguages } from '../texts/languages';
import { choose } from '../texts/page';
import { t } from '../texts/texts';
import { usePref } from './use-pref';
import { Icon } from './widgets/icons';

interface Props {
  /** Without a label that is seen. */
  readonly small?: boolean;
}

/** In which language the page is; takes effect at once and is kept. */
export function PageLanguageChoice({ small = false }: Props): JSX.Element {
  const id = useId();
  const [own, setOwn] = usePref('pageLanguage');
  const change = (wanted: string): void => {
    const next = pageLanguages.find((each) => each === wanted) ?? '';
    setOwn(next);
    void choose(next);
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
        value={pageLanguages.find((each) => each === own) ?? ''}
        onChange={(event) => change(event.currentTarget.value)}
      >
        <option value="">{t().start.asBrowser}</option>
        {pageLanguages.map((each) => (
          <option key={each} value={each} lang={each}>
            {PAGE_LANGUAGES[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
