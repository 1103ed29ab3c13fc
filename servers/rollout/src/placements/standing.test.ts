import assert from "node:assert/strict";
import { test } from "node:test";
import { PlacementAction } from "@bluezone/contract/rollout/placements";
import { type dayOf, Instant, isoDay, parseInstant } from "@bluezone/protocol/time";
import fc from "fast-check";
import { type FieldAction, standing } from "./standing.ts";

const at = (time: string): Instant => parseInstant(`2020-12-${time}:00+07:00`);
const day = (found: { readonly hung: ReturnType<typeof dayOf> | undefined }) =>
  found.hung === undefined ? undefined : isoDay(found.hung);

test("a sheet is planned, then printed, then hangs since the day on which it was marked, and a vehicle's is due after 90 days", () => {
  assert.equal(standing("vehicle-sheet", undefined, []).state, "planned");
  assert.equal(standing("vehicle-sheet", at("20T08:00"), []).state, "printed");
  const hangs = standing("vehicle-sheet", at("20T08:00"), [
    { id: "1", action: "in-place", at: at("21T23:30") },
    { id: "2", action: "not-found", at: at("22T08:00") },
    { id: "3", action: "in-place", at: at("23T08:00") },
  ]);
  assert.deepEqual([hangs.state, day(hangs)], ["in-place", "2020-12-21"]);
  assert.equal(hangs.reprint && isoDay(hangs.reprint), "2021-03-21");
  assert.equal(
    standing("guardian-leaflet", undefined, [{ id: "1", action: "in-place", at: at("21T08:00") }]).reprint,
    undefined,
  );
});

test("what was seen before a sheet was printed anew no longer says how it is", () => {
  const seen: FieldAction[] = [{ id: "1", action: "replace", at: at("21T08:00") }];
  assert.equal(standing("poster-a4", at("20T08:00"), seen).state, "replace");
  assert.equal(standing("poster-a4", at("22T08:00"), seen).state, "printed");
});

test("how a placement is does not hang on the order in which actions arrive, nor on one that arrives twice", () => {
  const actions = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      action: fc.constantFrom(...PlacementAction.options),
      at: fc.integer({ min: 0, max: 6 }).map((hours) => Instant(at("21T08:00") + hours * 3_600_000)),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
  fc.assert(
    fc.property(
      actions.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length }),
          fc.shuffledSubarray(all),
        ),
      ),
      fc.option(fc.constantFrom(at("21T08:00"), at("21T11:00")), { nil: undefined }),
      ([all, shuffled, twice], printed) => {
        const expected = standing("poster-a4", printed, all);
        assert.deepEqual(standing("poster-a4", printed, [...shuffled, ...twice]), expected);
      },
    ),
  );
});

test("of two actions at one instant the one with the greater id counts, and one at the instant of the print does", () => {
  const action = (id: string, what: FieldAction["action"]): FieldAction => ({
    id,
    action: what,
    at: at("21T08:00"),
  });
  const [first, second] = [action("1", "in-place"), action("2", "not-found")];
  for (const actions of [
    [first, second],
    [second, first],
  ])
    assert.equal(standing("poster-a4", at("21T08:00"), actions).state, "not-found");
});
