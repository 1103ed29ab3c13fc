import assert from "node:assert/strict";
import { test } from "node:test";
import { DUTIES } from "@bluezone/policy/duty";
import { LETTER_1313_TEXT } from "./letter-1313.ts";
import { splitLetterText } from "./split.ts";
import { suggestTask } from "./suggest.ts";

const clauses = splitLetterText(LETTER_1313_TEXT).map((clause) => ({
  ...clause,
  duties: DUTIES.filter((duty) => duty.clause === clause.mark).map(({ id }) => id),
}));
const suggested = (mark: string) => suggestTask(clauses.find((clause) => clause.mark === mark)!);

test("a clause goes to the units that it speaks to; those that they direct get it from them", () => {
  const types = (mark: string) => suggested(mark)?.types.join(" ");
  assert.equal(types("5"), "newspaper broadcaster");
  assert.equal(types("6.2"), types("6.1"), "a health facility is not the health department");
  assert.equal(types("6.3"), "service-centre one-stop-counter");
  assert.equal(types("6.4"), "education-department");
  assert.equal(types("6.5"), "health-department");
  assert.equal(types("6.6"), "culture-department");
  assert.equal(types("6.7"), "economic-zone-board");
  assert.equal(types("6.8"), "planning-department trade-department");
  assert.equal(types("6.9"), "transport-department");
  assert.equal(types("7"), "district-committee");
  assert.equal(types("7.1"), "culture-office inspection-team");
  assert.equal(types("7.2b"), "district-station");
  assert.match(types("kết") ?? "", /district-committee.* district-station$/);
});

test("a clause for the border goes to the border's stations only", () => {
  assert.deepEqual([suggested("7.2c")?.types, suggested("7.2c")?.borderOnly], [["district-station"], true]);
  assert.equal(suggested("7.2b")?.borderOnly, false);
});

test("what is not built is passed to nobody, and what the department does itself neither", () => {
  assert.deepEqual(suggested("7.1")?.duties, ["D43", "D48"]);
  assert.deepEqual(suggested("7.2c")?.duties, ["D56"]);
  for (const mark of ["căn cứ", "kính gửi", "nơi nhận", "7.2"])
    assert.equal(suggested(mark), undefined, mark);
  assert.equal(suggestTask({ text: "rà soát người nước ngoài", duties: ["D45"] }), undefined);
});

test("the letter's clauses make 21 tasks", () => {
  assert.equal(clauses.filter((clause) => suggestTask(clause)).length, 21);
});
