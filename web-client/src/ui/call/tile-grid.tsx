import type { ComponentChild, JSX } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { handsOf } from '../../call/hands';
import type { CallSession } from '../../call/session';
import { othersOf, selfOf } from '../../call/state';
import type { LanguageDirectory } from '../../language/directory';
import type { LocalMedia } from '../../media/local-media';
import type { Participant } from '../../signaling/messages';
import { bestGrid } from './layout';
import { speakerLayout, type Placement } from './stage-layout';
import { Tile } from './tile';
import { useTileHeights } from './tile-heights';
import type { Views } from './use-views';
import { t } from '../../texts/texts';

interface Props {
  readonly session: CallSession;
  readonly local: LocalMedia;
  readonly directory: LanguageDirectory;
  readonly views: Views;
  /** One more cell after the people. */
  readonly extra: ComponentChild;
}

const GAP_PX = 12;

/** Who is here: all alike, or one of them large and the others in a strip. */
export function TileGrid({ session, local, directory, views, extra }: Props): JSX.Element {
  const state = session.state.value;
  const self = selfOf(state);
  const others = othersOf(state);
  // Alone, there is nobody else to look at.
  const selfView = others.length === 0 ? 'shown' : views.selfView;
  const inLayout = self !== null && (selfView === 'shown' || views.main === self.id);
  const people = [...others, ...(inLayout ? [self] : [])];
  const floating = self !== null && !inLayout && selfView === 'small' ? self : null;
  const main = people.some(({ id }) => id === views.main) ? views.main : null;
  const { list, size } = useSize();
  useTileHeights(
    list,
    useCallback((heights) => session.setViews(heights), [session]),
  );
  const hands = handsOf(state.participants).map(({ id }) => id);
  const reactions = session.manners.reactions.shown.value;

  const received = (person: Participant, synthetic: boolean): MediaStreamTrack | null => {
    if (person.id === state.selfId) return synthetic ? null : local.device('video').value.track;
    const track = person.tracks.find(
      (each) => each.kind === 'video' && each.synthetic === synthetic,
    );
    return track === undefined ? null : (session.remoteTracks.value.get(track.id) ?? null);
  };

  const tile = (person: Participant): JSX.Element => (
    <Tile
      participant={person}
      self={person.id === state.selfId}
      video={received(person, false)}
      lips={received(person, true)}
      lipsSent={state.lips.has(person.id)}
      paused={state.paused.has(person.id)}
      speaking={session.speaking.value.has(person.id)}
      voice={state.talking.get(person.id) ?? null}
      shortfall={person === self ? null : (state.shortfalls.get(person.id) ?? null)}
      hand={{ place: hands.indexOf(person.id) + 1, of: hands.length }}
      reactions={reactions.filter(({ participantId }) => participantId === person.id)}
      pinned={views.pinned === person.id}
      onPin={others.length === 0 ? null : () => views.pin(person.id)}
      directory={directory}
    />
  );

  const cells = people.length + (extra === null ? 0 : 1);
  const grid = bestGrid(cells, size.width, size.height, GAP_PX);
  const placed = main === null ? null : placements(people, main, size);
  const tileWidth = (id: string): number => placed?.get(id)?.width ?? grid.tileWidth;
  return (
    <ul
      ref={list}
      class={placed === null ? 'grid' : 'grid grid--speaker'}
      aria-label={t().call.participants}
      style={{ '--columns': grid.columns, '--gap': `${GAP_PX}px` }}
    >
      {people.map((person) => (
        <li
          key={person.id}
          class={person.id === main ? 'grid__cell grid__cell--main' : 'grid__cell'}
          style={{
            '--tile-width': `${tileWidth(person.id)}px`,
            ...shift(placed?.get(person.id)),
          }}
        >
          {tile(person)}
        </li>
      ))}
      {extra !== null && (
        <li class="grid__cell" style={{ '--tile-width': `${grid.tileWidth}px` }}>
          {extra}
        </li>
      )}
      {floating !== null && (
        <li key={floating.id} class="grid__cell grid__cell--floating">
          {tile(floating)}
        </li>
      )}
    </ul>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function placements(
  people: readonly Participant[],
  mainId: string,
  { width, height }: Size,
): ReadonlyMap<string, Placement> {
  const { main, strip } = speakerLayout(people.length - 1, width, height, GAP_PX);
  const rest = people.filter(({ id }) => id !== mainId);
  const placed = new Map([[mainId, main]]);
  rest.forEach(({ id }, i) => {
    const place = strip[i];
    if (place !== undefined) placed.set(id, place);
  });
  return placed;
}

const shift = (place: Placement | undefined): { left?: string; top?: string } =>
  place === undefined ? {} : { left: `${place.left}px`, top: `${place.top}px` };

function useSize(): { list: { current: HTMLUListElement | null }; size: Size } {
  const list = useRef<HTMLUListElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const update = (): void =>
      setSize({ width: element.clientWidth, height: element.clientHeight });
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { list, size };
}
