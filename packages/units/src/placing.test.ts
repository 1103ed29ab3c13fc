/** Who may put a unit where, without a database: each clause of the rule has a row that it alone refuses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Day } from "@bluezone/protocol/time";
import { type Importer, placing, type RowContext } from "./placing.ts";
import { isFault, type ReadUnit } from "./read-row.ts";
import type { UnitRow } from "./rows.ts";

const unit = (id: string, above: string, more: Partial<UnitRow> = {}): UnitRow => ({
  id,
  code: id,
  type: "school",
  level: "site",
  name: id,
  search: id,
  parent: above.split("/").at(-2) ?? null,
  path: `${above}${id}/`,
  district: "1",
  commune: null,
  population: null,
  border: false,
  valid_from_day: 100,
  valid_to_day: null,
  illustrative: false,
  ...more,
});
const HOME = unit("home", "top/", { type: "district-committee", level: "district" });
const AWAY = unit("away", "top/", { type: "district-committee", level: "district", district: "2" });
const OFFICER: Importer = { scope: { paths: [HOME.path] }, province: false };
const row = (more: Partial<ReadUnit> = {}): ReadUnit => ({
  id: "s",
  code: "s",
  type: "school",
  level: "site",
  name: "s",
  parent: "home",
  district: null,
  commune: null,
  population: null,
  validFrom: Day(100),
  validTo: undefined,
  ...more,
});
const says = (around: Partial<RowContext>, read = row(), who = OFFICER): string => {
  const placed = placing(read, who, {
    known: undefined,
    parent: HOME,
    namesakes: [],
    placeKnown: true,
    ...around,
  });
  return isFault(placed) ? `${placed.column} ${placed.code}` : placed.path;
};

test("a site goes below one's own unit and takes its district", () => {
  assert.equal(says({}), "top/home/s/");
  assert.equal(says({ known: unit("s", HOME.path) }), "top/home/s/");
});

test("a unit elsewhere is not fetched, and one's own is not sent away", () => {
  assert.equal(says({ known: unit("s", AWAY.path) }), "code out_of_reach");
  assert.equal(says({ known: unit("s", HOME.path), parent: AWAY }), "parent out_of_reach");
  assert.equal(says({ parent: AWAY }), "parent out_of_reach");
});

test("the code of another's unit is not used on another day, and one's own not twice on a day", () => {
  const ended = { valid_from_day: 50, valid_to_day: 99 };
  assert.equal(says({ namesakes: [unit("s2", AWAY.path, ended)] }), "code out_of_reach");
  assert.equal(says({ namesakes: [unit("s2", HOME.path, ended)] }), "top/home/s/");
  assert.equal(says({ namesakes: [unit("s2", HOME.path, { valid_to_day: 100 })] }), "validFrom code_taken");
});

test("one's own unit is placed from above, also where one reaches the whole province", () => {
  const read = row({ id: "home", code: "home", parent: "top", type: "school", level: "site" });
  const top = unit("top", "", { type: "province-committee", level: "province", district: null });
  assert.equal(says({ known: HOME, parent: top }, read), "type from_above");
  assert.equal(says({ known: HOME, parent: top }, read, { ...OFFICER, province: true }), "type from_above");
});

test("organs of the state are the province's, of their own level, and never above whom they belong to", () => {
  const station = row({ type: "health-station", level: "commune" });
  assert.equal(says({}, station), "level not_the_province");
  assert.equal(says({}, station, { ...OFFICER, province: true }), "top/home/s/");
  assert.equal(says({}, row({ type: "health-station" })), "level cell_invalid");
  assert.equal(
    says({ parent: unit("site", HOME.path) }, station, { ...OFFICER, province: true }),
    "level cell_invalid",
  );
  assert.equal(
    says({ known: unit("s", HOME.path, { type: "x", level: "commune" }) }),
    "level not_the_province",
  );
});

test("what lies below a unit lies in its district and commune; a place that nobody has is not begun", () => {
  assert.equal(says({}, row({ district: "2" })), "district out_of_reach");
  assert.equal(says({ parent: { ...HOME, commune: "11" } }, row({ commune: "12" })), "commune out_of_reach");
  assert.equal(says({ placeKnown: false }, row({ commune: "99" })), "commune out_of_reach");
  assert.equal(
    says({ known: unit("s", HOME.path), parent: unit("t", `${HOME.path}s/`) }),
    "parent cell_invalid",
  );
});

test("V8: whoever lies in no district places nothing in one, and changes the rest of what the province placed there", () => {
  const office = unit("office", "top/", { type: "trade-department", level: "province", district: null });
  const trade: Importer = { scope: { paths: [office.path] }, province: false };
  const tries = (read: Partial<ReadUnit>, around: Partial<RowContext> = {}, who = trade) =>
    says({ parent: office, ...around }, row({ parent: "office", ...read }), who);
  assert.equal(tries({ district: "1" }), "district out_of_reach");
  assert.equal(tries({ district: "1", commune: "11" }), "district out_of_reach");
  assert.equal(tries({ commune: "11" }), "commune out_of_reach");
  assert.equal(tries({}), "top/office/s/");
  assert.equal(tries({ district: "1" }, {}, { ...trade, province: true }), "top/office/s/");
  const known = unit("s", office.path, { commune: "11" });
  const end = { commune: "11", validTo: Day(200) };
  assert.equal(tries({ ...end, district: "1" }, { known }), "top/office/s/", "ends it");
  assert.equal(tries({ ...end, district: "2" }, { known }), "district out_of_reach", "moves it");
});
