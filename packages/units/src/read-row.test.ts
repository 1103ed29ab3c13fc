/** A row of the table of units, read: what each column takes, at its edges. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Day, parseDay } from "@bluezone/protocol/time";
import { isFault, readUnitRow, type UnitCells } from "./read-row.ts";

const GOOD: UnitCells = {
  code: "889-school-9",
  type: "school",
  level: "site",
  name: "Trường số 9",
  parent: "889-district-committee",
  district: "889",
  commune: "",
  population: "",
  validFrom: "2020-12-01",
  validTo: "",
};
const read = (more: Partial<UnitCells> = {}) => readUnitRow({ ...GOOD, ...more });
/** The column that is refused; undefined when the row is good. */
const refused = (more: Partial<UnitCells>): string | undefined => {
  const row = read(more);
  return isFault(row) ? row.column : undefined;
};

test("a good row is read: its key is code and first day, and an empty cell is nothing", () => {
  assert.deepEqual(read(), {
    id: "889-school-9@2020-12-01",
    code: "889-school-9",
    type: "school",
    level: "site",
    name: "Trường số 9",
    parent: "889-district-committee",
    district: "889",
    commune: null,
    population: null,
    validFrom: parseDay("2020-12-01"),
    validTo: undefined,
  });
  const row = read({
    parent: "",
    district: "",
    commune: "30478",
    population: "1.204 500",
    validTo: "31/12/2021",
  });
  assert.ok(!isFault(row));
  assert.deepEqual(
    [row.parent, row.district, row.commune, row.population, row.validTo],
    [undefined, null, "30478", 1_204_500, parseDay("2021-12-31")],
  );
});

test("a day is written as 2020-12-27 or as 27/12/2020, with or without its noughts", () => {
  for (const [text, day] of [
    ["27/12/2020", "2020-12-27"],
    ["1/2/2020", "2020-02-01"],
    ["2020-02-01", "2020-02-01"],
  ] as const) {
    const row = read({ validFrom: text });
    assert.equal(isFault(row) ? row.message : row.validFrom, parseDay(day), text);
  }
  for (const text of ["", "31/02/2020", "27/12/20", "127/12/2020", "27/112/2020", "2020-12", "morning"])
    assert.equal(refused({ validFrom: text }), "validFrom", text);
});

test("an end is a day, not before the first one", () => {
  assert.equal(refused({ validTo: "2020-12-01" }), undefined, "it may hold for one day");
  assert.equal(refused({ validTo: "2020-11-30" }), "validTo");
  assert.equal(refused({ validTo: "sometime" }), "validTo");
});

test("each column takes so much and no more", () => {
  const taken: readonly Partial<UnitCells>[] = [
    { code: "A" },
    { code: `a${".".repeat(39)}` },
    { type: `a${"-".repeat(39)}` },
    { name: "x".repeat(160) },
    { population: "999999999" },
    { level: "commune" },
  ];
  for (const cells of taken) assert.equal(refused(cells), undefined, JSON.stringify(cells));
  for (const [column, ...texts] of [
    ["code", "", "-a", "a b", "a".repeat(41), "bàn"],
    ["type", "", "School", "1a", "a".repeat(41)],
    ["level", "", "ward", "Site"],
    ["name", "", "x".repeat(161)],
    ["population", "-1", "9999999999", "12a", "1,5"],
  ] as const)
    for (const text of texts) assert.equal(refused({ [column]: text }), column, `${column} ${text}`);
});

test("what could be read is told from what could not", () => {
  assert.equal(isFault(read({ code: "" })), true);
  assert.equal(isFault(read()), false);
  assert.equal(isFault(undefined), false);
  assert.equal(isFault(null), false);
  assert.equal(isFault(Day(1)), false);
});
