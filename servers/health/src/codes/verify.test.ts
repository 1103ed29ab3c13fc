import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { decideVerify, type FoundCode, readAccept } from "./verify.ts";

const now = parseInstant("2020-12-27T07:34:56Z");
const fresh: FoundCode = {
  reportType: "confirmed",
  until: plus(now, Minutes(1)),
  used: false,
  askedWith: "absent",
  usedWith: "absent",
};
const outcome = (code: Partial<FoundCode> | undefined, accept: readonly string[] = ["confirmed"]) => {
  const decided = decideVerify(code && { ...fresh, ...code }, readAccept(accept), now);
  return decided instanceof Fault ? decided.code : decided;
};

test("a fresh code is used; unknown, used and expired ones are told apart", () => {
  assert.equal(outcome({}), "use");
  assert.equal(outcome(undefined), "code_not_found");
  assert.equal(outcome({ used: true }), "code_invalid");
  assert.equal(outcome({ until: now }), "code_expired");
  assert.equal(outcome({ used: true, until: now }), "code_invalid");
});

test("a used code gives a token again only for the nonce it was used with, also after its own end", () => {
  assert.equal(outcome({ used: true, usedWith: "right" }), "again");
  assert.equal(outcome({ used: true, usedWith: "right", until: now }), "again");
  assert.equal(outcome({ used: true, usedWith: "wrong" }), "code_invalid");
});

test("without accept every type is taken, with one the surer ones too, and a type that is not taken leaves the code", () => {
  for (const none of [undefined, []])
    assert.deepEqual(readAccept(none), ["confirmed", "likely", "negative", "user-report"]);
  assert.equal(outcome({ reportType: "likely" }, []), "use");
  assert.equal(outcome({ reportType: "likely" }, ["confirmed"]), "unsupported_test_type");
  assert.equal(outcome({ reportType: "negative" }, ["likely"]), "unsupported_test_type");
  assert.equal(outcome({}, ["negative"]), "use");
  assert.throws(
    () => readAccept(["confirmed", "perhaps"]),
    (error) => error instanceof Fault && error.code === "invalid_test_type",
  );
});

test("a self-report's code does not exist for a phone without its nonce", () => {
  const self = { reportType: "user-report" as const };
  assert.equal(outcome({ ...self, askedWith: "right" }, ["user-report"]), "use");
  for (const askedWith of ["absent", "wrong"] as const) {
    assert.equal(outcome({ ...self, askedWith }, ["user-report"]), "code_not_found");
    assert.equal(outcome({ ...self, askedWith, used: true }, ["user-report"]), "code_not_found");
  }
});
