import assert from "node:assert/strict";
import { test } from "node:test";
import type { PaperHead } from "@bluezone/contract/rollout/reports";
import { headAsTyped, headOf, wrongHead } from "./head-values.ts";

const head: PaperHead = {
  parentBody: "UBND tỉnh An Giang",
  issuer: "Sở Thông tin và Truyền thông",
  symbol: "BC-STTTT",
  place: "An Giang",
  addressees: ["Ủy ban nhân dân tỉnh An Giang"],
  legalBasis: [],
  signature: { authority: { by: "KT.", of: "Giám đốc" }, title: "Phó Giám đốc", name: "(đã ký)" },
  recipients: ["Như trên", "Lưu: VT, KHTC"],
};

test("a head comes out of its form as it went in, empty lines left out", () => {
  const typed = headAsTyped(head);
  assert.deepEqual(headOf(typed), head);
  assert.deepEqual(headOf({ ...typed, recipients: "Như trên\n\n  Lưu: VT, KHTC \n" }), head);
});

test("what is missing or no symbol is told at its own field", () => {
  const typed = headAsTyped(head);
  assert.deepEqual(wrongHead(typed), []);
  assert.deepEqual(wrongHead({ ...typed, symbol: "bc sttt", placeOfPaper: " " }), ["symbol", "placeOfPaper"]);
  assert.deepEqual(wrongHead({ ...typed, authorityOf: "", signTitle: "" }), ["authorityOf", "signTitle"]);
});
