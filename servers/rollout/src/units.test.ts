/** The register of units over real HTTP. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { addVenue } from "@bluezone/contract/rollout/venues";
import { planVisit } from "@bluezone/contract/rollout/visits";
import { listAudit } from "@bluezone/contract/staff/audit";
import { listPeople } from "@bluezone/contract/staff/people";
import { importUnits, listUnits, readUnit, UNIT_COLUMNS, UNIT_HEADINGS } from "@bluezone/contract/units";
import { Minutes } from "@bluezone/protocol/time";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { shared } from "@bluezone/server-kit/testing/shared";
import { enterUnitsAsOperator } from "@bluezone/units/enter-as-operator";
import { putUnits } from "@bluezone/units/store";
import { migrations } from "./slices.ts";
import { testRollout } from "./testing/rollout.ts";

const desk = shared(() => testRollout());

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

test("an operator's table that is none is refused in one sentence, and a good one enters its rows, in the operator's name", async (context) => {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-units-"));
  const place = { at: "folder", folder } as const;
  const schema = { place, name: "rollout", migrations };
  await assert.rejects(enterUnitsAsOperator(schema, "no,table", []), StartError);
  const row = "school-1,school,site,Trường minh họa,,,,,2020-12-01,";
  assert.deepEqual(await enterUnitsAsOperator(schema, `${HEADING}\n${row}`, []), { entered: 1, faults: [] });
  const engine = await openEngine(place);
  context.after(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });
  const { rows } = await engine.query("select actor, action from rollout.staff_audit order by n");
  assert.deepEqual(rows, [{ actor: "operator", action: "units.add" }]);
});

test("a thousand units at once, which is one statement's worth, go in whole; and so does one more", async () => {
  const { db } = desk.database;
  await desk.as("administrator", "89-province-committee");
  const row = await db
    .selectFrom("unit")
    .selectAll()
    .where("id", "=", desk.unit("889-school"))
    .executeTakeFirstOrThrow();
  const many = Array.from({ length: 1_001 }, (_, n) => {
    const id = `many-${n}@2020-01-01`;
    return { ...row, id, code: `many-${n}`, path: `${row.path}${id}/` };
  });
  const count = async () =>
    (await db.selectFrom("unit").select("id").where("code", "like", "many-%").execute()).length;
  await putUnits(db, many.slice(0, 1_000));
  assert.equal(await count(), 1_000);
  await putUnits(db, many);
  assert.equal(await count(), 1_001);
  await db.deleteFrom("unit").where("code", "like", "many-%").execute();
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
  // The same in the words of a Vietnamese table, and from a spreadsheet that cuts at semicolons.
  const vietnamese = [
    UNIT_COLUMNS.map((column) => UNIT_HEADINGS[column][0]).join(";"),
    "889-school-9;Trường học;điểm;Trường số 9;889-district-committee;889;;;01/12/2020;",
  ].join("\r\n");
  const known = await chief.post(importUnits, { csv: vietnamese });
  assert.deepEqual([known.faults, known.unchanged], [[], 1]);
  const { unit } = await chief.post(readUnit, { id: "889-school-9a@2020-12-02" });
  assert.ok(unit.path.endsWith("889-school-9@2020-12-01/889-school-9a@2020-12-02/"));
});

test("nobody enters units outside their own, and what is no table is refused whole", async () => {
  const chief = await desk.as("administrator", "889-district-committee");
  const csv = `${HEADING}\n890-school-9,school,site,Trường,890-district-committee,890,,,01/12/2020,`;
  assert.equal((await chief.post(importUnits, { csv })).faults[0]?.code, "out_of_reach");
  assert.equal((await chief.tries(importUnits, { csv: "a,b\n1,2" })).code, "columns_missing");
  const officer = await desk.as("rollout-officer", "89-province-committee");
  assert.equal((await officer.tries(importUnits, { csv })).code, "not_allowed");
});

/** A row of the table. */
const row = (...cells: readonly string[]): string => [HEADING, cells.join(",")].join("\n");

