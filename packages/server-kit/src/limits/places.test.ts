import assert from "node:assert/strict";
import { test } from "node:test";
import { createPlaces } from "./places.ts";

test("one party's flood takes half and its own part; every other still has its part", () => {
  const places = createPlaces(100, 5);
  const flood = Array.from({ length: 200 }, () => places("loud")).filter((place) => place !== undefined);
  assert.equal(flood.length, 60);
  for (const party of ["a", "b", "c", "d"])
    assert.equal(Array.from({ length: 20 }, () => places(party)).filter(Boolean).length, 10);
});

test("a place that is given back can be taken again, and only once", () => {
  const places = createPlaces(4, 1);
  const taken = Array.from({ length: 4 }, () => places("a"));
  assert.equal(places("a"), undefined);
  for (const give of taken) {
    give?.();
    give?.();
  }
  assert.equal(Array.from({ length: 9 }, () => places("a")).filter(Boolean).length, 4);
});

test("with more parties than places the common half is all there is, and nothing is lost", () => {
  const places = createPlaces(3, 64);
  assert.equal(Array.from({ length: 9 }, (_, i) => places(`party-${i}`)).filter(Boolean).length, 3);
});
