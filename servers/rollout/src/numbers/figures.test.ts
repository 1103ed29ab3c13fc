import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { test } from "node:test";
import { paddingFrom, padToBucket } from "@bluezone/contract/bucket";
import { ACTIVE_SIZE, reportActive } from "@bluezone/contract/rollout/active";
import {
  enterDownloads,
  enterSmartphones,
  enterTarget,
  type Figure,
  importDownloads,
  readLeague,
} from "@bluezone/contract/rollout/figures";
import { enterNumbers } from "@bluezone/contract/rollout/numbers";
import { areasOf, WEEKLY_EPSILON } from "@bluezone/contract/rollout/weekly-figure";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseInstant } from "@bluezone/protocol/time";
import { codeOf } from "@bluezone/server-kit/testing/code-of";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../testing/rollout.ts";
import { publicTotals } from "./public-totals.ts";

const AREAS = areasOf(AN_GIANG);

const desk = shared(() => testRollout());

const at = (iso: string) => desk.clock.set(parseInstant(iso));
const WEEK = "2020-12-27";
const shown = (figure: Figure | undefined) => {
  assert.ok(figure?.is === "shown", JSON.stringify(figure));
  return figure;
};
async function send(code: string, installed: number, week = WEEK) {
  const officer = await desk.as("unit-officer", code);
  const totals = { staff: 200, smartphones: 100, installed, helped: 0, posters: 0 };
  await officer.post(enterNumbers, {
    unitId: desk.unit(code),
    week,
    version: 0,
    clientId: randomUUID(),
    totals,
    confirmed: true,
  });
}

test("the league and the public totals show four sources and hide what is small", async (walk) => {
  await desk.alone(walk);
  await walk.test(
    "four sources stand side by side with their shares; the week before gives the change in points",
    async () => {
      at("2020-12-20T09:00:00+07:00");
      const department = await desk.as("rollout-officer", "89-province-committee");
      await send("884-culture-office", 30, "2020-12-20");
      const counts = (counts: Readonly<Record<string, number>>) =>
        Object.entries(counts).map(([district, count]) => ({ district, count }));
      await department.post(enterDownloads, {
        week: "2020-12-20",
        source: "Google Play Console, App Store Connect",
        rows: counts({ "884": 20_000, "886": 12_000 }),
      });
      at("2020-12-20T09:10:00+07:00");
      await department.post(enterDownloads, {
        week: WEEK,
        source: "Google Play Console, App Store Connect",
        rows: counts({ "884": 21_000, "886": 12_100 }),
      });
      await department.post(enterSmartphones, {
        district: "884",
        count: 60_000,
        source: "Công văn số liệu viễn thông (minh họa)",
        validFrom: "2020-12-01",
      });
      await department.post(enterTarget, {
        source: "downloads",
        per: "people",
        share: 0.3,
        basis: "Chỉ tiêu của Sở",
        validFrom: "2020-12-01",
        validTo: "2020-12-31",
      });
      at("2020-12-26T09:00:00+07:00");
      for (const [code, installed] of [
        ["884-one-stop-counter", 50],
        ["886-culture-office", 40],
      ] as const)
        await send(code, installed);
      const reader = await desk.as("observer", "889-district-committee");
      const { rows, whole, targets, cutOff } = await reader.post(readLeague, { week: WEEK });
      assert.equal(cutOff, "2020-12-27T10:00:00.000Z");
      assert.equal(rows.length, 11);
      const chauDoc = rows.find(({ code }) => code === "884");
      const downloads = shown(chauDoc?.figures.downloads);
      assert.equal(downloads.value, 21_000);
      assert.equal(downloads.change, 1_000);
      assert.equal(downloads.ofPeople?.share, 21_000 / 101_765);
      assert.equal(downloads.ofSmartphones?.share, 0.35);
      const units = shown(chauDoc?.figures.units);
      assert.equal(units.value, 50);
      assert.equal(units.ofUnits?.share, 0.5);
      assert.ok(Math.abs((units.ofUnits?.change ?? 0) - 0.2) < 1e-12);
      assert.deepEqual(chauDoc?.figures.helped, { is: "none" });
      const anPhu = rows.find(({ code }) => code === "886");
      assert.equal(shown(anPhu?.figures.downloads).ofSmartphones, null);
      assert.equal(anPhu?.smartphones, null);
      assert.equal(whole.smartphones, null);
      assert.deepEqual(
        targets.map(({ share, basis }) => [share, basis]),
        [[0.3, "Chỉ tiêu của Sở"]],
      );
    },
  );
  await walk.test(
    "a figure under 20 is hidden with all its digits, and the one that would give it away with it",
    async () => {
      const department = await desk.as("rollout-officer", "89-province-committee");
      await department.again("recovery");
      await department.post(enterDownloads, {
        week: WEEK,
        source: "x",
        rows: [{ district: "891", count: 8 }],
      });
      await send("891-culture-office", 12);
      const reader = await desk.as("observer", "89-province-committee");
      const { rows } = await reader.post(readLeague, { week: WEEK });
      const row = (code: string) => rows.find((one) => one.code === code)?.figures;
      // With the province's sum, the smallest other would give Tri Tôn's figure away.
      assert.deepEqual(row("891")?.downloads, { is: "hidden" });
      assert.deepEqual(row("886")?.downloads, { is: "hidden" });
      assert.deepEqual(row("891")?.units, { is: "hidden" });
      assert.deepEqual(row("886")?.units, { is: "hidden" });
      assert.equal(shown(row("884")?.units).value, 50);
    },
  );
  await walk.test(
    "what everybody is told are the figures of the last week that ended, small ones hidden for them too",
    async () => {
      const now = parseInstant("2020-12-28T08:00:00+07:00");
      const told = await publicTotals(AN_GIANG, desk.database.db, now);
      assert.equal(told.week, WEEK);
      assert.deepEqual(told.rows.find(({ code }) => code === "891")?.figures.downloads, { is: "hidden" });
      assert.equal(shown(told.rows.find(({ code }) => code === "884")?.figures.downloads).value, 21_000);
      assert.equal(
        (await publicTotals(AN_GIANG, desk.database.db, parseInstant("2020-12-27T16:59:59+07:00"))).week,
        "2020-12-20",
      );
    },
  );
});