test("V1: an administrator who imports another commune's unit below their own takes nothing: no unit, no account, no record", async () => {
  const thief = await desk.as("administrator", "30463-commune-committee");
  const victim = await desk.as("unit-officer", "30283-commune-committee");
  const theirs = desk.unit("30283-commune-committee");
  const before = await desk.database.db.selectFrom("unit").selectAll().orderBy("id").execute();
  for (const [code, type, level, from] of [
    ["30283-commune-committee", "commune-committee", "commune", theirs.split("@")[1]],
    ["30283-commune-committee", "school", "site", theirs.split("@")[1]],
    ["30283-commune-committee", "school", "site", "2020-12-28"],
    ["883-district-committee", "school", "site", "2019-10-06"],
  ] as const) {
    const csv = row(code, type, level, "Của tôi", "30463-commune-committee", "", "", "", from ?? "", "");
    const { added, changed, faults } = await thief.post(importUnits, { csv });
    assert.deepEqual([added, changed, faults[0]?.code], [0, 0, "out_of_reach"], `${code}@${from}`);
  }
  assert.deepEqual(await desk.database.db.selectFrom("unit").selectAll().orderBy("id").execute(), before);
  desk.clock.advance(Minutes(2));
  assert.equal((await victim.post(readUnit, { id: theirs })).unit.id, theirs, "the victim still reaches it");
  const { people } = await thief.post(listPeople, {});
  assert.ok(!people.some(({ id }) => id === victim.id));
});

test("V1: nobody changes place, kind, level or end of their own unit; its name they may", async () => {
  const chief = await desk.as("administrator", "30463-commune-committee");
  const id = desk.unit("30463-commune-committee");
  const { unit } = await chief.post(readUnit, { id });
  const own = (more: Partial<Record<(typeof UNIT_COLUMNS)[number], string>>): string => {
    const cells: Partial<Record<string, unknown>> = { ...unit, ...more };
    return row(...UNIT_COLUMNS.map((column) => String(cells[column] ?? "")));
  };
  for (const more of [
    { parent: "89-province-committee" },
    { type: "health-station" },
    { type: "school", level: "site" },
    { district: "883" },
    { commune: "30283" },
    { validTo: "2020-12-31" },
  ])
    assert.equal((await chief.post(importUnits, { csv: own(more) })).changed, 0, JSON.stringify(more));
  assert.equal((await chief.post(importUnits, { csv: own({ name: "Ủy ban nhân dân xã nhà" }) })).changed, 1);
  assert.equal((await chief.post(importUnits, { csv: own({ name: unit.name }) })).changed, 1);
});

test("V1: below one's own unit one enters sites, in one's own district and commune; organs of the state are the province's", async () => {
  const chief = await desk.as("administrator", "30463-commune-committee");
  const tries = async (type: string, level: string, district: string, commune: string) => {
    const csv = row(
      "x-new",
      type,
      level,
      "Mới",
      "30463-commune-committee",
      district,
      commune,
      "",
      "2020-12-01",
      "",
    );
    return (await chief.post(importUnits, { csv, dryRun: true })).faults.map(
      ({ column, code }) => `${column} ${code}`,
    );
  };
  assert.deepEqual(await tries("school", "site", "", ""), []);
  assert.deepEqual(await tries("school", "site", "", "30283"), ["commune out_of_reach"]);
  assert.deepEqual(await tries("school", "site", "883", ""), ["district out_of_reach"]);
  assert.deepEqual(await tries("health-station", "commune", "", ""), ["level not_the_province"]);
  assert.deepEqual(await tries("health-station", "site", "", ""), ["level cell_invalid"]);
  assert.deepEqual(await tries("information-department", "province", "", ""), ["level cell_invalid"]);
  assert.deepEqual(await tries("made-up", "commune", "", ""), ["level not_the_province"]);
  const district = await desk.as("administrator", "889-district-committee");
  const csv = row(
    "x-new",
    "school",
    "site",
    "Mới",
    "889-district-committee",
    "",
    "30283",
    "",
    "2020-12-01",
    "",
  );
  assert.equal(
    (await district.post(importUnits, { csv })).faults[0]?.code,
    "out_of_reach",
    "a commune of another district",
  );
  const province = await desk.as("administrator", "89-province-committee");
  const station = row(
    "x-station",
    "loudspeaker-station",
    "commune",
    "Đài",
    "889-district-committee",
    "",
    "30463",
    "",
    "2020-12-01",
    "",
  );
  assert.equal((await district.post(importUnits, { csv: station })).faults[0]?.code, "not_the_province");
  assert.equal((await province.post(importUnits, { csv: station })).added, 1);
});

