import { describe, expect, it } from 'vitest';
import { decodeServerMessage, ProtocolError } from '../src/signaling/decode';

const participant = {
  id: 'p1',
  name: 'Ana',
  speak: 'pt',
  detected: null,
  hear: 'en',
  audioMuted: false,
  videoMuted: true,
  lips: false,
  host: true,
  handMs: 0,
  connection: 'connected',
  voices: { en: 'af_heart' },
  tracks: [{ id: 'p1.audio', kind: 'audio', synthetic: false }],
};

const decode = (message: unknown): unknown => decodeServerMessage(JSON.stringify(message));

describe('decodeServerMessage', () => {
  it('reads a whole roster and drops fields it does not know', () => {
    const message = {
      type: 'roster',
      version: 4,
      participants: [{ ...participant, mood: 'good' }],
    };
    expect(decode(message)).toEqual({
      type: 'roster',
      version: 4,
      locked: false,
      keepsTranscripts: false,
      participants: [participant],
    });
  });

  it('reads an older roster, which says nothing of lips, as one that allows them', () => {
    const message = {
      type: 'roster',
      version: 4,
      participants: [{ ...participant, lips: undefined }],
    };
    expect(decode(message)).toMatchObject({ participants: [{ lips: true }] });
  });

  it.each(['removed', 'ended'])('reads that the host had the last word: %s', (reason) => {
    expect(decode({ type: 'bye', reason })).toEqual({ type: 'bye', reason, retryAfterMs: null });
  });

  it('reads which picture of a speaker comes', () => {
    const message = { type: 'lips', speakerId: 'p1', language: 'pt', active: true };
    expect(decode(message)).toEqual(message);
  });

  it('reads an error without a ref as one with none', () => {
    const message = { type: 'error', code: 'internal', message: 'Sorry.', fatal: false };
    expect(decode(message)).toEqual({ ...message, ref: null });
  });

  it.each(['lip-sync', 'voice', 'captions', 'original'])('reads the level %s', (level) => {
    const message = { type: 'service', speakerId: 'p1', language: 'pt', level, reason: 'Busy.' };
    expect(decode(message)).toEqual({ ...message, code: null });
    expect(decode({ ...message, code: 'node_full' })).toMatchObject({ code: 'node_full' });
  });

  it('reads what a node of a grid tells, and what one without does not', () => {
    const node = { id: 'n1', name: 'lisbon-1', url: 'https://lisbon-1', region: 'eu' };
    const plain = {
      type: 'joined',
      participantId: 'p1',
      resumeKey: 'key',
      roomId: 'r',
      protocol: 1,
      limits: { messageBytes: 1, messagesPerSecond: 1, participants: 1 },
      roster: [],
    };
    const grid = { ticket: 't', nodes: [node], pingMs: 1000, silentMs: 3000 };
    expect(decode(plain)).toMatchObject({ node: null, grid: null });
    expect(decode({ ...plain, node, grid })).toMatchObject({ node, grid });
    for (const message of [
      { type: 'ticket', ticket: 't', nodes: [node] },
      { type: 'redirect', url: 'https://porto-1', reason: 'capacity' },
    ]) {
      expect(decode(message)).toEqual(message);
    }
  });

  it('names the field at fault, however deep', () => {
    const broken = { ...participant, tracks: [{ ...participant.tracks[0], kind: 'smell' }] };
    expect(() => decode({ type: 'roster', version: 1, participants: [broken] })).toThrow(
      'message.participants[0].tracks[0].kind: expected audio, video',
    );
  });

  it.each([
    ['no JSON', 'hello'],
    ['no object', '[1]'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"party"}'],
    ['a type that every object has', '{"type":"toString"}'],
    ['a missing field', '{"type":"answer","seq":1}'],
    ['a number as text', '{"type":"answer","seq":"1","sdp":""}'],
    [
      'an unknown level',
      '{"type":"service","speakerId":"p","language":"pt","level":"VOICE","reason":""}',
    ],
    [
      'a level without reason',
      '{"type":"service","speakerId":"p","language":"pt","level":"original"}',
    ],
    ['lips as text', '{"type":"lips","speakerId":"p","language":"pt","active":"yes"}'],
    ['an unknown reason', '{"type":"bye","reason":"bored"}'],
  ])('refuses %s', (_, text) => {
    expect(() => decodeServerMessage(text)).toThrow(ProtocolError);
  });
});
