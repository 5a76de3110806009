import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readHostKey } from '../../host-keys';
import type { LanguageDirectory } from '../../language/directory';
import {
  FORMATS,
  fetchTranscript,
  fetchTranscriptFile,
  type TranscriptFormat,
  type TranscriptLine,
  type TranscriptOf,
} from '../../signaling/transcript';
import { inWindow } from '../../storage';
import { t } from '../../texts/texts';
import { problemText } from '../problem-text';
import { saveFile } from '../save-file';
import type { EndedCall } from './call-delays';
import { SpokenLines } from './spoken-lines';
import { useAfterCall } from './use-after-call';
import { useTranscript } from './use-transcript';

const asked = ({ room, historyToken, place }: EndedCall): Omit<TranscriptOf, 'language'> => ({
  room,
  bearer: readHostKey(inWindow, room) ?? historyToken,
  place,
});

const fetchSpoken = (call: EndedCall): Promise<readonly TranscriptLine[]> =>
  fetchTranscript({ ...asked(call), language: null });

interface Props {
  readonly call: EndedCall;
  readonly directory: LanguageDirectory;
}

/** What was said in a call that is over, in any language; nothing where the room kept nothing. */
export function CallWords({ call, directory }: Props): JSX.Element | null {
  const [language, setLanguage] = useState('');
  const [problem, setProblem] = useState('');
  const of = asked(call);
  const spoken = useAfterCall(call, fetchSpoken);
  const read = useTranscript(language === '' ? null : { ...of, language });
  if (spoken === null || spoken.length === 0) return null;
  const texts = t().words;
  const save = (format: TranscriptFormat): void => {
    setProblem('');
    fetchTranscriptFile({ ...of, language: language === '' ? null : language }, format).then(
      ({ name, content }) => saveFile(name, content),
      (error: unknown) => setProblem(problemText(error)),
    );
  };
  return (
    <section class="call-delays" aria-labelledby="call-words-title">
      <h2 id="call-words-title">{texts.title}</h2>
      <label class="call-words__language">
        <span>{texts.language}</span>
        <select
          class="input"
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        >
          <option value="">{texts.asSpoken}</option>
          {directory.hear
            .filter(({ tag }) => tag !== '')
            .map(({ value, label, tag }) => (
              <option key={value} value={value} lang={tag}>
                {label}
              </option>
            ))}
        </select>
      </label>
      <SpokenLines lines={read.lines ?? spoken} originals={spoken} />
      <p role="status">{read.isAsking ? texts.translating : ''}</p>
      {(problem || read.problem) !== '' && <p role="alert">{problem || read.problem}</p>}
      <div class="call-words__files" role="group" aria-label={texts.save}>
        <span aria-hidden="true">{texts.save}</span>
        {FORMATS.map((format) => (
          <button key={format} type="button" class="button" onClick={() => save(format)}>
            {texts.formats[format]}
          </button>
        ))}
      </div>
      <p class="call-words__note">{texts.kept}</p>
    </section>
  );
}
