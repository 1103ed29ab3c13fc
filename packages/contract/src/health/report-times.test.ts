/** Of when the numbers of a report are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import { reportTimes } from "./report-times.ts";
import type { ReportBody } from "./reports.ts";

const from = parseInstant("2020-12-26T10:00:00Z");
const cutOff = parseInstant("2020-12-27T10:00:00Z");
const body = (more: Partial<ReportBody> = {}) => ({
  ...{ form: "exact" as const, figures: [], delays: [], funnel: [] },
  ...more,
});
const standing: ReportBody["figures"] = [{ key: "quarantineHome", count: { is: "shown", value: 0 } }];
const funnel: ReportBody["funnel"] = [{ step: "made", count: { is: "hidden" } }];

test("what came counts up to the cut-off, and before it up to now", () => {
  const early = parseInstant("2020-12-27T03:00:00Z");
  const late = parseInstant("2020-12-27T11:30:00Z");
  assert.deepEqual(reportTimes(body(), { from, cutOff, asOf: early }), {
    ...{ from, to: early, late: [], lateAt: early, lateIs: "at" },
  });
  const { to, lateAt } = reportTimes(body(), { from, cutOff, asOf: late });
  assert.deepEqual([to, lateAt], [cutOff, late]);
});

test("how things stand and the steps are of the time of asking, as far as the report has them", () => {
  const late = (more: Partial<ReportBody>) => reportTimes(body(more), { from, cutOff, asOf: cutOff }).late;
  assert.deepEqual(late({ figures: standing, funnel }), ["standing", "steps"]);
  assert.deepEqual(late({ funnel }), ["steps"]);
  assert.deepEqual(late({ figures: [{ key: "quarantineHome", count: { is: "none" } }] }), []);
  assert.deepEqual(late({ figures: [{ key: "casesNew", count: { is: "shown", value: 4 } }] }), []);
});

test("what is told was told then at the latest", () => {
  assert.equal(reportTimes(body({ form: "told" }), { from, cutOff, asOf: cutOff }).lateIs, "at the latest");
});
