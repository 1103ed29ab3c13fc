import assert from "node:assert/strict";
import { test } from "node:test";
import { RESULT_COLUMNS, RESULT_HEADINGS } from "@bluezone/contract/health/results";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { cellsOf } from "../../../kit/table/table-text.ts";
import { GOOD, today, wrong } from "../../../testing/one-result.ts";
import { oneResultCsv } from "./one-result.ts";

test("a result becomes a file of one row, its days written out", async () => {
  assert.deepEqual(await cellsOf(oneResultCsv(COVID_19, GOOD, today)), [
    RESULT_COLUMNS.map((column) => RESULT_HEADINGS[column][0]),
    [
      ...["M-1", "THẠCH THỊ SÀ MÁCH", "1975", "84 912.345.678", "30478", 'ấp Mới, tổ "3"', "PCR"],
      ...["dương tính", "26/12/2020", "27/12/2020", "24/12/2020", ""],
    ],
  ]);
  const none = { ...GOOD, test: "rapid", result: "likely", onsetDay: "", onsetNone: true } as const;
  const [, row] = (await cellsOf(oneResultCsv(COVID_19, none, today))) ?? [];
  assert.deepEqual(row?.slice(6), ["test nhanh", "có khả năng", "26/12/2020", "27/12/2020", "không có", ""]);
});

test("what is wrong has the code that a row of a file gets, each on its edge", () => {
  assert.deepEqual(wrong({}), []);
  assert.deepEqual(wrong({ reference: "mẫu 1" }), ["reference: reference_invalid"]);
  assert.deepEqual(wrong({ reference: "M".repeat(40) }), []);
  assert.deepEqual(wrong({ name: "" }), ["name: name_invalid"]);
  assert.deepEqual(wrong({ birthYear: "1900" }), []);
  for (const birthYear of ["1899", "2021", "75"])
    assert.deepEqual(wrong({ birthYear }), ["birthYear: birth_year_invalid"], birthYear);
  assert.deepEqual(wrong({ phone: "12345" }), ["phone: phone_invalid"]);
  assert.deepEqual(wrong({ address: "x".repeat(161) }), ["address: address_invalid"]);
  assert.deepEqual(wrong({ test: "", result: "" }), ["test: test_invalid", "result: result_invalid"]);
  assert.deepEqual(wrong({ sampleDay: "28/10/2020", onsetDay: "28/10/2020" }), []);
  assert.deepEqual(wrong({ sampleDay: "27/10/2020" }), ["sampleDay: sample_day_invalid"]);
  assert.deepEqual(wrong({ resultDay: "25/12" }), ["resultDay: result_day_invalid"]);
  assert.deepEqual(wrong({ resultDay: "28/12" }), ["resultDay: result_day_invalid"]);
  for (const onsetDay of ["28/12", "27/10/2020", "31/4"])
    assert.deepEqual(wrong({ onsetDay }), ["onset: onset_invalid"], onsetDay);
});

test("of a negative result no name and no onset is needed", () => {
  assert.deepEqual(wrong({ result: "negative", name: "", onsetDay: "31/4" }), []);
  assert.deepEqual(wrong({ result: "negative", name: "=1+1" }), ["name: name_invalid"]);
});
