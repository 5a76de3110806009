import type { JSX, RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CallSession } from '../../call/session';
import { othersOf, selfOf } from '../../call/state';
import type { LanguageDirectory } from '../../language/directory';
import { roomPath } from '../../rooms';
import type { Services } from '../services';
import { deviceProblem, replacedText, unchangedText } from '../device-texts';
import { toggleDevice } from '../device-toggle';
import { copyText } from '../copy-text';
import { SoundNotice } from '../sound-notice';
import { usePref } from '../use-pref';
import { Icon, Logo } from '../widgets/icons';
import { CaptionBand } from './caption-band';
import { ChatPanel } from './chat-panel';
import { LatencyPanel } from './latency-panel';
import { MannersAnnouncer } from './manners-announcer';
import { useFloatingPicture } from './picture-in-picture';
import { ReactionBar } from './reaction-bar';
import { ServiceAnnouncer } from './service-level';
import { RoomBadges } from './room-badges';
import type { SheetName } from './sheet-name';
import { CallSheet } from './sheets';
import { useShortcuts, type ShortcutKey } from './shortcuts';
import { SpokenNotice } from './spoken-notice';
import { StatusPill } from './status-pill';
import { TileGrid } from './tile-grid';
import { Toasts } from './toasts';
import { Toolbar } from './toolbar';
import { TranscriptPanel } from './transcript-panel';
import { SELF_VIEW_AFTER, useViews } from './use-views';
import { t } from '../../texts/texts';

interface Props {
  readonly session: CallSession;
  readonly directory: LanguageDirectory;
  readonly services: Services;
  /** Languages are looked at. */
  readonly onLanguages: () => void;
}

