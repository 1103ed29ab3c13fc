import assert from "node:assert/strict";
import { test } from "node:test";
import { type EndKind, endHindrance } from "./end-hindrance.ts";

type Facts = Parameters<typeof endHindrance>[1];
const entry = { nth: 1, temperature: 36.5, symptoms: [], by: "", at: "" } as never;
const well: Facts = {
  today: "2021-08-15",
  row: { lastDay: "2021-08-15", unwell: null, morning: entry, afternoon: null },
  tests: [{ ofRule: true, result: "negative" }],
};
const changed = (row: Partial<Facts["row"]>, tests = well.tests): Facts => ({
  ...well,
  row: { ...well.row, ...row },
  tests,
});

test("what the server would refuse is said before the question, and nothing else", () => {
  const unwell = { day: "2021-08-15", temperature: 38.5, symptoms: [] } as never;
  const cases: readonly [EndKind, Facts, ReturnType<typeof endHindrance>][] = [
    ["rule", well, undefined],
    ["rule", changed({ lastDay: "2021-08-16" }), "too_early"],
    ["rule", changed({}, [{ ofRule: true, result: null }]), "tests_missing"],
    ["rule", changed({}, [{ ofRule: false, result: null }]), undefined],
    ["rule", changed({}, [{ ofRule: false, result: "positive" }]), "tests_missing"],
    ["rule", changed({ unwell }), "unwell_now"],
    ["rule", changed({ morning: null }), "today_missing"],
    ["rule", changed({ morning: null, afternoon: entry }), undefined],
    ["reasoned", changed({ morning: null, unwell }, [{ ofRule: true, result: null }]), undefined],
    ["reasoned", changed({ lastDay: "2021-08-16" }), "too_early"],
    ["reasoned", changed({}, [{ ofRule: true, result: "positive" }]), "tests_missing"],
    ["late", well, "too_early"],
    ["late", changed({ lastDay: "2021-08-14" }), undefined],
    ["early", changed({ lastDay: "2021-08-20" }), undefined],
    ["positive", well, undefined],
  ];
  for (const [kind, facts, refused] of cases)
    assert.equal(endHindrance(kind, facts), refused, `${kind} ${JSON.stringify(facts)}`);
});
