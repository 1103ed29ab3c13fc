/** Where people's names stand in the picture of a place: beside their own spot, and no two over each other. */

/** Somebody in the picture: the middle of their spot and the size of their name, in pixels. */
export type Named = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
/** From the middle of a spot to the middle of its name, in pixels; `far`: not right beside it. */
export type NameSpot = { readonly dx: number; readonly dy: number; readonly far: boolean };
type Box = Pick<Named, "x" | "y" | "width" | "height">;

/** Pixels that a spot is wide and high. */
export const SPOT = 24;
/** Free pixels between a spot and its name. */
const GAP = 4;
/** Names are looked for in rings around a spot, so many pixels apart. */
const RING = 12;
const DIRECTIONS = 16;

/** Beside the spot in the order of liking: right, left, above, below, then over and under both its sides. */
const BESIDE = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.6, -1],
  [-0.6, -1],
  [0.6, 1],
  [-0.6, 1],
] as const;

const apart = (a: Box, b: Box): boolean =>
  2 * Math.abs(a.x - b.x) >= a.width + b.width || 2 * Math.abs(a.y - b.y) >= a.height + b.height;

/** Every spot that a name may have, the best first, as far as the picture reaches. */
function* spotsOf({ width, height }: Named, reach: number): Generator<NameSpot> {
  const [across, down] = [SPOT / 2 + GAP + width / 2, SPOT / 2 + height / 2];
  for (const [x, y] of BESIDE) yield { dx: x * across, dy: y * down, far: false };
  for (let more = RING; more < reach; more += RING)
    for (let nth = 0; nth < DIRECTIONS; nth += 1) {
      const turn = (2 * Math.PI * nth) / DIRECTIONS;
      yield { dx: Math.cos(turn) * (across + more), dy: Math.sin(turn) * (down + more), far: true };
    }
}

/**
 * Gives each name a spot within the picture, clear of other names and, while there is room, of all spots. Who has the least room
 * chooses first. Where a picture is too full for that, a name stands on the right of its spot.
 */
export function nameSpots(
  people: readonly Named[],
  picture: { readonly width: number; readonly height: number },
): ReadonlyMap<string, NameSpot> {
  const reach = Math.hypot(picture.width, picture.height);
  const boxOf = (one: Named, { dx, dy }: NameSpot): Box => ({ ...one, x: one.x + dx, y: one.y + dy });
  const inside = ({ x, y, width, height }: Box) =>
    x - width / 2 >= 0 &&
    x + width / 2 <= picture.width &&
    y - height / 2 >= 0 &&
    y + height / 2 <= picture.height;
  const spots = people.map(({ x, y }): Box => ({ x, y, width: SPOT, height: SPOT }));
  const clear = (box: Box, of: readonly Box[]) => of.every((other) => apart(box, other));
  const room = new Map(
    people.map((one) => {
      const within = [...spotsOf(one, reach)].filter((spot) => inside(boxOf(one, spot)));
      const free = within.filter((spot) => clear(boxOf(one, spot), spots));
      return [one.id, { near: free.filter(({ far }) => !far).length, choice: [...free, ...within] }];
    }),
  );
  const nearOf = ({ id }: Named) => room.get(id)?.near ?? 0;
  const taken: Box[] = [];
  const given = new Map<string, NameSpot>();
  for (const one of [...people].sort((a, b) => nearOf(a) - nearOf(b))) {
    const found = room.get(one.id)?.choice.find((spot) => clear(boxOf(one, spot), taken));
    const spot = found ?? { dx: SPOT / 2 + GAP + one.width / 2, dy: 0, far: false };
    taken.push(boxOf(one, spot));
    given.set(one.id, spot);
  }
  return given;
}
