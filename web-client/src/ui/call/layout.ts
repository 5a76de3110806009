export interface GridLayout {
  readonly columns: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/** Tiles keep the camera's shape. */
export const TILE_RATIO = 4 / 3;

/** The number of columns that makes `count` tiles largest within `width` x `height` pixels. */
export function bestGrid(count: number, width: number, height: number, gap: number): GridLayout {
  let best: GridLayout = { columns: 1, tileWidth: 0, tileHeight: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const roomWidth = (width - gap * (columns - 1)) / columns;
    const roomHeight = (height - gap * (rows - 1)) / rows;
    const tileWidth = Math.floor(Math.max(0, Math.min(roomWidth, roomHeight * TILE_RATIO)));
    if (tileWidth > best.tileWidth) {
      best = { columns, tileWidth, tileHeight: Math.floor(tileWidth / TILE_RATIO) };
    }
  }
  return best;
}