test("a unit that moves takes along what lies below it and what is kept under its path; each is noted with its old and new place", async () => {
  const province = await desk.as("administrator", "89-province-committee");
  const school = "y-school@2020-12-01";
  const school2 = "y-class@2020-12-02";
  const enter = (csv: string) => province.post(importUnits, { csv });
  await enter(
    row("y-school", "school", "site", "Trường", "889-district-committee", "", "", "", "2020-12-01", ""),
  );
  await enter(row("y-class", "school", "site", "Lớp", "y-school", "", "", "", "2020-12-02", ""));
  const officer = await desk.as("unit-officer", "889-district-committee");
  const visit = { id: randomUUID(), hostId: school2, kind: "school", day: "2020-12-30" } as const;
  await officer.post(planVisit, visit);
  const away = await enter(
    row("y-school", "school", "site", "Trường", "883-district-committee", "883", "", "", "2020-12-01", ""),
  );
  assert.deepEqual([away.changed, away.faults], [1, []]);
  assert.equal((await officer.tries(readUnit, { id: school2 })).code, "not_found");
  const there = await desk.as("unit-officer", "883-district-committee");
  const { unit } = await there.post(readUnit, { id: school2 });
  assert.ok(unit.path.endsWith(`${desk.unit("883-district-committee")}/${school}/${school2}/`));
  const { host_path } = await desk.database.db
    .selectFrom("visit")
    .select("host_path")
    .where("id", "=", visit.id)
    .executeTakeFirstOrThrow();
  assert.equal(host_path, unit.path);
  const { entries } = await province.post(listAudit, {
    subject: `${school}:${desk.unit("889-district-committee")}:${desk.unit("883-district-committee")}`,
  });
  assert.deepEqual(
    entries.map(({ action, actor }) => [action, actor]),
    [["units.move", province.id]],
  );
  const ring = await enter(
    row("y-school", "school", "site", "Trường", "y-class@2020-12-02", "883", "", "", "2020-12-01", ""),
  );
  assert.equal(ring.faults[0]?.code, "cell_invalid", "not below itself");
});

test("a code is one unit's at a time: its second holder begins when the first has ended", async () => {
  const chief = await desk.as("administrator", "889-district-committee");
  const enter = async (from: string, to: string) => {
    const csv = row("z-school", "school", "site", "Trường", "889-district-committee", "", "", "", from, to);
    const { added, changed, faults } = await chief.post(importUnits, { csv });
    return faults[0]?.code ?? added + changed;
  };
  assert.equal(await enter("2020-12-01", ""), 1);
  assert.equal(await enter("2020-12-20", ""), "code_taken");
  assert.equal(await enter("2020-11-01", "2020-12-01"), "code_taken");
  assert.equal(await enter("2020-12-01", "2020-12-19"), 1);
  assert.equal(await enter("2020-12-20", ""), 1);
});

test("V8: a department lists nothing in a district by a site that it places there itself", async () => {
  const chief = await desk.as("administrator", "89-education-department");
  const writer = await desk.as("rollout-officer", "89-education-department");
  const site = (district: string, commune: string) =>
    row(
      "e-0",
      "school",
      "site",
      "Trường",
      "89-education-department",
      district,
      commune,
      "",
      "2020-12-01",
      "",
    );
  const { added, faults } = await chief.post(importUnits, { csv: site("889", "30463") });
  assert.deepEqual([added, faults[0]?.code], [0, "out_of_reach"]);
  assert.equal((await chief.post(importUnits, { csv: site("", "") })).added, 1, "without a district it does");
  const content = {
    name: "Chợ giả",
    kind: "market",
    district: "889",
    place: "Chợ",
    cashless: ["qr"],
    online: "https://evil.example/login",
    orderPhone: null,
    delivery: [],
    validTo: null,
  } as const;
  const listed = { id: randomUUID(), unitId: "e-0@2020-12-01", content };
  assert.equal((await writer.tries(addVenue, listed)).code, "district_foreign");
});

test("a code in capitals is the same code: it names nobody else's unit again", async () => {
  const chief = await desk.as("administrator", "30478-commune-committee");
  const csv = row(
    "30463-Health-Station",
    "clinic",
    "site",
    "Trạm Y tế xã",
    "30478-commune-committee",
    "889",
    "30478",
    "",
    "2020-12-01",
    "",
  );
  const { added, faults } = await chief.post(importUnits, { csv });
  assert.deepEqual([added, faults[0]?.code], [0, "out_of_reach"]);
});
