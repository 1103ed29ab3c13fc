import assert from "node:assert/strict";
import { test } from "node:test";
import { totalFaults, totalsAsTyped, totalsOf } from "./typed-totals.ts";

const typed = { staff: "1.204", smartphones: "900", installed: "0", helped: "12", posters: "3" };

test("numbers are read with or without dots, and come back as they are written", () => {
  assert.deepEqual(totalFaults(typed), {});
  assert.equal(totalsOf(typed).staff, 1_204);
  assert.deepEqual(totalsAsTyped(totalsOf(typed), "vi"), typed);
});

test("an empty field, a word, and more installed than phones are told beside the field before anything is sent", () => {
  assert.deepEqual(totalFaults({ ...typed, helped: " ", posters: "ba" }), {
    helped: "numberMissing",
    posters: "numberWrong",
  });
  assert.deepEqual(totalFaults({ ...typed, smartphones: "1205" }), { smartphones: "moreSmartphones" });
  assert.deepEqual(totalFaults({ ...typed, installed: "901" }), { installed: "moreInstalled" });
});
