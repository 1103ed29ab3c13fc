/** The schema of a disease's document: what ships fits it, and what is wrong is named with its place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { Fault } from "../fault.ts";
import { parseDisease } from "./disease.ts";

const copy = (): typeof MEASLES.document => structuredClone(MEASLES.document);
/** What is said of a document whose part at a path is another. */
function said(path: readonly (string | number)[], value: unknown): string {
  const document = copy();
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as never)[key], document);
  (parent as Record<string | number, unknown>)[path.at(-1)!] = value;
  try {
    parseDisease(document);
    return "";
  } catch (error) {
    assert.ok(error instanceof Fault);
    assert.equal(error.code, "disease_invalid");
    return error.message;
  }
}

test("the documents that ship fit the schema, and come back as they are", () => {
  for (const { document } of [COVID_19, MEASLES]) assert.deepEqual(parseDisease(document).document, document);
});

test("what residents are asked about fits into what phones read: one text too long, and they would ask about another disease", () => {
  const long = "đau ".repeat(30).trim();
  const asked = MEASLES.document.symptoms.findIndex((one) => one.asked && one.plain === undefined);
  assert.match(said(["symptoms", asked, "words", "vi"], long), /^symptoms: .* phones read/);
  assert.match(said(["symptoms", asked, "plain"], { vi: "ho", en: long }), /^symptoms: .* phones read/);
  assert.match(said(["emergency", "vi"], "đau ".repeat(60).trim()), /^emergency: .* phones read/);
});

test("what is serious fits into the message of the day together, and the sentence says what is too long", () => {
  const symptoms = MEASLES.document.symptoms.map((one, at) =>
    one.asked
      ? { ...one, serious: true, plain: { vi: `dấu hiệu nặng thứ ${at} của bệnh`, en: "a sign" } }
      : one,
  );
  assert.match(
    said(["symptoms"], symptoms),
    /^symptoms: .* text message, so at most 100 signs in a row: "dấu hiệu nặng thứ .*" are \d{3}$/,
  );
});

test("what is wrong is named with its place", () => {
  assert.match(said(["tests", 1, "makes"], "sure"), /^tests\[1\]\.makes: /);
  assert.match(said(["symptoms", 0, "words", "vi"], ""), /^symptoms\[0\]\.words\.vi: /);
  assert.match(said(["symptoms", 0, "words", "vi"], "sốt".normalize("NFD")), /Unicode NFC$/);
  assert.match(said(["specimens", 1, "id"], "Throat Swab"), /^specimens\[1\]\.id: /);
  assert.match(said(["colour"], "red"), /^document: /);
  assert.match(said(["contactRules"], []), /^contactRules: /);
  assert.match(
    said(["quarantineRules", 0, "unprotected", "days"], 0),
    /^quarantineRules\[0\]\.unprotected: /,
  );
});

test("parts that do not fit together are refused: ids twice, ranges turned round, conditions on nothing, rules that overlap", () => {
  assert.match(said(["tests", 2, "id"], "igm"), /^tests\[2\]\.id: "igm" is there twice$/);
  assert.match(said(["incubation"], { least: 9, most: 7 }), /^incubation: /);
  assert.match(said(["questionnaires", 0, "edition"], 2), /^questionnaires\[0\]\.edition: /);
  assert.match(
    said(["questionnaires", 0, "groups", 1, "questions", 1, "showIf", "question"], "nothing"),
    /^questionnaires\[0\] question rashWhere: /,
  );
  const [rule] = copy().quarantineRules;
  assert.match(
    said(["quarantineRules"], [rule, { ...rule, validFrom: "2019-01-01" }]),
    /^quarantineRules: two hold on 2019-01-01$/,
  );
});
