import { describe, expect, it } from 'vitest';
import { askForSizes, layersFor, layersToOffer, sendLayers } from '../src/media/camera-layers';

const layers = (height: number, watchers: number): string =>
  [...layersFor(height, watchers)].join('');

describe('layers of a camera', () => {
  it('are offered the smallest first, as browsers want them', () => {
    const offered = layersToOffer(true);
    expect(offered.map(({ rid }) => rid)).toEqual(['q', 'h', 'f']);
    expect(offered.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)).toEqual([4, 2, 1]);
  });

  it('are two where the browser makes them by factors only', () => {
    expect(layersToOffer(false)).toEqual([
      { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 250_000 },
      { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 720_000 },
    ]);
    const asked = askForSizes();
    expect(asked.known()).toBe(false);
    expect(Object.entries(asked.encoding)).toEqual([]);
    expect((asked.encoding as Record<string, unknown>)['scaleResolutionDownTo']).toBeUndefined();
    expect(asked.known()).toBe(true);
  });

  it('are fewer for one watcher, and of a small picture', () => {
    expect(layers(480, 15)).toBe('qhf');
    expect(layers(480, 1)).toBe('qf');
    expect(layers(480, 0)).toBe('qf');
    expect(layers(240, 15)).toBe('hf');
    expect(layers(120, 15)).toBe('f');
    expect(layers(0, 15)).toBe('qhf');
  });
});

describe('what is sent', () => {
  const sender = (encodings: RTCRtpEncodingParameters[] | undefined) => {
    const set: RTCRtpEncodingParameters[][] = [];
    const fake = {
      getParameters: () => ({ encodings }),
      setParameters: (next: { encodings: RTCRtpEncodingParameters[] }) => {
        set.push(next.encodings);
        return Promise.resolve();
      },
    };
    return { set, fake: fake as unknown as RTCRtpSender };
  };

  it('is what is worth it, and is set only where it changes', async () => {
    const all = layersToOffer(true).map((each) => ({ ...each, active: true }));
    const { set, fake } = sender(all);
    await sendLayers(fake, layersFor(480, 15));
    expect(set).toEqual([]);
    await sendLayers(fake, layersFor(480, 1));
    expect(set[0]?.map(({ active }) => active)).toEqual([true, false, true]);
  });

  it('is the whole picture where the node takes one stream only', async () => {
    const { set, fake } = sender([{ scaleResolutionDownBy: 4, maxBitrate: 100_000, active: true }]);
    await sendLayers(fake, null);
    expect(set).toEqual([[{ scaleResolutionDownBy: 1, active: true }]]);
    const sized = sender(layersToOffer(true).slice(0, 1));
    await sendLayers(sized.fake, null);
    expect(sized.set[0]?.[0]).toEqual({
      rid: 'q',
      scaleResolutionDownBy: 1,
      scaleResolutionDownTo: { maxWidth: 640, maxHeight: 480 },
    });
  });

  it('is the browser’s affair where it has no parameters', async () => {
    const { set, fake } = sender(undefined);
    await sendLayers(fake, layersFor(480, 15));
    await sendLayers({} as RTCRtpSender, layersFor(480, 15));
    expect(set).toEqual([]);
  });
});
