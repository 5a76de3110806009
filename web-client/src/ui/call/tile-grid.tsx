import type { ComponentChild, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CallSession } from '../../call/session';
import { othersOf, selfOf } from '../../call/state';
import type { LanguageDirectory } from '../../language/directory';
import type { LocalMedia } from '../../media/local-media';
import type { Participant } from '../../signaling/messages';
import { bestGrid, type GridLayout } from './layout';
import { Tile } from './tile';

interface Props {
  readonly session: CallSession;
  readonly local: LocalMedia;
  readonly directory: LanguageDirectory;
  /** One more cell after the people. */
  readonly extra: ComponentChild;
}

const GAP_PX = 12;

export function TileGrid({ session, local, directory, extra }: Props): JSX.Element {
  const state = session.state.value;
  const self = selfOf(state);
  const people = [...othersOf(state), ...(self === null ? [] : [self])];
  const { list, layout } = useGrid(people.length + (extra === null ? 0 : 1));

  const received = (person: Participant, synthetic: boolean): MediaStreamTrack | null => {
    if (person.id === state.selfId) return synthetic ? null : local.device('video').value.track;
    const track = person.tracks.find(
      (each) => each.kind === 'video' && each.synthetic === synthetic,
    );
    return track === undefined ? null : (session.remoteTracks.value.get(track.id) ?? null);
  };

  return (
    <ul
      ref={list}
      class="grid"
      aria-label="Participants"
      style={{
        '--columns': layout.columns,
        '--tile-width': `${layout.tileWidth}px`,
        '--gap': `${GAP_PX}px`,
      }}
    >
      {people.map((person) => (
        <li key={person.id} class="grid__cell">
          <Tile
            participant={person}
            self={person.id === state.selfId}
            video={received(person, false)}
            lips={received(person, true)}
            lipsSent={state.lips.has(person.id)}
            speaking={session.speaking.value.has(person.id)}
            voice={state.talking.get(person.id) ?? null}
            shortfall={person === self ? null : (state.shortfalls.get(person.id) ?? null)}
            directory={directory}
          />
        </li>
      ))}
      {extra !== null && <li class="grid__cell">{extra}</li>}
    </ul>
  );
}

function useGrid(count: number): {
  list: { current: HTMLUListElement | null };
  layout: GridLayout;
} {
  const list = useRef<HTMLUListElement>(null);
  const [layout, setLayout] = useState<GridLayout>({ columns: 1, tileWidth: 0, tileHeight: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const update = (): void =>
      setLayout(bestGrid(count, element.clientWidth, element.clientHeight, GAP_PX));
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, [count]);
  return { list, layout };
}
