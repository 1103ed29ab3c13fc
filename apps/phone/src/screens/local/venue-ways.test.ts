import assert from "node:assert/strict";
import { test } from "node:test";
import { VENUE_SAMPLES } from "@bluezone/device/local-sample";
import { has, WAYS } from "./venue-ways.ts";

test("venues are found by each way that they have and by no other", () => {
  const found = WAYS.map((way) => VENUE_SAMPLES.filter((venue) => has(venue, way)).map(({ id }) => id));
  assert.deepEqual(found, [["v-1", "v-2", "v-3"], ["v-1", "v-2"], ["v-3"], ["v-1"], ["v-1"]]);
});
