/** Microphone, camera, speaker, and what is done to the own sound and picture. */
export const devices = {
  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Speaker',
  yourCamera: 'Your camera',
  cameraIsOff: 'Camera is off',
  asking: 'Your browser asks whether this page may use your camera.',
  choose: 'Choose devices',
  noneFound: 'None found',
  systemDefault: 'System default',
  lost: (name: string) => `“${name}” was taken away.`,
  takenAway: {
    audio: 'Your microphone was taken away.',
    video: 'Your camera was taken away.',
  },
  anotherNow: {
    audio: 'Another microphone is used now.',
    video: 'Another camera is used now.',
  },
  now: {
    audio: (name: string) => `Your microphone is “${name}” now.`,
    video: (name: string) => `Your camera is “${name}” now.`,
  },
  notStarted: 'That could not be started; another program may be using it.',
  still: {
    audio: (name: string) => `Your microphone is still “${name}”.`,
    video: (name: string) => `Your camera is still “${name}”.`,
  },
  stillBefore: {
    audio: 'Your microphone is still the one before.',
    video: 'Your camera is still the one before.',
  },
  held: {
    audio:
      'Your system holds the microphone back, for a phone call or by a switch of its own: others do not hear you until it gives it back.',
    video:
      'Your system holds the camera back, for a phone call or by a switch of its own: others do not see you until it gives it back.',
  },
  refused: {
    audio:
      'This page may not use your microphone. Allow it in the address bar, then switch it on again. You can join without it.',
    video:
      'This page may not use your camera. Allow it in the address bar, then switch it on again. You can join without it.',
  },
  absent: {
    audio: 'No microphone was found. You can join without it.',
    video: 'No camera was found. You can join without it.',
  },
  busy: {
    audio:
      'Your microphone could not be started. Another program may be using it. You can join without it.',
    video:
      'Your camera could not be started. Another program may be using it. You can join without it.',
  },
  insecure: {
    audio: 'Browsers give the microphone only to pages loaded over HTTPS. You can join without it.',
    video: 'Browsers give the camera only to pages loaded over HTTPS. You can join without it.',
  },
  untaken: {
    audio:
      'Others do not hear you: your browser does not send Opus, the format that this service takes. Use another browser to be heard.',
    video:
      'Others do not see you: your browser does not send VP8, the format that this service takes. Use another browser to be seen.',
  },
  echo: 'Your microphone picks up the voices you hear. Headphones help.',
  lips: 'Sync my lips in other languages',
  lipsHelp:
    'Who hears you in another language sees your mouth redrawn to match the voice. Off: everyone sees your camera unchanged.',
  yourSound: 'Your sound',
  soundModes: { voice: 'Voice', noisy: 'Less noise', music: 'Music', off: 'As it is' },
  soundHelp: {
    voice: 'Echo is taken away, and your voice is kept at one level.',
    noisy: 'Noise is taken away as well, for noisy places.',
    music: 'Only echo is taken away. Instruments stay as they sound.',
    off: 'Nothing is done to your sound. Use headphones, or others hear themselves.',
  },
  soundStuck:
    'Sound is not playing, so you hear nobody. Click here; if that does not help, connect or choose a loudspeaker or headphones.',
  playSound: 'Play sound',
  soundAndDevices: 'Sound and devices',
  originalShare: 'Original voice under a translation',
  percent: (percent: number) => `${percent} percent`,
  showDelay: 'Show how far voices trail, and why',
};

export type DeviceTexts = typeof devices;
