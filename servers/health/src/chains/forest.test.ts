/** The forest of who caught it from whom. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SURENESS } from "@bluezone/contract/health/chains";
import fc from "fast-check";
import { forestOf, type Link } from "./forest.ts";

const link = (from: string, to: string, more: Partial<Link> = {}): Link => ({
  ...{ from, to, sure: "probable", named: false, day: null },
  ...more,
});
const cases = (ids: string) => [...ids].map((id) => ({ id }));
const shape = (ids: string, links: readonly Link[]) =>
  forestOf(cases(ids), links).cases.map(({ id, parent, generation, root }) =>
    [parent?.from ?? "-", id, generation, root].join(" "),
  );

test("parents stand before their children, chain by chain, the largest first", () => {
  assert.deepEqual(shape("abcde", [link("c", "d"), link("c", "e"), link("d", "b")]), [
    "- c 0 c",
    "c d 1 c",
    "d b 2 c",
    "c e 1 c",
    "- a 0 a",
  ]);
});

test("of several links the surest is the parent, then the one that the record names, then the latest meeting", () => {
  const parentOf = (...links: readonly Link[]) =>
    forestOf(cases("abz"), links).cases.find(({ id }) => id === "z")?.parent?.from;
  assert.equal(parentOf(link("a", "z", { sure: "possible", named: true }), link("b", "z")), "b");
  assert.equal(parentOf(link("a", "z", { day: 9 }), link("b", "z", { named: true, day: 1 })), "b");
  assert.equal(parentOf(link("a", "z", { day: 1 }), link("b", "z", { day: 2 })), "b");
  assert.equal(parentOf(link("b", "z"), link("a", "z")), "a");
});

test("a link that would close a circle is refused and counted; the less sure one goes", () => {
  const links = [link("a", "b"), link("b", "c"), link("c", "a", { sure: "possible" })];
  assert.deepEqual(shape("abc", links), ["- a 0 a", "a b 1 a", "b c 2 a"]);
  assert.equal(forestOf(cases("abc"), links).refused, 1);
  assert.equal(forestOf(cases("a"), [link("a", "a")]).refused, 1);
});

test("links of cases that are not there are left out, and the other links of a case are counted", () => {
  const { cases: placed, refused } = forestOf(cases("abz"), [
    link("a", "z", { sure: "confirmed" }),
    link("b", "z"),
    link("x", "z"),
    link("a", "y"),
  ]);
  assert.equal(refused, 0);
  assert.deepEqual(
    placed.map(({ id, others }) => [id, others]),
    [
      ["a", 0],
      ["z", 2],
      ["b", 0],
    ],
  );
});

test("whatever the links: every case once, one parent at the most, no circle, generations that count steps", () => {
  const id = fc.integer({ min: 0, max: 12 }).map(String);
  const links = fc.array(
    fc.record({
      ...{ from: id, to: id, sure: fc.constantFrom(...SURENESS) },
      ...{ named: fc.boolean(), day: fc.option(fc.integer({ min: 0, max: 30 })) },
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 13 }), links, (ids, all) => {
      const { cases: placed } = forestOf(
        ids.map((one) => ({ id: one })),
        all,
      );
      assert.deepEqual(placed.map((one) => one.id).sort(), [...ids].sort());
      const seen = new Map<string, number>();
      for (const { id: one, parent, generation } of placed) {
        if (parent === null) assert.equal(generation, 0);
        else
          assert.equal(generation, (seen.get(parent.from) ?? Number.NaN) + 1, "its parent stands before it");
        seen.set(one, generation);
      }
      for (const { from, to } of all)
        if (from !== to && seen.has(from) && seen.has(to)) {
          const [a, b] = [from, to].map((one) => placed.find((other) => other.id === one));
          // A case without a parent has none only where each of its links would close a circle.
          if (b?.parent === null) assert.equal(a?.root, to);
        }
    }),
  );
});

test("a chain of 20,000 cases is placed quickly", () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => ({ id: String(n) }));
  const links = ids.slice(1).map(({ id }, n) => link(String(n), id));
  assert.equal(forestOf(ids, links).cases.at(-1)?.generation, 19_999);
});
