/** A place close up: metres and pixels, and where a walk over its edge leads. */
import { PLACE_SIZE, type PlaceView, type ResidentView } from "../src/stage/view.ts";

/** Pixels a metre. */
export const SCALE = 14;

/** A spot in a place, in metres. */
export type Place = { readonly place: string; readonly x: number; readonly y: number };

const clamp = (n: number, max: number): number => Math.min(Math.max(Math.round(n * 10) / 10, 0), max);

/** A spot within a place, in tenths of a metre. */
export const within = ({ place, x, y }: Place): Place => ({
  place,
  x: clamp(x, PLACE_SIZE.width),
  y: clamp(y, PLACE_SIZE.height),
});

/** The spot that a walk of some metres leads to; over an edge begins the neighbouring district. */
export function walk(places: readonly PlaceView[], from: Place, dx: number, dy: number): Place {
  const here = places.find(({ code }) => code === from.place);
  const [x, y] = [from.x + dx, from.y + dy];
  const side = x < 0 ? -1 : x > PLACE_SIZE.width ? 1 : 0;
  const down = y < 0 ? -1 : y > PLACE_SIZE.height ? 1 : 0;
  const next = places.find(
    ({ tile }) =>
      here && (side || down) && tile[0] === here.tile[0] + side && tile[1] === here.tile[1] + down,
  );
  return within(
    next
      ? { place: next.code, x: x - side * PLACE_SIZE.width, y: y - down * PLACE_SIZE.height }
      : { place: from.place, x, y },
  );
}

/** Two steps: near, and the two pins do not cover each other. */
const BESIDE = 1.8;

/** A free spot two steps from someone, in the same place. */
export function beside({ id, place, x, y }: ResidentView, all: readonly ResidentView[]): Place {
  const spots = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
    [1, 1],
    [-1, -1],
  ].map(([dx = 0, dy = 0]) => ({ place, x: x + dx * BESIDE, y: y + dy * BESIDE }));
  const inside = spots.filter(
    (spot) => spot.x >= 0 && spot.y >= 0 && spot.x <= PLACE_SIZE.width && spot.y <= PLACE_SIZE.height,
  );
  const taken = (spot: Place) =>
    all.some((one) => one.id !== id && one.place === place && Math.hypot(one.x - spot.x, one.y - spot.y) < 1);
  return inside.find((spot) => !taken(spot)) ?? inside[0] ?? { place, x, y };
}

/** A spot of a place where nobody stands yet. */
export function freeSpot(place: string, all: readonly ResidentView[]): Place {
  const here = all.filter((one) => one.place === place).length;
  return within({ place, x: 5 + ((here * 4) % 12), y: 4 + ((here * 3) % 9) });
}

/** Metres between two people; nothing for two in different districts. */
export const metresBetween = (a: ResidentView, b: ResidentView): number | undefined =>
  a.place === b.place ? Math.hypot(a.x - b.x, a.y - b.y) : undefined;