test("communes are shown to who reaches their district, and nothing is finer than a commune", async () => {
  at("2020-12-26T10:00:00+07:00");
  const district = await desk.as("rollout-officer", "889-district-committee");
  await district.again("recovery");
  const { rows, whole } = await district.post(readLeague, { week: WEEK, district: "889" });
  assert.equal(rows.length, 13);
  assert.equal(whole.code, "889");
  assert.ok(rows.every(({ code }) => /^\d{5}$/.test(code)));
  assert.equal(await codeOf(district.post(readLeague, { week: WEEK, district: "883" })), "not_found");
  assert.equal(await codeOf(district.post(readLeague, { week: "2020-12-26" })), "bad_request");
});

test("downloads, smartphones and targets are entered by who reaches the whole province, and by nobody below", async () => {
  const district = await desk.as("rollout-officer", "889-district-committee");
  await district.again("recovery");
  const rows = [{ district: "889", count: 99_999 }];
  assert.equal(await codeOf(district.post(enterDownloads, { week: WEEK, source: "x", rows })), "not_allowed");
  const department = await desk.as("rollout-officer", "89-province-committee");
  if ((await department.again("recovery")).status !== 200) assert.fail("no session");
  assert.equal(
    await codeOf(
      department.post(enterDownloads, { week: WEEK, source: "x", rows: [{ district: "001", count: 1 }] }),
    ),
    "district_unknown",
  );
  const nowhere = { district: "001", count: 1, source: "x", validFrom: "2020-12-20", validTo: null };
  assert.equal(await codeOf(department.post(enterSmartphones, nowhere)), "district_unknown");
  assert.equal(
    await codeOf(
      department.post(enterTarget, {
        source: "units",
        per: "people",
        share: 0.5,
        basis: "x",
        validFrom: "2020-12-20",
        validTo: "2020-12-19",
      }),
    ),
    "days_unordered",
  );
});

