import type { JSX } from 'preact';
import { useCallback, useEffect, useId, useState } from 'preact/hooks';
import {
  countTerms,
  csvText,
  fetchGlossary,
  MOST_BYTES,
  saveGlossary,
} from '../../signaling/glossary';
import { RestError } from '../../signaling/rest';
import { Icon } from '../widgets/icons';
import { t } from '../../texts/texts';
import { problemText } from '../problem-text';
import { saveFile } from '../save-file';

interface Props {
  readonly room: string;
  readonly hostKey: string;
  /** The node that answers for the call, see Places. */
  readonly place: () => string;
}

/** What was written and not saved, by room: a sheet closes with a click beside it. */
const drafts = new Map<string, string>();

const EXAMPLE = 'en,pt,*,say pt\nboard,conselho,,\n,,Nginx,engine xis';

/** How the host tells the room which words are written and said in which way. */
export function Glossary(props: Props): JSX.Element {
  const [seen, setSeen] = useState(false);
  return (
    <details class="glossary" onToggle={() => setSeen(true)}>
      <summary>{t().writing.glossary}</summary>
      {seen && <GlossaryForm {...props} />}
    </details>
  );
}

function GlossaryForm({ room, hostKey, place }: Props): JSX.Element {
  const texts = t().writing;
  const id = useId();
  const [text, setText] = useState('');
  const [saved, setSaved] = useState('');
  const [loaded, setLoaded] = useState(false);
  const [busy, setBusy] = useState(true);
  const [status, setStatus] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const attempt = useCallback(async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    setStatus('');
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof RestError ? problemText(error) : t().writing.didNotWork);
    } finally {
      setBusy(false);
    }
  }, []);

  const load = useCallback(
    () =>
      attempt(async () => {
        const csv = await fetchGlossary(room, hostKey, place());
        const draft = drafts.get(room);
        setText(draft ?? csv);
        setSaved(csv);
        setLoaded(true);
        setStatus(
          draft === undefined ? t().writing.termCount(countTerms(csv)) : t().writing.notSaved,
        );
      }),
    [attempt, room, hostKey, place],
  );

  useEffect(() => void load(), [load]);

  const write = (csv: string): void => {
    drafts.set(room, csv);
    setText(csv);
  };

  const save = (): void => {
    if (busy) return;
    if (!loaded) {
      // Nothing is deleted that was not seen.
      void load();
      return;
    }
    void attempt(async () => {
      const { terms, kept } = await saveGlossary(room, hostKey, text, place());
      drafts.delete(room);
      setSaved(terms === 0 ? '' : text);
      const { saved: said, termCount, notKept } = t().writing;
      setStatus(`${said(termCount(terms))}${kept ? '' : ` ${notKept}`}`);
    });
  };

  const open = (file: File | undefined): void => {
    if (file === undefined || busy) return;
    void attempt(async () => {
      if (file.size > MOST_BYTES) {
        throw new RestError(413, 'glossary_too_large', t().writing.tooLarge);
      }
      write(csvText(new Uint8Array(await file.arrayBuffer())));
      setStatus(t().writing.notSaved);
    });
  };

  return (
    <div class="glossary__form">
      <p id={`${id}-help`} class="sheet__note">
        {texts.glossaryHelp}
      </p>
      <label class="label" for={id}>
        {texts.terms}
      </label>
      <textarea
        id={id}
        class="input glossary__text"
        rows={6}
        spellcheck={false}
        placeholder={EXAMPLE}
        value={text}
        readOnly={busy}
        aria-busy={busy}
        aria-describedby={problem === null ? `${id}-help` : `${id}-problem ${id}-help`}
        aria-invalid={problem !== null}
        onInput={(event) => {
          write(event.currentTarget.value);
          setStatus('');
        }}
      />
      <div role="alert">
        {problem !== null && (
          <p id={`${id}-problem`} class="note note--warning">
            <Icon name="warning" size={18} />
            <span class="glossary__sentence">{problem}</span>
          </p>
        )}
      </div>
      <label class="label" for={`${id}-file`}>
        {texts.fromFile}
      </label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".csv,.tsv,text/csv"
        onChange={(event) => {
          open(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <div class="glossary__actions">
        <button type="button" class="button button--primary" aria-disabled={busy} onClick={save}>
          {texts.save}
        </button>
        {saved !== '' && (
          <button type="button" class="button" onClick={() => download(room, saved)}>
            {texts.download}
          </button>
        )}
        <span role="status">{status}</span>
      </div>
    </div>
  );
}

/** Spreadsheets take it for UTF-8 only if it says so. */
const download = (room: string, csv: string): void =>
  saveFile(`glossary-${room}.csv`, new Blob(['\uFEFF', csv], { type: 'text/csv' }));
