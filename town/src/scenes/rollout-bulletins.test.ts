import assert from "node:assert/strict";
import { test } from "node:test";
import { airingsDay, airingsWeek, confirmAirings, explainMissed } from "@bluezone/contract/rollout/airings";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import {
  approveBulletin,
  listBulletins,
  publishUrgent,
  readBulletin,
  reviewBulletin,
  saveBulletin,
  startBulletin,
  submitBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { D55 } from "@bluezone/policy/key-message";
import { publishedBulletins } from "@bluezone/rollout/bulletins/published";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { drawId, goTo, publish, SAMPLE, stationMachine, vietnam } from "../actors/bulletin-desk.ts";

let officer: SignedIn;
let approver: SignedIn;
let chauPhu: SignedIn;
const t = shared(async () => {
  const t = await testRollout({ ROLLOUT_IDLE: "12h" });
  officer = await t.as("rollout-officer", "89-province-committee");
  approver = await t.as("approver", "89-province-committee");
  chauPhu = await t.as("station-operator", "889-district-station");
  return t;
});

const block = (code: string) => ({ kind: "block" as const, code, version: 1 });

test("stations air the bulletins of a week, and what they missed is told", async (walk) => {
  await walk.test(
    "[D49] [D52] [D53] [D54] [D55] the bulletin is composed, approved, aired twice by the station of Châu Phú, and the week says so",
    async () => {
      const id = await publish(officer, approver);
      await goTo(t, "2020-12-28 05:20", officer, approver, chauPhu);
      const machine = stationMachine(chauPhu, t.clock.now);
      const day = await machine.look();
      const [first] = day.packages;
      assert.equal(first?.id, id);
      assert.equal(first.opening, "Đây là Đài Truyền thanh huyện Châu Phú.");
      assert.ok(first.package.vi.some(({ part, text }) => part === "key-message" && text.includes(D55)));
      assert.ok(
        first.package.vi.some(({ code, text }) => code === "C7" && text.includes("cài ứng dụng Bluezone")),
      );
      for (const [slot, at] of [
        ["05:30", "05:31"],
        ["17:00", "17:02"],
      ] as const) {
        await goTo(t, `2020-12-28 ${at}`, chauPhu, officer, approver);
        machine.air(slot, id);
        assert.deepEqual(await machine.send(), ["confirmed"]);
      }
      await goTo(t, "2020-12-28 18:05", officer, chauPhu);
      const { today } = await machine.look();
      assert.deepEqual([today.aired, today.state, today.alertedAt], [2, "met", null]);
      const week = await officer.post(airingsWeek, {});
      const share = (of: string) => [...week.stations, ...week.districts].find((one) => one.of === of);
      assert.deepEqual([share(t.unit("889-district-station"))?.aired, share("889")?.aired], [2, 2]);
      assert.deepEqual([week.all.aired, week.all.needed, week.all.gaps], [2, 22, 10]);
    },
  );
  await walk.test(
    "[D53] a station that forgets the evening bulletin is told at 18:00 of the same day, makes up, and the gap is closed",
    async () => {
      await goTo(t, "2020-12-28 19:00", officer, approver);
      const id = await publish(officer, approver, { firstDay: "2020-12-29", lastDay: "2020-12-29" });
      const district = await t.as("unit-officer", "883-district-committee");
      const operator = await t.as("station-operator", "883-district-station");
      const machine = stationMachine(operator, t.clock.now);
      await goTo(t, "2020-12-29 05:32", operator);
      await machine.look();
      machine.air("05:30", id);
      await machine.send();
      await goTo(t, "2020-12-29 17:59", operator, district);
      assert.equal((await machine.look()).today.state, "early");
      await goTo(t, "2020-12-29 18:00", operator, district);
      const told = await machine.look();
      assert.deepEqual([told.today.aired, told.today.state], [1, "gap"]);
      assert.equal(told.today.alertedAt, "2020-12-29T11:00:00.000Z");
      const seen = await district.post(airingsDay, {});
      assert.deepEqual(
        seen.stations.map(({ station, state }) => [station, state]),
        [[t.unit("883-district-station"), "gap"]],
      );
      await goTo(t, "2020-12-29 19:10", operator);
      machine.air(null, id);
      assert.deepEqual(await machine.send(), ["confirmed"]);
      assert.equal((await machine.look()).today.state, "met");
    },
  );
  await walk.test("a station that has no power says so: the gap stays a gap, with its reason", async () => {
    const operator = await t.as("station-operator", "884-district-station");
    await goTo(t, "2020-12-29 19:20", operator, officer);
    const station = t.unit("884-district-station");
    for (const slot of ["11:15", "17:00"])
      await operator.post(explainMissed, { station, day: "2020-12-29", slot, reason: "power", note: "" });
    const { stations } = await officer.post(airingsDay, {});
    assert.equal(stations.find((one) => one.station === station)?.state, "explained");
    const week = await officer.post(airingsWeek, {});
    const share = week.stations.find(({ of }) => of === station);
    assert.deepEqual([share?.aired, share?.gaps, share?.explained], [0, 2, 1]);
  });
  await walk.test(
    "what a station aired without a network for a day counts when the line is back, marked late, and once",
    async () => {
      await goTo(t, "2020-12-29 19:30", officer, approver);
      const id = await publish(officer, approver, { firstDay: "2020-12-30", lastDay: "2020-12-31" });
      const operator = await t.as("station-operator", "886-district-station");
      const machine = stationMachine(operator, t.clock.now);
      await goTo(t, "2020-12-30 05:00", operator);
      await machine.look();
      const kept = ["05:30", "11:15", "17:00"].map((slot) => {
        t.clock.set(vietnam(`2020-12-30 ${slot}`));
        return machine.air(slot, id);
      });
      await goTo(t, "2020-12-31 04:30", operator, officer);
      assert.deepEqual(await machine.send(), ["late", "late", "late"]);
      const again = await operator.tries(confirmAirings, {
        sentAt: "2020-12-30T21:31:00.000Z",
        confirmations: kept,
      });
      assert.deepEqual(
        (again.body["outcomes"] as { outcome: string }[]).map(({ outcome }) => outcome),
        ["known", "known", "known"],
      );
      const { stations } = await officer.post(airingsDay, { day: "2020-12-30" });
      const own = stations.find(({ station }) => station === t.unit("886-district-station"));
      assert.deepEqual([own?.aired, own?.state, own?.airings.every(({ late }) => late)], [3, "met", true]);
    },
  );
  await walk.test(
    "two editors work on one bulletin: each keeps their field, the same field is told apart, nothing is lost",
    async () => {
      const other = await t.as("administrator", "89-province-committee");
      await goTo(t, "2020-12-31 08:00", officer, other);
      const { id } = await officer.post(startBulletin, { id: drawId(), content: SAMPLE });
      await officer.post(saveBulletin, { id, version: 1, changes: { source: "Sở Y tế An Giang" } });
      const second = await other.post(saveBulletin, { id, version: 1, changes: { languages: ["vi"] } });
      assert.deepEqual([second.content.source, second.content.languages], ["Sở Y tế An Giang", ["vi"]]);
      const clash = await other.tries(saveBulletin, { id, version: 1, changes: { source: "Bộ Y tế" } });
      assert.deepEqual([clash.status, clash.code], [409, "conflict"]);
      const { content, versions } = await other.post(readBulletin, { id });
      assert.equal(content.source, "Sở Y tế An Giang");
      assert.equal(versions.length, 3);
      const { version } = await officer.post(saveBulletin, {
        id,
        version: second.version,
        changes: { ticks: SAMPLE.ticks as Content["ticks"] },
      });
      const sent = await officer.post(submitBulletin, { id, version });
      const refused = await other.tries(approveBulletin, { id, version: sent.version });
      assert.equal(refused.code, "same_person");
    },
  );
  await walk.test(
    "[D15] an urgent bulletin goes out at once, its banner stands until a second person has looked, and a bad word stops it",
    async () => {
      await goTo(t, "2020-12-31 09:00", officer, approver, chauPhu);
      const own = (vi: string) => ({ kind: "own" as const, vi, en: null, source: "Sở Y tế An Giang" });
      const urgent = (vi: string): Partial<Content> => ({
        ...SAMPLE,
        priority: "urgent",
        languages: ["vi"],
        firstDay: "2020-12-31",
        lastDay: "2020-12-31",
        headline: own(vi),
        items: [block("C11")],
      });
      const bad = await officer.post(startBulletin, { id: drawId(), content: urgent("dịch bùng phát!") });
      assert.equal((await officer.tries(publishUrgent, { id: bad.id, version: 1 })).code, "not_ready");
      const { id } = await officer.post(startBulletin, {
        id: drawId(),
        content: urgent("trạm y tế các xã mở cửa suốt đêm nay để lấy mẫu xét nghiệm."),
      });
      const { version } = await officer.post(publishUrgent, { id, version: 1 });
      const machine = stationMachine(chauPhu, t.clock.now);
      const [first] = (await machine.look()).packages;
      assert.deepEqual([first?.id, first?.priority, first?.unreviewed], [id, "urgent", true]);
      await goTo(t, "2020-12-31 21:01", officer, approver, chauPhu);
      assert.ok((await officer.post(listBulletins, { unreviewed: true })).bulletins[0]?.reviewOverdue);
      await approver.post(reviewBulletin, { id, version, stands: true });
      assert.equal((await machine.look()).packages[0]?.unreviewed, false);
    },
  );
  await walk.test(
    "[D50] [D56] the pack for the border has the border's blocks and reaches the five districts of the border alone",
    async () => {
      await goTo(t, "2020-12-31 21:30", officer, approver);
      const id = await publish(officer, approver, {
        borderOnly: true,
        firstDay: "2021-01-01",
        lastDay: "2021-01-01",
        items: ["C12", "C14", "C11", "C7"].map(block),
      });
      const border = await t.as("station-operator", "891-district-station");
      const inland = await t.as("station-operator", "892-district-station");
      await goTo(t, "2021-01-01 05:00", border, inland, officer);
      const has = async (who: SignedIn) =>
        (await stationMachine(who, t.clock.now).look()).packages.some((one) => one.id === id);
      assert.deepEqual([await has(border), await has(inland)], [true, false]);
      assert.equal((await officer.post(readBulletin, { id })).check.stations, 5);
    },
  );
  await walk.test(
    "[D04] [D05] [D06] [D07] [D09] [D22] [D48] [D51] each block of the letter goes out in an approved bulletin that everybody can read",
    async () => {
      await goTo(t, "2021-01-02 08:00", officer, approver);
      for (const items of [
        ["C2", "C3", "C4", "C7"],
        ["C5", "C9", "C15", "C7"],
        ["C13", "C4b", "C16", "C7"],
      ])
        await publish(officer, approver, {
          items: items.map(block),
          firstDay: "2021-01-03",
          lastDay: "2021-01-03",
        });
      const shown = await publishedBulletins(t.database.db, vietnam("2021-01-03 08:00"));
      const codes = new Set(shown.flatMap(({ vi }) => vi.map(({ code }) => code)));
      for (const code of ["C1", "C2", "C3", "C4", "C4b", "C5", "C7", "C8", "C9", "C13", "C15", "C16"])
        assert.ok(codes.has(code), code);
      assert.ok(shown.every(({ source, checksum }) => source !== "" && checksum.length === 64));
    },
  );
});
