import assert from "node:assert/strict";
import { test } from "node:test";
import { advertisingSlots } from "../hci/units.ts";
import { USUAL } from "./needs.ts";

/** Milliseconds, as Apple's Accessory Design Guidelines and QA1931 list them; beside these only 20 ms, for the first 30 s. */
const APPLES = [152.5, 211.25, 318.75, 417.5, 546.25, 760, 852.5, 1022.5, 1285];

test("an advert is sent at an interval that Apple recommends for phones that look behind, in whole slots", () => {
  assert.ok(APPLES.includes(USUAL.interval));
  assert.equal(advertisingSlots(USUAL.interval) * 0.625, USUAL.interval);
});
