import { render } from 'preact';
import { createAudioContext, setSpeaker } from './media/audio-context';
import { LocalMedia } from './media/local-media';
import { readPrefs } from './prefs';
import { PROBE_RATE_HZ } from './probe/probe';
import { KnownWays } from './signaling/ways';
import { App } from './ui/app';
import './styles/base.css';
import './styles/controls.css';
import './styles/join.css';
import './styles/call.css';

const prefs = readPrefs(localStorage);
const probe = new URLSearchParams(location.search).has('probe');
const context = createAudioContext(probe ? PROBE_RATE_HZ : undefined);
if (prefs.speakerId !== '') void setSpeaker(context, prefs.speakerId).catch(() => undefined);
const local = new LocalMedia({ audio: prefs.microphoneId, video: prefs.cameraId });
void local.open({ audio: prefs.microphoneOff, video: prefs.cameraOff });

const root = document.getElementById('app');
if (root !== null)
  render(<App services={{ context, local, ways: new KnownWays(), probe }} />, root);
