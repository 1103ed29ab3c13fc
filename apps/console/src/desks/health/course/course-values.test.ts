import assert from "node:assert/strict";
import { test } from "node:test";
import { CourseTyped } from "@bluezone/contract/health/course";
import { parseDay } from "@bluezone/protocol/time";
import { courseIn, courseValuesOf, NO_COURSE } from "./course-values.ts";

const TODAY = parseDay("2020-12-27");
const SPAN = { from: "2020-12-20", to: null };
const KEPT: readonly CourseTyped[] = [
  { kind: "symptom", symptom: "fever", words: null, ...SPAN, to: "2020-12-24" },
  { kind: "symptom", symptom: "other", words: "nổi mẩn", ...SPAN },
  { kind: "admission", where: "Trung tâm Y tế huyện", ...SPAN, intensive: null },
  { kind: "admission", where: "Bệnh viện", ...SPAN, intensive: { from: "2020-12-21", to: "2020-12-23" } },
  { kind: "vaccination", dose: 2, product: null, from: "2020-12-20" },
  { kind: "vaccination", dose: 3, product: "Comirnaty", from: "2020-12-20" },
];

test("what is kept is what would be typed, of every kind", () => {
  for (const what of KEPT) assert.deepEqual(courseIn(what.kind, courseValuesOf(what), TODAY), what);
});

test("words are kept of another symptom alone, and what is sent fits the contract", () => {
  const typed = { ...NO_COURSE, symptom: "cough", words: "khan", from: "2012" };
  const sent = courseIn("symptom", typed, TODAY);
  assert.deepEqual(sent, { kind: "symptom", symptom: "cough", words: null, ...SPAN });
  assert.ok(CourseTyped.safeParse(sent).success);
});
