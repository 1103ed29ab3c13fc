import assert from "node:assert/strict";
import { test } from "node:test";
import { SituationContent } from "@bluezone/contract/rollout/situation";
import { parseDay } from "@bluezone/protocol/time";
import { contentOf, filledFrom, typedFrom, wrongIn } from "./typed-situation.ts";

const today = parseDay("2020-12-27");
const known: SituationContent = {
  day: "2020-12-26",
  cutOff: "2020-12-26T10:00:00.000Z",
  counts: {
    confirmedToday: 0,
    confirmedTotal: 57,
    recovered: null,
    testedToday: 1_204,
    quarantineSite: 412,
    quarantineHome: 96,
    released: 3,
  },
  districts: [{ code: "889", count: 40 }],
  source: { vi: "Sở Y tế", en: "Health department" },
  method: { vi: "", en: "" },
  advice: { vi: "Gọi trước", en: "Call first" },
  illustrative: true,
};

test("a day that is opened and sent unchanged is the same day", () => {
  const typed = typedFrom(known, today, ["889", "884"]);
  assert.deepEqual(wrongIn(typed, today, ["889", "884"]), {});
  const content = contentOf(typed, today, ["889", "884"]);
  assert.deepEqual(content, known);
  assert.ok(SituationContent.safeParse(content).success);
});

test("an empty count is not known, which is another thing than zero; what is no number is told beside its field", () => {
  const typed = {
    ...typedFrom(known, today, []),
    recovered: "",
    released: "0",
    testedToday: "1.300",
    confirmedTotal: "nhiều",
  };
  assert.deepEqual(wrongIn(typed, today, []), { confirmedTotal: "numberWrong" });
  const { counts } = contentOf({ ...typed, confirmedTotal: "60" }, today, []);
  assert.deepEqual([counts.recovered, counts.released, counts.testedToday], [null, 0, 1_300]);
});

test("a day without a source cannot be sent", () => {
  const typed = typedFrom(undefined, today, []);
  assert.deepEqual(wrongIn(typed, today, []), { sourceVi: "missing" });
});

test("the health desk's file leaves what it does not know of the day, and nothing of another day", () => {
  const none = { confirmedTotal: null, recovered: null, testedToday: null };
  const file = { ...known, counts: { ...known.counts, ...none, quarantineSite: 415 }, districts: [] };
  const silent = { ...file, advice: { vi: "", en: "" } };
  const typed = { ...typedFrom(undefined, today, ["889"]), day: "26/12/2020", adviceVi: "Ở nhà" };
  const filled = filledFrom(silent, { entered: known, typed }, today, ["889"]);
  assert.deepEqual(
    [
      filled["confirmedTotal"],
      filled["quarantineSite"],
      filled["d889"],
      filled["adviceVi"],
      filled["adviceEn"],
    ],
    ["57", "415", "40", "Ở nhà", "Call first"],
  );
  const other = { ...silent, day: "2020-12-25" };
  const fresh = filledFrom(other, { entered: undefined, typed }, today, ["889"]);
  assert.deepEqual([fresh["confirmedTotal"], fresh["d889"], fresh["adviceVi"]], ["", "", ""]);
});
