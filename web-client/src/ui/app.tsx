import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { CallChoices } from '../call/choices';
import { CallSession } from '../call/session';
import { LanguageDirectory } from '../language/directory';
import { EventLog } from '../probe/event-log';
import { expose } from '../probe/probe';
import { writeHostKey } from '../host-keys';
import { readPrefs, writePrefs } from '../prefs';
import { roomOfPath, roomPath } from '../rooms';
import { createRoom, fetchLanguages, type Languages } from '../signaling/rest';
import { inWindow, onDevice } from '../storage';
import { CallPage } from './call/call-page';
import { endText } from './end-text';
import { problemText } from './problem-text';
import { JoinPage } from './join/join-page';
import type { EndedCall } from './join/call-delays';
import type { Services } from './services';
import { t } from '../texts/texts';

const RETRY_LANGUAGES_MS = 4_000;
/** A call begins without a host rather than late. */
const CREATE_MS = 2_000;

interface KnownLanguages {
  readonly directory: LanguageDirectory | null;
  readonly problem: string | null;
  /** Asks for languages that were added since. */
  readonly refresh: () => void;
}

/** The languages of the service; asks again until it answers. */
function useLanguages(): KnownLanguages {
  const [languages, setLanguages] = useState<Languages | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = (): void => {
      fetchLanguages().then(
        (answer) => {
          setLanguages(answer);
          setProblem(null);
        },
        (error: unknown) => {
          setProblem(problemText(error));
          timer = setTimeout(load, RETRY_LANGUAGES_MS);
        },
      );
    };
    load();
    return () => clearTimeout(timer);
  }, []);
  const refresh = useCallback(() => {
    fetchLanguages().then(setLanguages, () => undefined);
  }, []);
  const names = t().languages;
  const directory = useMemo(
    () =>
      languages === null ? null : new LanguageDirectory(languages, navigator.languages, names),
    [languages, names],
  );
  return { directory, problem, refresh };
}

export function App({ services }: { services: Services }): JSX.Element {
  const { directory, problem, refresh } = useLanguages();
  const [room, setRoom] = useState(() => roomOfPath(location.pathname));
  const [session, setSession] = useState<CallSession | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [lastCall, setLastCall] = useState<EndedCall | null>(null);

  useEffect(() => {
    const onPop = (): void => setRoom(roomOfPath(location.pathname));
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, []);

  useEffect(() => {
    if (session === null) return;
    return session.state.subscribe(({ ended, historyToken, names }) => {
      if (ended === null) return;
      setNotice(endText(ended.reason, ended.detail));
      const { room: left } = session.choices.value;
      const { place } = session;
      setLastCall(historyToken === null ? null : { room: left, place, historyToken, names });
      setSession(null);
    });
  }, [session]);

  /** Who begins a call from the start page makes its room, and is its host. */
  const join = (choices: CallChoices, places: readonly string[]): void => {
    const { name, speak, hear, lips } = choices;
    writePrefs(onDevice, { name, speak, hear, lips });
    void services.context.resume();
    if (room !== null) {
      start(choices, places);
      return;
    }
    void createRoom(choices.room, CREATE_MS)
      .then((key) => {
        if (key !== null) writeHostKey(inWindow, choices.room, key);
      })
      .catch(() => undefined)
      .then(() => start(choices, places));
  };

  const start = (choices: CallChoices, places: readonly string[]): void => {
    if (roomOfPath(location.pathname) !== choices.room) {
      history.pushState(null, '', roomPath(choices.room) + location.search);
    }
    setRoom(choices.room);
    setNotice(null);
    setLastCall(null);
    const { context, local, ways, probe } = services;
    const log = probe ? new EventLog(context) : null;
    const started = new CallSession(choices, context, local, ways, places, log?.observe);
    started.mixer.setOriginalShare(readPrefs(onDevice).originalShare);
    if (log !== null) expose(started, log);
    setSession(started);
  };

  if (session !== null && directory !== null) {
    return (
      <CallPage session={session} directory={directory} services={services} onLanguages={refresh} />
    );
  }
  return (
    <JoinPage
      key={room ?? ''}
      room={room}
      directory={directory}
      problem={problem}
      notice={notice}
      lastCall={lastCall}
      services={services}
      onLanguages={refresh}
      onJoin={join}
    />
  );
}
