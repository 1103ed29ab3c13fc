/** What a row may say, cell by cell. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RESULT_COLUMNS, type ResultColumn } from "@bluezone/contract/health/results";
import { parseDay } from "@bluezone/protocol/time";
import type { Places } from "./places.ts";
import { type Cells, readDay, readResult } from "./read-result.ts";

const HOME = { unitId: "30478-health-station@2019-10-06", unitPath: "89/" };
const places: Places = {
  commune: (written) =>
    written === "30478"
      ? { is: "found", commune: "30478", home: HOME }
      : { is: written === "An Phú" ? "ambiguous" : "unknown" },
  unit: (code) => (code === "889-medical-centre" ? HOME : undefined),
};
const reading = { places, lab: undefined, today: parseDay("2020-12-27") };
const GOOD: Cells = {
  ...(Object.fromEntries(RESULT_COLUMNS.map((column) => [column, ""])) as Record<ResultColumn, string>),
  reference: "M-1",
  name: "Thạch Thị Sà Mách",
  birthYear: "1975",
  phone: "0912 345 678",
  commune: "30478",
  test: "RT-PCR",
  result: "Dương tính",
  sampleDay: "20/12/2020",
  resultDay: "2020-12-22",
};
const faultsOf = (changed: Partial<Cells>): string[] => {
  const read = readResult({ ...GOOD, ...changed }, reading);
  return Array.isArray(read) ? read.map(({ column, code }) => `${column}: ${code}`) : [];
};

test("a good row is read, in either spelling and either kind of days", () => {
  const read = readResult({ ...GOOD, name: GOOD.name.normalize("NFD"), onset: "khong co" }, reading);
  assert.ok(!Array.isArray(read) && "tested" in read);
  assert.equal(read.tested.result, "confirmed");
  assert.equal(read.positive?.person.name, GOOD.name.normalize("NFC"));
  assert.equal(read.positive?.person.phone, "+84912345678");
  assert.deepEqual(read.positive?.onset, { onset: "none", onsetDay: null });
});

test("a rapid test makes a case likely, never confirmed", () => {
  const read = readResult({ ...GOOD, test: "test nhanh" }, reading);
  assert.ok("tested" in read && read.tested.result === "likely");
  assert.deepEqual(faultsOf({ test: "rapid", result: "confirmed" }), ["result: result_invalid"]);
});

test("what is wrong has the code of its cell, and all of it is said at once", () => {
  assert.deepEqual(faultsOf({ reference: "" }), ["reference: reference_invalid"]);
  assert.deepEqual(faultsOf({ name: '=HYPERLINK("http://x")' }), ["name: name_invalid"]);
  // A Cyrillic "а" looks like the Latin one and would never be found again.
  assert.deepEqual(faultsOf({ name: "Nguyễn Vаn An" }), ["name: name_invalid"]);
  assert.deepEqual(faultsOf({ birthYear: "2021", phone: "12345" }), [
    "birthYear: birth_year_invalid",
    "phone: phone_invalid",
  ]);
  assert.deepEqual(faultsOf({ commune: "An Phú" }), ["commune: commune_ambiguous"]);
  assert.deepEqual(faultsOf({ commune: "Sài Gòn" }), ["commune: commune_unknown"]);
  assert.deepEqual(faultsOf({ commune: "" }), ["commune: commune_unknown"]);
  assert.deepEqual(faultsOf({ unit: "nowhere" }), ["unit: unit_unknown"]);
  assert.deepEqual(faultsOf({ sampleDay: "31/02/2020" }), ["sampleDay: sample_day_invalid"]);
  assert.deepEqual(faultsOf({ resultDay: "2020-12-28" }), ["resultDay: result_day_invalid"]);
  assert.deepEqual(faultsOf({ onset: "30/02/2020" }), ["onset: onset_invalid"]);
  assert.deepEqual(faultsOf({ name: "A".repeat(10_001) }), ["name: cell_too_long"]);
});

test("of a negative result only the sample and its days are read", () => {
  const read = readResult({ ...GOOD, result: "âm tính", name: "", phone: "x", commune: "Sài Gòn" }, reading);
  assert.ok("tested" in read);
  assert.equal(read.positive, undefined);
});

test("days that no calendar has are none", () => {
  for (const none of ["2020-02-30", "29/2/2021", "2020", "", "32/01/2020", "hôm qua"])
    assert.equal(readDay(none), undefined, none);
  assert.equal(readDay("5/1/2021"), parseDay("2021-01-05"));
});
