/** The register of units over real HTTP. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { importUnits, listUnits, readUnit, UNIT_COLUMNS } from "@bluezone/contract/units";
import { type TestRollout, testRollout } from "./testing/rollout.ts";

let desk: TestRollout;
before(async () => {
  desk = await testRollout();
});
after(() => desk.close());

const HEADING = UNIT_COLUMNS.join(",");

test("a province sees its units, a district its own, and a name is found without accents", async () => {
  const province = await desk.as("rollout-officer", "89-province-committee");
  const district = await desk.as("unit-officer", "889-district-committee");
  const all = await province.post(listUnits, { level: "commune", type: "commune-committee" });
  assert.equal(all.total, 156);
  const own = await district.post(listUnits, { level: "commune", type: "commune-committee" });
  assert.equal(own.total, 13);
  assert.ok(own.units.every(({ district }) => district === "889"));
  const found = await province.post(listUnits, { words: "uy ban vinh thanh trung" });
  assert.deepEqual(
    found.units.map(({ name }) => name),
    ["Ủy ban nhân dân xã Vĩnh Thạnh Trung"],
  );
  const { unit, above, below } = await district.post(readUnit, { id: desk.unit("889-district-committee") });
  assert.match(unit.name, /Châu Phú/);
  assert.equal(above.at(0)?.type, "province-committee");
  assert.ok(below >= 13);
});

test("a unit out of reach looks like one that is not there", async () => {
  const district = await desk.as("unit-officer", "889-district-committee");
  for (const id of [desk.unit("890-district-committee"), "nowhere@2020-01-01"])
    assert.equal((await district.tries(readUnit, { id })).code, "not_found");
});

test("units come in from a spreadsheet; bad rows come back with a reason, good ones stay, twice changes nothing", async () => {
  const chief = await desk.as("administrator", "89-province-committee");
  const csv = [
    HEADING,
    "889-school-9,school,site,Trường số 9,889-district-committee,889,,,01/12/2020,",
    "889-school-9a,school,site,Lớp ở trường số 9,889-school-9,889,,,2020-12-02,",
    "bad code,school,site,x,889-district-committee,,,,01/12/2020,",
    "889-x,school,site,Lạc,nowhere,,,,01/12/2020,",
    '889-y,school,site,"=HYPERLINK(""http://x"")",889-district-committee,,,,31/02/2020,',
  ].join("\n");
  const trial = await chief.post(importUnits, { csv, dryRun: true });
  const outcome = await chief.post(importUnits, { csv });
  assert.deepEqual(trial, outcome);
  assert.deepEqual([outcome.added, outcome.changed, outcome.unchanged], [2, 0, 0]);
  assert.deepEqual(
    outcome.faults.map(({ row, column }) => `${row} ${column}`),
    ["4 code", "5 parent", "6 validFrom"],
  );
  assert.match(outcome.errors, /"'=HYPERLINK/);
  const again = await chief.post(importUnits, { csv });
  assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, 2]);
  const { unit } = await chief.post(readUnit, { id: "889-school-9a@2020-12-02" });
  assert.ok(unit.path.endsWith("889-school-9@2020-12-01/889-school-9a@2020-12-02/"));
});

test("nobody enters units outside their own, and what is no table is refused whole", async () => {
  const chief = await desk.as("administrator", "889-district-committee");
  const csv = `${HEADING}\n890-school-9,school,site,Trường,890-district-committee,890,,,01/12/2020,`;
  assert.equal((await chief.post(importUnits, { csv })).faults[0]?.code, "out_of_reach");
  assert.equal((await chief.tries(importUnits, { csv: "a,b\n1,2" })).code, "csv_unreadable");
  const officer = await desk.as("rollout-officer", "89-province-committee");
  assert.equal((await officer.tries(importUnits, { csv })).code, "not_allowed");
});
