import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { AssignmentState } from "@bluezone/contract/rollout/tasks";
import { addDays, type Day, isoDay, parseDay, sundayOf } from "@bluezone/protocol/time";
import fc from "fast-check";
import { isLate } from "../late.ts";
import { checkLocalDue } from "./local-due.ts";
import { after, type Transition, takesEvidence } from "./transition.ts";
import { groupOf } from "./week.ts";

const code = (work: () => unknown): string => {
  try {
    return String(work());
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
};
const day = (iso: string): Day => parseDay(iso);

test("a week ends on Sunday: Monday 28 December 2020 belongs to the week that ends on 3 January 2021", () => {
  for (const [on, ends] of [
    ["2020-12-27", "2020-12-27"],
    ["2020-12-28", "2021-01-03"],
    ["2021-01-02", "2021-01-03"],
    ["1969-12-31", "1970-01-04"],
  ] as const)
    assert.equal(isoDay(sundayOf(day(on))), ends);
});

test("on its day a task is not late yet, on the next it is; what was submitted never is", () => {
  const due = day("2020-12-31");
  for (const state of AssignmentState.options) {
    assert.equal(isLate({ state, dueDay: due }, due), false);
    const late = state !== "submitted" && state !== "accepted";
    assert.equal(isLate({ state, dueDay: due }, addDays(due, 1)), late, state);
    assert.equal(groupOf({ state, dueDay: due }, addDays(due, 1)), late ? "overdue" : "done");
  }
});

test("every task is in one group, and what is due later than Sunday is shown as later", () => {
  fc.assert(
    fc.property(fc.constantFrom(...AssignmentState.options), fc.nat(60), (state, ahead) => {
      const today = day("2020-12-28");
      const group = groupOf({ state, dueDay: addDays(today, ahead) }, today);
      const expected = ahead <= 6 ? "this-week" : "later";
      assert.equal(group, takesEvidence(state) ? expected : "done");
    }),
  );
});

test("in whatever order actions come, a task is accepted only after it was submitted, and an accepted one stays", () => {
  const transition = fc.constantFrom<Transition>("acknowledge", "start", "submit", "accept", "return");
  fc.assert(
    fc.property(fc.array(transition, { maxLength: 12 }), (transitions) => {
      let state: AssignmentState = "open";
      let submitted = false;
      for (const one of transitions) {
        const result = code(() => after(state, one));
        if (result === "conflict") continue;
        if (state === "accepted") assert.equal(result, "accepted");
        state = AssignmentState.parse(result);
        if (one === "submit") submitted = true;
        if (state === "accepted") assert.ok(submitted);
        if (one === "acknowledge") assert.notEqual(state, "open");
      }
    }),
  );
});

test("a unit gives units below it an earlier day or its own, never a later one or one that is over", () => {
  const [today, own] = [day("2020-12-28"), day("2020-12-31")];
  const asked = (local: string, mine = own) => code(() => checkLocalDue(day(local), mine, today));
  assert.equal(asked("2020-12-30"), "undefined");
  assert.equal(asked("2020-12-31"), "undefined");
  assert.equal(asked("2021-01-01"), "due_late");
  assert.equal(asked("2020-12-27"), "due_past");
  assert.equal(
    asked("2020-12-27", day("2020-12-27")),
    "undefined",
    "a late unit still passes its own day on",
  );
  assert.equal(asked("2020-12-26", day("2020-12-27")), "due_past");
});

test("what is due on Sunday is this week's, and what does not fit a state is a conflict", () => {
  const [sunday, today] = [day("2021-01-03"), day("2020-12-28")];
  assert.equal(groupOf({ state: "open", dueDay: sunday }, today), "this-week");
  assert.equal(groupOf({ state: "open", dueDay: addDays(sunday, 1) }, today), "later");
  for (const [state, transition, result] of [
    ["started", "acknowledge", "started"],
    ["accepted", "start", "conflict"],
    ["started", "accept", "conflict"],
    ["open", "return", "conflict"],
  ] as const)
    assert.equal(
      code(() => after(state, transition)),
      result,
      `${transition} of ${state}`,
    );
});
