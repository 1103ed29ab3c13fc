import assert from "node:assert/strict";
import { test } from "node:test";
import { HOURS_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { Days, Hours, Milliseconds } from "@bluezone/protocol/time";
import { AREAS } from "./areas.ts";
import { districtOf, trueDistrict, trueHours } from "./question.ts";

test("every commune has a district that can be said, and who names none says so", () => {
  for (const { code } of AN_GIANG.communes) assert.ok(districtOf(code), code);
  assert.equal(districtOf(null), null);
  assert.equal(districtOf("99999"), null);
  assert.equal(AREAS.answers[trueDistrict("892")], "892");
  for (const district of [null, "91001", "none"]) assert.equal(AREAS.answers[trueDistrict(district)], "none");
});

test("hours a day fall into their quarter of the day, from nothing to all of it", () => {
  const of = (worked: number, passed: number) =>
    HOURS_ANSWERS[trueHours(Milliseconds(worked), Milliseconds(passed))];
  assert.equal(of(0, Days(7)), "0-6");
  assert.equal(of(Hours(6) * 7 - 1, Days(7)), "0-6");
  assert.equal(of(Hours(6) * 7, Days(7)), "6-12");
  assert.equal(of(Hours(13) * 7, Days(7)), "12-18");
  assert.equal(of(Days(7), Days(7)), "18-24");
  assert.equal(
    of(Days(8), Days(7)),
    "18-24",
    "a clock that was put right can make more of it than there was",
  );
  assert.equal(of(0, 0), "0-6");
});
