import type { Participant } from '../src/signaling/messages';

export const person = (id: string, change: Partial<Participant> = {}): Participant => ({
  id,
  name: `Name of ${id}`,
  speak: 'en',
  detected: null,
  hear: 'original',
  audioMuted: false,
  videoMuted: false,
  lips: true,
  host: false,
  handMs: 0,
  connection: 'connected',
  voices: {},
  tracks: [],
  ...change,
});
