import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTOR_IDS, actorName } from "./actor.ts";
import { typesOf, UNIT_TYPES } from "./unit-type.ts";

test("the letter has nineteen actors, each named in both languages in NFC", () => {
  assert.deepEqual(
    ACTOR_IDS,
    Array.from({ length: 19 }, (_, i) => `A${i + 1}`),
  );
  for (const id of ACTOR_IDS)
    for (const name of Object.values(actorName(id)))
      assert.ok(name.length > 3 && name === name.normalize("NFC"), id);
});

test("every actor but the ministry, which gives advice, has a kind of organisation that plays its part", () => {
  assert.deepEqual(
    ACTOR_IDS.filter((id) => typesOf(id).length === 0),
    ["A3"],
  );
  assert.deepEqual(typesOf("A16"), ["district-station"]);
  assert.deepEqual(typesOf("A9"), ["service-centre", "one-stop-counter"]);
});

test("every kind has an actor, a level and a name of its own in both languages", () => {
  const all = Object.values(UNIT_TYPES);
  for (const { actors, vi, en } of all)
    assert.ok(actors.length > 0 && vi === vi.normalize("NFC") && en.length > 3, vi);
  for (const names of [all.map(({ vi }) => vi), all.map(({ en }) => en)])
    assert.equal(new Set<string>(names).size, all.length);
});
