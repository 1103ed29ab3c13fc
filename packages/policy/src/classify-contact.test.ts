import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { type Circumstances, closenessOf, suggestedClass } from "./classify-contact.ts";
import { theOneOn } from "./dated.ts";
import { COVID_19, MEASLES } from "./testing/diseases.ts";

const TOLD: Circumstances = {
  distance: "under-2m",
  minutes: null,
  masked: "unknown",
  touched: false,
  carer: false,
  daysBeforeOnset: 0,
};
const said = (iso: string, told: Partial<Circumstances>, near: "case" | "contact" = "case") =>
  suggestedClass(closenessOf(theOneOn(COVID_19.contactRules, parseDay(iso)), { ...TOLD, ...told }), near);
const why = (iso: string, told: Partial<Circumstances>) =>
  closenessOf(theOneOn(COVID_19.contactRules, parseDay(iso)), { ...TOLD, ...told }).why;

test("in 2020 whoever was within 2 m is F1, masked or not, and nobody asks for how long", () => {
  for (const masked of ["yes", "no", "unknown"] as const)
    for (const minutes of [null, 0, 1, 600])
      assert.equal(said("2020-12-27", { masked, minutes }), "F1", `${masked} ${minutes}`);
  assert.equal(said("2020-12-27", { distance: "other", minutes: 600 }), "none");
});

test("from 29/12/2021 who wore a mask within 2 m is F1 after 15 minutes, who did not after any time", () => {
  assert.equal(said("2021-12-28", { masked: "yes", minutes: 14 }), "F1");
  assert.equal(said("2021-12-29", { masked: "yes", minutes: 14 }), "none");
  assert.equal(said("2021-12-29", { masked: "yes", minutes: 15 }), "F1");
  assert.equal(said("2021-12-29", { masked: "no", minutes: 1 }), "F1");
  assert.equal(said("2021-12-29", { masked: "no" }), "F1");
});

test("what nobody remembers is unsure where it would decide, and only there", () => {
  assert.equal(said("2021-12-29", { masked: "yes" }), "unsure");
  assert.equal(said("2021-12-29", { masked: "unknown", minutes: 5 }), "unsure");
  assert.equal(said("2021-12-29", { masked: "unknown", minutes: 20 }), "F1");
  assert.equal(said("2021-12-29", { masked: "unknown" }), "unsure");
  assert.equal(said("2020-12-27", { distance: null }), "unsure");
});

test("one narrow closed room counts after 15 minutes where the document says so; elsewhere the officer decides", () => {
  assert.equal(said("2021-12-29", { distance: "same-room", minutes: 15 }), "F1");
  assert.equal(said("2021-12-29", { distance: "same-room", minutes: 14 }), "none");
  assert.equal(said("2021-12-29", { distance: "same-room" }), "unsure");
  assert.equal(said("2020-12-27", { distance: "same-room", minutes: 600 }), "unsure");
  assert.equal(why("2020-12-27", { distance: "same-room" }), "closed-room");
});

test("from 16/04/2022 the distance is 1 m", () => {
  const apart = { distance: "under-2m", masked: "no", minutes: 60 } as const;
  assert.equal(said("2022-04-15", apart), "F1");
  assert.equal(said("2022-04-16", apart), "none");
  assert.equal(said("2022-04-16", { ...apart, distance: "under-1m" }), "F1");
});

test("touch, living together and caring without protection count under every rule", () => {
  for (const iso of ["2020-08-07", "2020-12-27", "2021-12-29", "2022-04-16"]) {
    assert.equal(said(iso, { distance: "other", touched: true }), "F1", iso);
    assert.equal(said(iso, { distance: null, carer: true, masked: "yes", minutes: 1 }), "F1", iso);
  }
});

test("before the days in which somebody can pass it on there is no close contact: 3 days, later 2", () => {
  assert.equal(said("2020-12-27", { daysBeforeOnset: 3 }), "F1");
  assert.equal(said("2020-12-27", { daysBeforeOnset: 4, touched: true }), "none");
  assert.equal(said("2021-12-29", { daysBeforeOnset: 2, masked: "no" }), "F1");
  assert.equal(said("2021-12-29", { daysBeforeOnset: 3, masked: "no" }), "none");
  assert.equal(said("2020-12-27", { daysBeforeOnset: null }), "F1");
  assert.equal(why("2020-12-27", { daysBeforeOnset: 4 }), "before-window");
});

test("who was near a close contact as closely is F2; before the first rule nobody can say", () => {
  assert.equal(said("2020-12-27", {}, "contact"), "F2");
  assert.equal(said("2020-12-27", { distance: "other" }, "contact"), "none");
  assert.equal(said("2020-08-06", { touched: true }), "unsure");
});

test("measles asks for shared air and not for metres, from four days before the rash to four days after it", () => {
  const near = (told: Partial<Circumstances>) =>
    closenessOf(theOneOn(MEASLES.contactRules, parseDay("2020-12-27")), { ...TOLD, ...told }).why;
  for (const distance of ["under-1m", "under-2m"] as const) assert.equal(near({ distance }), "near");
  assert.equal(near({ distance: "same-room" }), "closed-room");
  assert.equal(near({ distance: "other", minutes: 600 }), "far");
  assert.deepEqual(
    [5, 4, -4, -5].map((daysBeforeOnset) => near({ daysBeforeOnset })),
    ["before-window", "near", "near", "after-window"],
  );
});
