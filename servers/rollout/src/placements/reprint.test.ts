import assert from "node:assert/strict";
import { test } from "node:test";
import { PlacementKind } from "@bluezone/contract/rollout/placements";
import { parseDay } from "@bluezone/protocol/time";
import { reprintDay } from "./reprint.ts";

test("a sheet lasts half a year, on tables and vehicles and at the ferry a quarter; leaflets and boards do not wear out", () => {
  const hung = parseDay("2020-12-27");
  const of = (days: number | undefined) =>
    PlacementKind.options.filter((kind) => (reprintDay(kind, hung) ?? Number.NaN) - hung === days).sort();
  assert.deepEqual(of(90), ["ferry-landing", "table-card", "vehicle-sheet"]);
  assert.equal(of(180).length, PlacementKind.options.length - 6);
  for (const kind of ["e-board-16-9", "e-board-9-16", "guardian-leaflet"] as const)
    assert.equal(reprintDay(kind, hung), undefined);
});
