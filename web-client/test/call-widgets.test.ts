import { afterEach, describe, expect, it, vi } from 'vitest';
import { endFloating, pictureOf } from '../src/ui/call/picture-in-picture';
import { losesKeyboard } from '../src/ui/call/reaction-bar';

afterEach(() => vi.unstubAllGlobals());

describe('a picture that floats', () => {
  it('is nothing to end in a browser that knows no such thing', async () => {
    vi.stubGlobal('document', {});
    await expect(endFloating()).resolves.toBeUndefined();
  });

  it('is ended, also where the browser refuses that', async () => {
    const exitPictureInPicture = vi.fn(() => {
      throw new Error('gone');
    });
    vi.stubGlobal('document', { pictureInPictureElement: {}, exitPictureInPicture });
    await expect(endFloating()).resolves.toBeUndefined();
    expect(exitPictureInPicture).toHaveBeenCalledOnce();
  });

  it('is of the first person who has one', () => {
    const tile = (participant: string, picture: object | null) => ({
      dataset: { participant },
      querySelector: () => picture,
    });
    const [bia, caio] = [{}, {}];
    const tiles = [tile('ana', null), tile('bia', bia), tile('caio', caio)];
    vi.stubGlobal('document', { querySelectorAll: () => tiles });
    expect(pictureOf(null)).toBe(bia);
    expect(pictureOf('caio')).toBe(caio);
    expect(pictureOf('ana')).toBeNull();
  });
});

describe('the keyboard', () => {
  it('is lost with what it is in, and stays where it is elsewhere', () => {
    const [button, field, body] = [{}, {}, {}];
    const bar = { contains: (other: object) => other === button } as unknown as Element;
    const isLostFrom = (activeElement: object | null): boolean => {
      vi.stubGlobal('document', { activeElement, body });
      return losesKeyboard(bar);
    };
    expect([button, body, null].map(isLostFrom)).toEqual([true, true, true]);
    expect(isLostFrom(field)).toBe(false);
  });
});
