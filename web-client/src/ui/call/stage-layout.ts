import { bestGrid, TILE_RATIO, type GridLayout } from './layout';

/** Where a tile is on the stage, in pixels. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SpeakerLayout {
  readonly main: Placement;
  /** As many as there are others, in their order. */
  readonly strip: readonly Placement[];
}

/** Of the stage's longer side, what the others get; more when they are many. */
const STRIP_SHARES = [0.2, 0.28, 0.36];
const MOST_SHARE = 0.36;
/** Smaller tiles show no face. */
const LEAST_TILE_PX = 76;

/**
 * One tile large, the others in a strip beside it, or below it where the stage is upright, within
 * `width` x `height` pixels.
 */
export function speakerLayout(
  others: number,
  width: number,
  height: number,
  gap: number,
): SpeakerLayout {
  if (others === 0) return { main: fitted(width, height), strip: [] };
  const upright = width < height;
  const length = upright ? height : width;
  const stripOf = (long: number): GridLayout =>
    upright ? bestGrid(others, width, long, gap) : bestGrid(others, long, height, gap);
  const share =
    STRIP_SHARES.find((each) => stripOf(length * each).tileWidth >= LEAST_TILE_PX) ?? MOST_SHARE;
  const rest = Math.floor(length * (1 - share)) - gap;
  const main = upright ? fitted(width, rest) : fitted(rest, height);
  // What the large one leaves, since it keeps its shape.
  const left = length - (upright ? main.height : main.width) - gap;
  const grid = stripOf(Math.min(left, Math.floor(length * MOST_SHARE)));
  const rows = Math.ceil(others / grid.columns);
  const stripWidth = grid.columns * (grid.tileWidth + gap) - gap;
  const stripHeight = rows * (grid.tileHeight + gap) - gap;
  const used = upright ? main.height + gap + stripHeight : main.width + gap + stripWidth;
  const start = Math.floor((length - used) / 2);
  if (upright) {
    const placed = { ...main, left: Math.floor((width - main.width) / 2), top: start };
    const top = start + main.height + gap;
    return { main: placed, strip: rowsOf(others, grid, { left: 0, top, width }, gap) };
  }
  const placed = { ...main, left: start, top: Math.floor((height - main.height) / 2) };
  const beside = start + main.width + gap;
  const top = Math.floor((height - stripHeight) / 2);
  return {
    main: placed,
    strip: rowsOf(others, grid, { left: beside, top, width: stripWidth }, gap),
  };
}

/** The largest tile that fits. */
function fitted(width: number, height: number): Placement {
  const tileWidth = Math.floor(Math.max(0, Math.min(width, height * TILE_RATIO)));
  return { left: 0, top: 0, width: tileWidth, height: Math.floor(tileWidth / TILE_RATIO) };
}

/** Row by row, each in the middle of that width. */
function rowsOf(
  count: number,
  { columns, tileWidth, tileHeight }: GridLayout,
  area: { readonly left: number; readonly top: number; readonly width: number },
  gap: number,
): readonly Placement[] {
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, count - row * columns);
    const rowWidth = inRow * (tileWidth + gap) - gap;
    return {
      left: Math.floor(area.left + (area.width - rowWidth) / 2 + (i % columns) * (tileWidth + gap)),
      top: area.top + row * (tileHeight + gap),
      width: tileWidth,
      height: tileHeight,
    };
  });
}
