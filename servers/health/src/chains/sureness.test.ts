/** How sure a link is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { type KnownLink, surenessOf } from "./sureness.ts";

const known: KnownLink = {
  ...{ named: true, contactClass: "F1", day: 100 },
  ...{ from: { class: "confirmed" }, to: { class: "confirmed", onset: 105 } },
};
const sure = (more: Partial<KnownLink>) => surenessOf(COVID_19, { ...known, ...more });
const onset = (day: number | null) => sure({ to: { class: "confirmed", onset: day } });

test("a named F1 between two confirmed cases, 1 to 14 days before symptoms, is confirmed", () => {
  assert.equal(sure({}), "confirmed");
  assert.deepEqual([101, 114].map(onset), ["confirmed", "confirmed"]);
});

test("without one of these it is probable, as long as nobody fell ill before the meeting", () => {
  assert.deepEqual([100, 115, null].map(onset), ["probable", "probable", "probable"]);
  assert.equal(sure({ named: false }), "probable");
  assert.equal(sure({ day: null }), "probable");
  assert.equal(sure({ from: { class: "probable" } }), "probable");
  assert.equal(sure({ to: { class: "suspected", onset: 105 } }), "probable");
});

test("who was ill before the meeting, and who was no F1, is possible", () => {
  assert.equal(onset(99), "possible");
  for (const contactClass of ["F2", "none", null] as const) assert.equal(sure({ contactClass }), "possible");
});
