/** The tiles of the map: where each place lies on the page, and where a walk over an edge leads. */
import { PLACE_SIZE, type PlaceView } from "../src/stage/view.ts";

/** Pixels a metre on the map. */
export const SCALE = 10;

/** A tile in pixels, and what lies between two. */
export const WIDTH = PLACE_SIZE.width * SCALE;
export const HEIGHT = PLACE_SIZE.height * SCALE;
export const GAP = 8;

/** A spot in a place, in metres. */
export type Place = { readonly place: string; readonly x: number; readonly y: number };

/** The upper left corner of a place's tile. */
export const corner = ({ tile: [column, row] }: PlaceView) => ({
  left: column * (WIDTH + GAP),
  top: row * (HEIGHT + GAP),
});

const clamp = (n: number, max: number): number => Math.min(Math.max(Math.round(n * 10) / 10, 0), max);

/** The spot under a point of the board; undefined between the tiles. */
export function placeAt(places: readonly PlaceView[], px: number, py: number): Place | undefined {
  for (const place of places) {
    const { left, top } = corner(place);
    const inside = px >= left && px < left + WIDTH && py >= top && py < top + HEIGHT;
    if (inside)
      return {
        place: place.code,
        x: clamp((px - left) / SCALE, PLACE_SIZE.width),
        y: clamp((py - top) / SCALE, PLACE_SIZE.height),
      };
  }
  return undefined;
}

/** The spot that a walk of some metres leads to. */
export function walk(places: readonly PlaceView[], from: Place, dx: number, dy: number): Place {
  const here = places.find(({ code }) => code === from.place);
  const x = from.x + dx;
  const y = from.y + dy;
  const side = x < 0 ? -1 : x > PLACE_SIZE.width ? 1 : 0;
  const down = y < 0 ? -1 : y > PLACE_SIZE.height ? 1 : 0;
  const next = places.find(
    ({ tile }) =>
      here && (side || down) && tile[0] === here.tile[0] + side && tile[1] === here.tile[1] + down,
  );
  if (!next) return { place: from.place, x: clamp(x, PLACE_SIZE.width), y: clamp(y, PLACE_SIZE.height) };
  return {
    place: next.code,
    x: clamp(x - side * PLACE_SIZE.width, PLACE_SIZE.width),
    y: clamp(y - down * PLACE_SIZE.height, PLACE_SIZE.height),
  };
}
