import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Named, nameSpots, SPOT } from "./name-spots.ts";

const PICTURE = { width: 280, height: 210 };
/** Somebody whose name takes some room, at a spot in metres. */
const at = (id: string, x: number, y: number, width = 52): Named => ({
  id,
  x: x * 14,
  y: y * 14,
  width,
  height: 22,
});

type Box = readonly [left: number, top: number, right: number, bottom: number];
function boxes(people: readonly Named[]): readonly Box[] {
  const spots = nameSpots(people, PICTURE);
  return people.map((one): Box => {
    const { dx, dy } = spots.get(one.id) ?? { dx: 0, dy: 0 };
    const [x, y] = [one.x + dx, one.y + dy];
    return [x - one.width / 2, y - one.height / 2, x + one.width / 2, y + one.height / 2];
  });
}
/** Boxes share more than a line. */
const overlap = (a: Box, b: Box) =>
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 0.01 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 0.01;
const pairs = (all: readonly Box[]) => all.flatMap((a, i) => all.slice(i + 1).filter((b) => overlap(a, b)));

/** The five of the wedding, each a step from the next. */
const WEDDING = ["sau", "hai", "ba", "ut", "sa-le"].map((id, i) =>
  at(id, 5 + (i % 3) * 1.8, 5 + Math.floor(i / 3) * 1.8, id === "sa-le" ? 60 : 44),
);

test("at the wedding no name lies on another, nor on anybody's spot", () => {
  const named = boxes(WEDDING);
  assert.deepEqual(pairs(named), []);
  for (const { x, y } of WEDDING) {
    const spot: Box = [x - SPOT / 2, y - SPOT / 2, x + SPOT / 2, y + SPOT / 2];
    assert.deepEqual(
      named.filter((box) => overlap(box, spot)),
      [],
    );
  }
  assert.ok(
    [...nameSpots(WEDDING, PICTURE).values()].every(({ far }) => !far),
    "each beside its own spot",
  );
});

test("who stands alone has the name on the right, at the right edge on the left", () => {
  assert.ok((nameSpots([at("tu", 10, 7)], PICTURE).get("tu")?.dx ?? 0) > 0);
  assert.ok((nameSpots([at("tu", 20, 7)], PICTURE).get("tu")?.dx ?? 0) < 0);
});

test("wherever twelve people stand, their names lie within the picture and on no other name", () => {
  const person = fc.record({
    x: fc.integer({ min: 0, max: 20 }),
    y: fc.integer({ min: 0, max: 15 }),
    width: fc.integer({ min: 30, max: 72 }),
  });
  fc.assert(
    fc.property(fc.array(person, { maxLength: 12 }), (people) => {
      const named = boxes(people.map(({ x, y, width }, i) => at(String(i), x, y, width)));
      assert.deepEqual(pairs(named), []);
      for (const [left, top, right, bottom] of named)
        assert.ok(left >= 0 && top >= 0 && right <= PICTURE.width && bottom <= PICTURE.height);
    }),
  );
});
