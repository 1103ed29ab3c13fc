/** What a row may say, cell by cell. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RESULT_COLUMNS, type ResultColumn } from "@bluezone/contract/health/results";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { parseDay } from "@bluezone/protocol/time";
import { errorsCsv } from "./errors-csv.ts";
import { faultText } from "./fault-texts.ts";
import type { Places } from "./places.ts";
import { type Cells, readResult, testsByWord } from "./read-result.ts";

const HOME = { unitId: "30478-health-station@2019-10-06", unitPath: "89/" };
const places: Places = {
  commune: (written) =>
    written === "30478"
      ? { is: "found", commune: "30478", home: HOME }
      : { is: written === "An Phú" ? "ambiguous" : "unknown" },
  unit: (code) => (code === "889-medical-centre" ? HOME : undefined),
};
const reading = { places, lab: undefined, today: parseDay("2020-12-27"), tests: testsByWord(COVID_19) };
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

test("a row is read as people type it: a name in capitals, a phone with dots, days with dashes and a short year", () => {
  const typed = {
    name: "THẠCH THỊ SÀ MÁCH",
    phone: "84.912.345.678",
    sampleDay: "20.12.20",
    resultDay: "22-12-2020",
  };
  const good = readResult(GOOD, reading);
  assert.deepEqual(readResult({ ...GOOD, ...typed }, reading), good);
  assert.ok("tested" in good);
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

test("days, years and long cells are taken on their edges", () => {
  const good: readonly Partial<Cells>[] = [
    { sampleDay: "2020-10-28", resultDay: "2020-12-27" },
    { sampleDay: "2020-12-27", resultDay: "2020-12-27" },
    { birthYear: "1900" },
    { birthYear: "2020" },
    { birthYear: "" },
    { onset: "2020-10-28" },
    { onset: "2020-12-27" },
  ];
  for (const cells of good) assert.deepEqual(faultsOf(cells), [], JSON.stringify(cells));
  assert.deepEqual(faultsOf({ sampleDay: "2020-10-27" }), ["sampleDay: sample_day_invalid"]);
  assert.deepEqual(faultsOf({ sampleDay: "2020-12-28" }), [
    "sampleDay: sample_day_invalid",
    "resultDay: result_day_invalid",
  ]);
  assert.deepEqual(faultsOf({ resultDay: "2020-12-19" }), ["resultDay: result_day_invalid"]);
  for (const birthYear of ["1899", "2021", "75"])
    assert.deepEqual(faultsOf({ birthYear }), ["birthYear: birth_year_invalid"], birthYear);
  for (const onset of ["2020-10-27", "2020-12-28"])
    assert.deepEqual(faultsOf({ onset }), ["onset: onset_invalid"], onset);
  assert.deepEqual(faultsOf({ name: "A".repeat(10_000) }), ["name: name_invalid"]);
  const all = { test: "x", result: "x", sampleDay: "x", resultDay: "x", name: "", commune: "x" };
  assert.deepEqual(faultsOf(all), [
    ...["test: test_invalid", "result: result_invalid", "sampleDay: sample_day_invalid"],
    ...["resultDay: result_day_invalid", "commune: commune_unknown", "name: name_invalid"],
  ]);
});

test("a row belongs to the unit that it names, else to its commune's station, else to the laboratory", () => {
  const homeOf = (cells: Partial<Cells>, lab?: typeof HOME) => {
    const read = readResult({ ...GOOD, ...cells }, { ...reading, lab });
    return "tested" in read ? read.home?.unitId : undefined;
  };
  const lab = { unitId: "lab", unitPath: "l/" };
  assert.equal(homeOf({}, lab), HOME.unitId);
  assert.equal(homeOf({ unit: "889-medical-centre", commune: "" }, lab), HOME.unitId);
  assert.equal(homeOf({ commune: "" }, lab), "lab");
  assert.equal(homeOf({ result: "âm tính", commune: "An Phú" }, lab), "lab");
});

test("a negative result keeps a number that takes a message, and no other", () => {
  const mobileOf = (phone: string) => {
    const read = readResult({ ...GOOD, result: "neg", phone }, reading);
    return "tested" in read ? read.mobile : undefined;
  };
  assert.deepEqual(["0912 345 678", "0296 3852 123", "x"].map(mobileOf), [
    "+84912345678",
    undefined,
    undefined,
  ]);
});

test("a column of errors holds every fault of its row in the file's own headings; a long cell is cut", () => {
  const values = (name: string) => ({ ...GOOD, name });
  const csv = errorsCsv(
    { sign: ";", headings: ["Họ và tên", "reference", "Ghi chú", "name"] },
    [
      { row: 2, values: values("A") },
      { row: 3, values: values("B".repeat(10_001)) },
      { row: 4, values: values("C".repeat(10_000)) },
    ],
    [
      { row: 3, column: "name", code: "cell_too_long" },
      { row: 4, column: "name", code: "name_invalid" },
      { row: 4, column: "phone", code: "phone_invalid" },
    ],
    COVID_19,
  );
  const [head = "", long = "", whole = "", ...rest] = csv.split(/\r?\n/);
  assert.equal(head, '\ufeff"Họ và tên";"reference";"lỗi"');
  assert.ok(long.startsWith(`"${"B".repeat(500)}…";"M-1";`), long.slice(0, 520));
  assert.ok(whole.startsWith(`"${"C".repeat(10_000)}";"M-1";`) && whole.slice(10_000).includes("; "));
  assert.equal(rest.join(""), "");
});

test("of a negative result only the sample and its days are read", () => {
  const read = readResult({ ...GOOD, result: "âm tính", name: "", phone: "x", commune: "Sài Gòn" }, reading);
  assert.ok("tested" in read);
  assert.equal(read.positive, undefined);
});

test("what a row may call a test is the disease's, and what a positive one makes of a case as well", () => {
  const measles = { ...reading, tests: testsByWord(MEASLES) };
  const said = (test: string, result = "dương tính") => {
    const read = readResult({ ...GOOD, test, result }, measles);
    return "tested" in read
      ? `${read.tested.test} ${read.tested.result}`
      : read.map(({ code }) => code).join(" ");
  };
  assert.deepEqual(
    ["IgM", "igm sởi", "Measles IgM"].map((one) => said(one)),
    Array(3).fill("igm confirmed"),
  );
  assert.equal(said("realtime RT-PCR"), "rt-pcr confirmed");
  assert.equal(said("test nhanh"), "test_invalid");
  assert.equal(faultText({ column: "test", code: "test_invalid" }, MEASLES).includes("IgM kháng sởi"), true);
});