test("what the province enters of downloads, smartphones and targets is in the audit log under its own name", async () => {
  const department = await desk.as("rollout-officer", "89-province-committee");
  if ((await department.again("recovery")).status !== 200) assert.fail("no session");
  const about = { source: "Cục Tin học hóa" };
  const since = { validFrom: "2020-12-27", validTo: null };
  const entries = async () =>
    (
      await desk.database.db
        .selectFrom("staff_audit")
        .select("action")
        .where("actor", "=", department.id)
        .where("action", "like", "numbers.%")
        .orderBy("n")
        .execute()
    ).map(({ action }) => action);
  const before = (await entries()).length;
  const rows = [{ district: "889", count: 30_500 }];
  await department.post(enterDownloads, { ...about, week: "2021-02-07", rows });
  await department.post(importDownloads, { ...about, week: "2021-02-07", csv: "Huyện;Lượt tải\n889;30600" });
  await department.post(enterSmartphones, { ...about, ...since, district: "889", count: 90_000 });
  const basis = "Công văn minh họa";
  await department.post(enterTarget, { ...since, source: "units", per: "people", share: 0.5, basis });
  assert.deepEqual((await entries()).slice(before), [
    "numbers.downloads",
    "numbers.downloads",
    "numbers.smartphones",
    "numbers.target",
  ]);
});

test("downloads come in as CSV, by code or by name with or without accents; bad rows come back and the same file changes nothing", async () => {
  const department = await desk.as("rollout-officer", "89-province-committee");
  const csv = "district;count\nlong xuyen;61.200\n887;30500\nCà Mau;5\n888;nhiều\n883;7\n";
  const given = { week: "2021-01-03", source: "Cục Tin học hóa", csv };
  const first = await department.post(importDownloads, given);
  assert.deepEqual([first.added, first.changed, first.unchanged], [2, 0, 0]);
  assert.deepEqual(
    first.faults.map(({ row, code }) => [row, code]),
    [
      [4, "district_unknown"],
      [5, "cell_invalid"],
      [6, "twice"],
    ],
  );
  const again = await department.post(importDownloads, given);
  assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, 2]);
  assert.equal(
    await codeOf(department.post(importDownloads, { ...given, csv: "huyện,số\n1,2" })),
    "csv_unreadable",
  );
});

test("every report of a phone and every answer has one length, whatever it says; only counts are kept", async () => {
  at("2020-12-24T03:17:00+07:00");
  const padding = paddingFrom((n) => new Uint8Array(randomBytes(n)));
  const says = [
    { areas: AREAS.name, district: "883", hours: "18-24" },
    { areas: AREAS.name, district: "none", hours: "0-6" },
  ];
  for (const one of says) {
    const body = padToBucket(one, ACTIVE_SIZE, padding);
    assert.equal(body.length, 512);
    const answer = await fetch(desk.url + reportActive.path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.getSetCookie().length, 0);
    assert.equal((await answer.text()).length, 512);
  }
  const rows = await desk.database.db.selectFrom("active_answer").selectAll().execute();
  assert.equal(
    rows.reduce((sum, { n }) => sum + n, 0),
    4,
  );
  assert.deepEqual(Object.keys(rows[0] ?? {}).sort(), ["answer", "areas", "n", "question", "week_day"]);
  assert.equal(AREAS.answers.length, 12);
  assert.equal(WEEKLY_EPSILON, 3);
  const odd = await fetch(desk.url + reportActive.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ areas: AREAS.name, district: "Châu Đốc", hours: "18-24" }),
  });
  assert.equal(odd.status, 400);
  assert.equal(((await odd.json()) as { code: string }).code, "bad_request");
});

test("a district whose figure is hidden shows no commune's either, or it could be added up", async () => {
  at("2021-01-09T09:00:00+07:00");
  const week = "2021-01-10";
  for (const [code, installed] of [
    ["30463-commune-committee", 12],
    ["30466-commune-committee", 5],
    ["884-medical-centre", 60],
  ] as const)
    await send(code, installed, week);
  const officer = await desk.as("unit-officer", "889-district-committee");
  const communes = async () => (await officer.post(readLeague, { week, district: "889" })).rows;
  const hidden = await communes();
  assert.ok(hidden.every(({ figures: { units } }) => units.is !== "shown"));
  await send("30469-commune-committee", 44, week);
  await send("887-medical-centre", 70, week);
  const { rows, whole } = await officer.post(readLeague, { week, district: "889" });
  assert.equal(shown(whole.figures.units).value, 61);
  assert.deepEqual(
    ["30463", "30466", "30469"].map((code) => rows.find((row) => row.code === code)?.figures.units.is),
    ["hidden", "hidden", "shown"],
  );
});
