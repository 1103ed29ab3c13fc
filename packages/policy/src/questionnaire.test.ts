import assert from "node:assert/strict";
import { test } from "node:test";
import { Day, parseDay } from "@bluezone/protocol/time";
import fc from "fast-check";
import { questionnaireOf, questionnaireOn, questionsOf } from "./questionnaire.ts";
import { type Answers, answerFaults, askedOf, withoutUnasked } from "./questionnaire-answers.ts";
import { COVID_19, MEASLES } from "./testing/diseases.ts";

const TODAY = parseDay("2020-12-27");
const ONE = questionnaireOf(COVID_19, 1)!;
const ids = (as: "case" | "contact", answers: Answers) => askedOf(ONE, as, answers).map(({ id }) => id);
const faults = (answers: Answers, as: "case" | "contact" = "case") =>
  answerFaults(ONE, as, answers, TODAY).map(({ question, why }) => `${question}: ${why}`);

test("every edition has questions of its own names, in both languages, with conditions on earlier choices alone", () => {
  assert.equal(questionnaireOn(COVID_19, parseDay("2019-12-31")), undefined);
  assert.equal(questionnaireOn(COVID_19, TODAY), ONE);
  for (const [at, edition] of [COVID_19, MEASLES].flatMap((one) => [...one.questionnaires.entries()])) {
    assert.equal(edition.edition, at + 1);
    const seen = new Map<string, readonly string[]>();
    for (const question of questionsOf(edition)) {
      assert.match(question.id, /^[A-Za-z0-9]{1,30}$/);
      assert.ok(!seen.has(question.id), `${question.id} twice`);
      const choices = "choices" in question ? question.choices : [];
      for (const { vi, en } of [question.words, ...choices.map((one) => one.words)]) {
        assert.equal(vi, vi.normalize("NFC"));
        assert.ok(vi !== "" && en !== "");
      }
      if (question.showIf)
        for (const one of question.showIf.is)
          assert.ok(seen.get(question.showIf.question)?.includes(one), question.id);
      seen.set(
        question.id,
        choices.map(({ id }) => id),
      );
    }
  }
});

test("a question with a condition is asked once it is met, and no longer once it is not", () => {
  assert.ok(!ids("case", {}).includes("travelWhere"));
  assert.ok(!ids("case", { travelled: "no" }).includes("travelWhere"));
  assert.ok(ids("case", { travelled: "yes" }).includes("travelWhere"));
  assert.ok(
    ids("case", { conditions: "yes", conditionsWhich: ["heart", "other"] }).includes("conditionsOther"),
  );
  assert.ok(!ids("case", { conditions: "no", conditionsWhich: ["other"] }).includes("conditionsOther"));
  assert.ok(ids("case", {}).includes("knownCase") && !ids("contact", {}).includes("knownCase"));
  assert.deepEqual(
    withoutUnasked(ONE, "case", {
      travelled: "no",
      travelPlace: "Cần Thơ",
      conditionsOther: "x",
      market: "no",
    }),
    { travelled: "no", market: "no" },
  );
});

test("answers are held against their questions, each on its edge", () => {
  assert.deepEqual(
    faults({
      ...{ travelled: "yes", travelWhere: ["border"], travelPlace: "x".repeat(120), returned: "2020-12-27" },
      ...{ household: 50, gathering: "unknown" },
    }),
    [],
  );
  assert.deepEqual(faults({ travelled: "maybe" }), ["travelled: choice"]);
  assert.deepEqual(faults({ travelled: 1 }), ["travelled: kind"]);
  assert.deepEqual(faults({ travelled: "yes", travelWhere: [] }), ["travelWhere: kind"]);
  assert.deepEqual(faults({ travelled: "yes", travelWhere: ["border", "border"] }), ["travelWhere: choice"]);
  assert.deepEqual(faults({ travelled: "yes", travelWhere: ["moon"] }), ["travelWhere: choice"]);
  assert.deepEqual(faults({ travelled: "yes", travelPlace: "x".repeat(121) }), ["travelPlace: long"]);
  assert.deepEqual(faults({ travelled: "yes", travelPlace: "a\nb" }), ["travelPlace: kind"]);
  assert.deepEqual(faults({ travelled: "yes", returned: "2020-12-28" }), ["returned: day"]);
  assert.deepEqual(faults({ travelled: "yes", returned: "27/12/2020" }), ["returned: day"]);
  assert.deepEqual(faults({ household: 0 }), ["household: range"]);
  assert.deepEqual(faults({ household: 51 }), ["household: range"]);
  assert.deepEqual(faults({ household: 1.5 }), ["household: kind"]);
  assert.deepEqual(faults({ travelPlace: "Cần Thơ" }), ["travelPlace: unasked"]);
  assert.deepEqual(faults({ knownCase: "yes" }, "contact"), ["knownCase: unasked"]);
  assert.deepEqual(faults({ constructor: "x" }), ["constructor: unasked"]);
});

test("whatever is answered, what is left of it once unasked answers went has none that is unasked", () => {
  const answer = fc.oneof(
    fc.constantFrom("yes", "no", "other", "heart", "2020-12-01"),
    fc.nat(60),
    fc.array(fc.constantFrom("other", "heart", "border"), { maxLength: 3 }),
  );
  const names = questionsOf(ONE).map(({ id }) => id);
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...names), answer),
      fc.constantFrom("case", "contact"),
      (given, as) => {
        const left = withoutUnasked(ONE, as, given);
        assert.ok(answerFaults(ONE, as, left, Day(TODAY)).every(({ why }) => why !== "unasked"));
        assert.deepEqual(withoutUnasked(ONE, as, left), left);
      },
    ),
  );
});
