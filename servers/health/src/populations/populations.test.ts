/** The people of communes over real HTTP: taken in by file, row by row, within reach, and what rates of places come of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readPlaces } from "@bluezone/contract/health/outbreak";
import { importPopulations, listPopulations } from "@bluezone/contract/health/populations";
import { listAudit } from "@bluezone/contract/staff/audit";
import { Hours, minus, parseInstant } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";

const NOW = parseInstant("2020-12-28T15:00:00+07:00");
/** Communes of Châu Phú and one of Tri Tôn; a test enters people of its own. */
const [NEAR, NEXT, THIRD, FAR] = ["30478", "30487", "30463", "30544"];
const HEAD = "mã xã, phường;tên;dân số;năm;nguồn";
const server = shared(async () => {
  const server = await testHealth();
  server.clock.set(NOW);
  return server;
});
const chief = () => server.as("administrator", "89-health-department");
const entered = async (...rows: readonly string[]) =>
  (await chief()).post(importPopulations, { csv: [HEAD, ...rows].join("\n") });
const peopleOf = async (code: string) => {
  const { communes } = await (await chief()).post(listPopulations, {});
  return communes.find((one) => one.code === code)?.population;
};

test("a file's good rows are entered with year and source, its wrong ones come back, each with its reason", async () => {
  const { errors, ...told } = await entered(
    `${NEAR};Xã Vĩnh Hanh;12.345;2019;Tổng điều tra dân số`,
    "00001;Không có;5;2019;Niên giám",
    `${NEXT};;0;2019;Niên giám`,
    `${NEXT};;5000;2021;Niên giám`,
    `${NEXT};;5000;2020; `,
  );
  assert.deepEqual(told, {
    ...{ added: 1, changed: 0, unchanged: 0 },
    faults: [
      { row: 3, column: "commune", code: "commune_unknown" },
      { row: 4, column: "people", code: "people_invalid" },
      { row: 5, column: "year", code: "year_invalid" },
      { row: 6, column: "source", code: "source_invalid" },
    ],
  });
  assert.equal(errors.trim().split("\n").length, 5);
  assert.deepEqual(await peopleOf(NEAR), { people: 12_345, year: 2019, source: "Tổng điều tra dân số" });
  assert.equal(await peopleOf(NEXT), null);
});

test("a new figure takes the place of the old one, the same again changes nothing, a try keeps nothing", async () => {
  const row = (people: number) => `${FAR};;${people};2019;Niên giám`;
  await entered(row(8_000));
  assert.equal((await entered(row(8_000))).unchanged, 1);
  const tried = await (await chief()).post(importPopulations, {
    csv: [HEAD, row(9_000)].join("\n"),
    dryRun: true,
  });
  assert.equal(tried.changed, 1);
  assert.equal((await peopleOf(FAR))?.people, 8_000);
  assert.equal((await entered(row(9_000))).changed, 1);
  assert.equal((await peopleOf(FAR))?.people, 9_000);
});

test("what is no table, and a table without its columns, is refused and enters nothing", async () => {
  const officer = await chief();
  const code = async (csv: string) => (await officer.tries(importPopulations, { csv })).code;
  assert.equal(await code("mã xã;dân số\n30478;5"), "columns_missing");
  assert.equal(await code(`${HEAD}\n"30478;5`), "csv_unreadable");
});

test("whoever runs a district enters its communes alone, and who reads totals enters none", async () => {
  const csv = [HEAD, `${THIRD};;7000;2020;Niên giám`, `${FAR};;7000;2020;Niên giám`].join("\n");
  const theirs = await (await server.as("administrator", "889-medical-centre")).post(importPopulations, {
    csv,
  });
  assert.deepEqual(theirs.faults, [{ row: 3, column: "commune", code: "commune_foreign" }]);
  const observer = await server.as("observer", "89-health-department");
  assert.equal((await observer.tries(importPopulations, { csv })).code, "not_allowed");
});

test("each commune that was entered is noted, by its code", async () => {
  await entered(`${THIRD};;6500;2020;Niên giám`);
  const { entries } = await (await chief()).post(listAudit, { subject: THIRD });
  assert.ok(entries.some(({ action }) => action === "populations.enter"));
});

test("a commune has a rate of its own people, with what they are of; its district keeps the census", async (t) => {
  await server.alone(t);
  const officer = await server.as("administrator", "89-health-department");
  for (let n = 0; n < 6; n++) await addCaseOf(server, minus(NOW, Hours(5)), { commune: NEAR });
  const rows = [
    `${NEAR};;12.000;2019;Niên giám`,
    `${THIRD};;7000;2020;Điều tra`,
    `${FAR};;8000;2018;Điều tra`,
  ];
  await officer.post(importPopulations, { csv: [HEAD, ...rows].join("\n") });
  const asked = { unitId: server.unit("89-health-department"), weeks: 8 };
  const { places, sources } = await officer.post(readPlaces, asked);
  const told = places.map(({ code, people, rate }) => [code, people, rate]);
  assert.deepEqual(
    told.filter(([code]) => code === NEAR || code === "889"),
    [
      ["889", 206_676, 2.9],
      [NEAR, 12_000, 50],
    ],
  );
  assert.ok(!places.some(({ code }) => code === THIRD), "it has no case");
  const [third, near, far] = [
    { year: 2020, source: "Điều tra" },
    { year: 2019, source: "Niên giám" },
    { year: 2018, source: "Điều tra" },
  ];
  assert.deepEqual(sources, [third, near, far], "its people are drawn and counted all the same");
  const { sources: ofDistrict } = await officer.post(readPlaces, { ...asked, district: "889" });
  assert.deepEqual(ofDistrict, [third, near]);
});
