import assert from "node:assert/strict";
import { test } from "node:test";
import { directives as en } from "../../../words/en/directives.ts";
import { directives as vi } from "../../../words/vi/directives.ts";
import { letterStep } from "./letter-step.ts";

const FILED = { number: 1, filedAt: "2020-12-28T01:00:00Z" } as never;
const stands = (
  clauses: number,
  versions: number,
  changed: boolean,
  units: readonly number[] = [],
  plans = true,
) =>
  letterStep({
    directive: { versions: Array.from({ length: versions }, () => FILED), changed },
    clauses: Array.from({ length: clauses }, () => ({ plans })),
    tasks: units.map((one) => ({ units: one })),
  });

test("a letter is written, registered and passed down, in this order; a change sends it back to the register", () => {
  assert.equal(stands(0, 0, true), "write");
  assert.equal(stands(3, 0, true), "file");
  assert.equal(stands(3, 1, false), "pass");
  assert.equal(stands(3, 1, false, [12, 0]), "pass");
  assert.equal(stands(3, 1, false, [12, 4]), "done");
  assert.equal(stands(3, 1, true, [12, 4]), "file");
});

test("a letter of which no task can be made is done once it is registered", () => {
  assert.equal(stands(3, 0, true, [], false), "file");
  assert.equal(stands(3, 1, false, [], false), "done");
  assert.equal(stands(3, 1, false, [0], false), "pass", "a task that was written by hand");
});

test("each step has one verb: a draft is saved, a letter is registered, and nothing that was saved is called unsaved", () => {
  const drafts = ["register", "registered_other", "saveDraft", "saved_other"] as const;
  const registers = [
    "step_file",
    "fileAway",
    "filed",
    "archiveNone",
    "archiveChanged",
    "versions",
    "filedAt",
  ] as const;
  for (const key of drafts) {
    assert.match(vi[key], /[Ll]ưu bản nháp/, key);
    assert.match(en[key], /draft/i, key);
  }
  for (const key of [...registers, "fault_not_filed"] as const) {
    assert.doesNotMatch(vi[key], /[Ll]ưu/, key);
    assert.match(vi[key], /sổ|Ghi lúc/, key);
    assert.match(en[key], /[Rr]egister/, key);
  }
});
