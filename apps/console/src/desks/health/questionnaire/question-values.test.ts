import assert from "node:assert/strict";
import { test } from "node:test";
import { questionnaireOf } from "@bluezone/policy/questionnaire";
import { answerFaults } from "@bluezone/policy/questionnaire-answers";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { parseDay } from "@bluezone/protocol/time";
import { answersIn, questionValuesOf, shownOf } from "./question-values.ts";

const ONE = questionnaireOf(COVID_19, 1)!;
const TODAY = parseDay("2020-12-27");

test("answers come back from the form as they went in", () => {
  const answers = {
    ...{
      travelled: "yes",
      travelWhere: ["border", "abroad"],
      travelPlace: "Cần Thơ",
      returned: "2020-12-20",
    },
    ...{ household: 4, market: "unknown" },
  };
  assert.deepEqual(answersIn(ONE, "case", questionValuesOf(ONE, answers), TODAY), answers);
  assert.deepEqual(answersIn(ONE, "case", questionValuesOf(ONE, {}), TODAY), {});
});

test("what is no longer asked is left out, and what cannot be read stays to be refused", () => {
  const values = {
    ...questionValuesOf(ONE, {}),
    travelled: "no",
    travelPlace: "Cần Thơ",
    household: "nhiều",
  };
  const answers = answersIn(ONE, "case", values, TODAY);
  assert.deepEqual(answers, { travelled: "no", household: "nhiều" });
  assert.deepEqual(answerFaults(ONE, "case", answers, TODAY), [{ question: "household", why: "kind" }]);
  assert.ok(!shownOf(ONE, "case", values, TODAY).has("travelPlace"));
  assert.ok(shownOf(ONE, "case", { ...values, travelled: "yes" }, TODAY).has("travelPlace"));
});