export function CallPage({ session, directory, services, onLanguages }: Props): JSX.Element {
  const { local } = services;
  const state = session.state.value;
  const { room } = session.choices.value;
  const [captions, setCaptions] = usePref('captions');
  const [transcript, setTranscript] = usePref('transcript');
  const [originalWords, setOriginalWords] = usePref('originalWords');
  const [latency, setLatency] = usePref('latency');
  const [chat, setChat] = useState(false);
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const [reacting, setReacting] = useState(false);
  const views = useViews(session);
  const { view, setView, selfView, setSelfView } = views;
  const notify = useCallback((text: string) => session.notify(text), [session]);
  const [floats, float] = useFloatingPicture(views.main, notify);
  const closeReactions = useCallback(() => setReacting(false), []);
  const alone = state.selfId !== null && othersOf(state).length === 0;
  const heading = usePageStart(room);
  useDeviceNotices(session, services);

  const copyLink = useCallback(() => {
    copyText(location.origin + roomPath(room)).then(
      () => session.notify(t().call.linkCopied),
      () => session.notify(t().call.linkIs(location.origin + roomPath(room))),
    );
  }, [room, session]);

  /** One of both is beside the call: the chat, while it is open. */
  const showTranscript = useCallback(
    (show: boolean) => {
      setChat(false);
      setTranscript(show);
    },
    [setTranscript],
  );

  const onKey = useCallback(
    (key: ShortcutKey) => {
      const actions: Record<ShortcutKey, () => void> = {
        m: () => toggleDevice(local, 'audio'),
        v: () => toggleDevice(local, 'video'),
        c: () => setCaptions(!captions),
        t: () => showTranscript(chat || !transcript),
        w: () => setChat(!chat),
        o: () => setOriginalWords(!originalWords),
        d: () => setLatency(!latency),
        h: () => session.manners.toggleHand(),
        r: () => setReacting(!reacting),
        g: () => setView(view === 'grid' ? 'speaker' : 'grid'),
        e: () => setSelfView(SELF_VIEW_AFTER[selfView]),
        i: float,
        l: () => setSheet('languages'),
        p: () => setSheet('people'),
        s: () => setSheet('sound'),
        '?': () => setSheet('help'),
      };
      actions[key]();
    },
    [
      session,
      local,
      reacting,
      view,
      setView,
      selfView,
      setSelfView,
      float,
      captions,
      setCaptions,
      transcript,
      showTranscript,
      chat,
      originalWords,
      setOriginalWords,
      latency,
      setLatency,
    ],
  );
  useShortcuts(onKey);

  return (
    <div class={transcript || chat ? 'call call--transcript' : 'call'}>
      <header class="call__header">
        <Logo size={24} />
        <h1 ref={heading} class="call__room" tabIndex={-1}>
          {room}
        </h1>
        <button type="button" class="button button--quiet" onClick={copyLink}>
          <Icon name="link" size={18} />
          <span class="hide-on-phone">{t().call.copyLink}</span>
        </button>
        <RoomBadges state={state} />
        <StatusPill state={state} />
      </header>
      <main class="call__stage" aria-label={t().call.stage}>
        <TileGrid
          session={session}
          local={local}
          directory={directory}
          views={views}
          extra={alone ? <Invite onCopy={copyLink} /> : null}
        />
        {captions && (
          <CaptionBand
            lines={state.captions}
            selfId={state.selfId}
            originalWords={originalWords}
            directory={directory}
          />
        )}
        {latency && (
          <LatencyPanel session={session} directory={directory} onClose={() => setLatency(false)} />
        )}
      </main>
      {chat && <ChatPanel session={session} directory={directory} onClose={() => setChat(false)} />}
      {transcript && !chat && (
        <TranscriptPanel
          lines={state.captions}
          selfId={state.selfId}
          originalWords={originalWords}
          onOriginalWords={setOriginalWords}
          onClose={() => setTranscript(false)}
          directory={directory}
        />
      )}
      {reacting && (
        <ReactionBar
          handUp={(selfOf(state)?.handMs ?? 0) > 0}
          onHand={() => session.manners.toggleHand()}
          onReact={(reaction) => session.manners.react(reaction)}
          onClose={closeReactions}
        />
      )}
      <Toolbar
        session={session}
        local={local}
        directory={directory}
        captions={captions}
        transcript={transcript && !chat}
        chat={chat}
        onChat={() => setChat(!chat)}
        reacting={reacting}
        onReacting={() => setReacting(!reacting)}
        onCaptions={() => setCaptions(!captions)}
        onTranscript={() => showTranscript(chat || !transcript)}
        onSheet={setSheet}
      />
      <SpokenNotice
        speak={session.choices.value.speak}
        heard={state.misdeclared}
        directory={directory}
        onSpeak={(speak) => session.setLanguages({ speak })}
        onKeep={() => session.keepSpoken()}
      />
      <SoundNotice {...services} />
      <ServiceAnnouncer state={state} />
      <MannersAnnouncer session={session} />
      <Toasts toasts={state.toasts} onDismiss={(id) => session.dismiss(id)} />
      {sheet !== null && (
        <CallSheet
          key={sheet}
          name={sheet}
          session={session}
          directory={directory}
          services={services}
          onLanguages={onLanguages}
          onClose={() => setSheet(null)}
          onSheet={setSheet}
          views={views}
          floats={floats}
          onFloat={float}
          toggles={{
            captions,
            transcript: transcript && !chat,
            latency,
            onCaptions: () => setCaptions(!captions),
            onTranscript: () => showTranscript(chat || !transcript),
            onLatency: () => setLatency(!latency),
          }}
        />
      )}
    </div>
  );
}

function Invite({ onCopy }: { onCopy: () => void }): JSX.Element {
  return (
    <div class="invite">
      <h2>{t().call.alone}</h2>
      <p>{t().call.invite}</p>
      <button type="button" class="button button--primary" onClick={onCopy}>
        <Icon name="link" size={18} />
        {t().call.copyLink}
      </button>
    </div>
  );
}

/** Names the page after the room and starts reading and tabbing at its heading. */
function usePageStart(room: string): RefObject<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t().call.pageTitle(room);
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
  useEffect(() => {
    heading.current?.focus();
  }, [room]);
  return heading;
}

/** Says so when the microphone or the camera stops working or cannot be switched on. */
function useDeviceNotices(session: CallSession, { local }: Services): void {
  const audio = local.device('audio').value.state;
  const video = local.device('video').value.state;
  const replaced = local.replaced.value;
  const unchanged = local.unchanged.value;
  const [earlier] = useState(unchanged);
  useEffect(() => {
    const text = deviceProblem('audio', audio);
    if (text !== null) session.notify(text);
  }, [session, audio]);
  useEffect(() => {
    const text = deviceProblem('video', video);
    if (text !== null) session.notify(text);
  }, [session, video]);
  useEffect(() => {
    if (replaced !== null) session.notify(replacedText(replaced));
  }, [session, replaced]);
  useEffect(() => {
    if (unchanged !== null && unchanged !== earlier) session.notify(unchangedText(unchanged));
  }, [session, unchanged, earlier]);
}
