import { render } from 'preact';
import { createAudioContext, setSpeaker } from './media/audio-context';
import { LocalMedia } from './media/local-media';
import { soundModeOf } from './media/sound-mode';
import { watchSound } from './media/sound-watch';
import { readPrefs } from './prefs';
import { PROBE_RATE_HZ } from './probe/probe';
import { KnownWays } from './signaling/ways';
import { onDevice } from './storage';
import { startInPageLanguage } from './texts/page';
import { App } from './ui/app';
import { whyNoCalls, whyOdd } from './ui/browser-text';
import { BrowserNote, NoCalls } from './ui/no-calls';
import type { Services } from './ui/services';
import { watchSpeaker } from './ui/speaker-watch';
import { applyStoredTheme } from './ui/theme';
import './styles/base.css';
import './styles/controls.css';
import './styles/join.css';
import './styles/call.css';
import './styles/chat.css';
import './styles/manners.css';

function services(): Services {
  const prefs = readPrefs(onDevice);
  const probe = new URLSearchParams(location.search).has('probe');
  const context = createAudioContext(probe ? PROBE_RATE_HZ : undefined);
  if (prefs.speakerId !== '') void setSpeaker(context, prefs.speakerId).catch(() => undefined);
  const local = new LocalMedia(
    { audio: prefs.microphoneId, video: prefs.cameraId },
    soundModeOf(prefs.soundMode),
  );
  watchSpeaker(context, local);
  void local.open({ audio: prefs.microphoneOff, video: prefs.cameraOff });
  return { context, local, ways: new KnownWays(), sound: watchSound(context), probe };
}

applyStoredTheme();
await startInPageLanguage();
const root = document.getElementById('app');
if (root !== null) {
  const [never, odd] = [whyNoCalls(window), whyOdd(window)];
  const page =
    never === null ? (
      <>
        {odd !== null && <BrowserNote text={odd} />}
        <App services={services()} />
      </>
    ) : (
      <NoCalls text={never} />
    );
  // What stands there is for browsers that do not get this far.
  root.replaceChildren();
  render(page, root);
}
