import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  enterNumbers,
  exportNumbers,
  listNumbers,
  missingNumbers,
  numbersHistory,
  readNumbers,
} from "@bluezone/contract/rollout/numbers";
import { listAudit } from "@bluezone/contract/staff/audit";
import { addDays, parseDay, parseInstant } from "@bluezone/protocol/time";
import { codeOf } from "@bluezone/server-kit/testing/code-of";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../testing/rollout.ts";

const desk = shared(() => testRollout());

const at = (iso: string) => desk.clock.set(parseInstant(iso));
const WEEK = "2020-12-27";
const totals = { staff: 40, smartphones: 35, installed: 20, helped: 12, posters: 3 };
const sending = (code: string, more: Record<string, unknown> = {}) => ({
  unitId: desk.unit(code),
  week: WEEK,
  version: 0,
  clientId: randomUUID(),
  totals,
  ...more,
});

test("numbers of units are sent, seen by their own district, and the missing are counted", async (walk) => {
  await desk.alone(walk);
  await walk.test(
    "[D18 D60] a unit sends totals and no names, on time before the cut-off; what it sends after is marked late",
    async () => {
      at("2020-12-25T09:00:00+07:00");
      const officer = await desk.as("unit-officer", "889-culture-office");
      const form = await officer.post(readNumbers, { unitId: desk.unit("889-culture-office") });
      assert.equal(form.week, WEEK);
      assert.equal(form.cutOff, "2020-12-27T10:00:00.000Z");
      assert.equal(form.sent, null);
      const first = await officer.post(enterNumbers, {
        ...sending("889-culture-office"),
        difficulties: "Một số máy đời cũ không cài được.",
      });
      assert.ok(first.outcome === "sent" && !first.sent.late && first.sent.version === 1);
      assert.equal(first.sent.by, "unit-officer 889-culture-office");
      at("2020-12-27T17:00:01+07:00");
      const late = await desk.as("unit-officer", "889-district-station");
      const second = await late.post(enterNumbers, sending("889-district-station"));
      assert.ok(second.outcome === "sent" && second.sent.late);
      assert.deepEqual(Object.keys(first.sent.totals).sort(), [
        "helped",
        "installed",
        "posters",
        "smartphones",
        "staff",
      ]);
    },
  );
  await walk.test(
    "[D42] a district sees and enters its own units' numbers only; another's are not there for it",
    async () => {
      at("2020-12-27T18:00:00+07:00");
      const district = await desk.as("rollout-officer", "889-district-committee");
      const { rows } = await district.post(listNumbers, { week: WEEK });
      assert.deepEqual(
        rows.map(({ unit }) => unit.id).sort(),
        [desk.unit("889-culture-office"), desk.unit("889-district-station")].sort(),
      );
      for (const endpoint of [readNumbers, numbersHistory] as const)
        assert.equal(
          await codeOf(district.post(endpoint, { unitId: desk.unit("883-culture-office"), week: WEEK })),
          "not_found",
        );
      assert.equal(
        await codeOf(district.post(enterNumbers, sending("883-culture-office", { version: 1 }))),
        "not_found",
      );
      const observer = await desk.as("observer", "889-district-committee");
      assert.equal(
        await codeOf(observer.post(enterNumbers, sending("889-culture-office", { version: 1 }))),
        "not_allowed",
      );
    },
  );
  await walk.test("who has not reported is a list of units, counted against all that are asked", async () => {
    at("2020-12-27T18:00:00+07:00");
    const district = await desk.as("rollout-officer", "889-district-committee");
    const missing = await district.post(missingNumbers, { week: WEEK });
    assert.equal(missing.reported, 2);
    assert.equal(missing.expected, missing.reported + missing.total);
    assert.equal(missing.units.length, missing.total);
    assert.ok(missing.units.some(({ id }) => id === desk.unit("889-one-stop-counter")));
    assert.ok(!missing.units.some(({ type }) => type === "vehicle" || type === "inspection-team"));
    assert.deepEqual(Object.keys(missing.units[0] ?? {}).sort(), [
      "district",
      "id",
      "illustrative",
      "name",
      "type",
    ]);
  });
});

test("the same sending twice is kept once, also when both come at the same moment", async () => {
  at("2020-12-26T09:00:00+07:00");
  const officer = await desk.as("unit-officer", "883-culture-office");
  const once = sending("883-culture-office");
  const both = await Promise.all([officer.post(enterNumbers, once), officer.post(enterNumbers, once)]);
  const again = await officer.post(enterNumbers, once);
  for (const one of [...both, again]) assert.ok(one.outcome === "sent" && one.sent.version === 1);
  const { versions } = await officer.post(numbersHistory, { unitId: once.unitId, week: WEEK });
  assert.equal(versions.length, 1);
});

test("a correction keeps what stood before, and stands in the audit log without a figure", async (walk) => {
  await desk.alone(walk);
  await walk.test(
    "a correction keeps what stood before, and of two at once one is told that it came second",
    async () => {
      at("2020-12-26T10:00:00+07:00");
      const officer = await desk.as("unit-officer", "884-culture-office");
      await officer.post(enterNumbers, sending("884-culture-office"));
      const corrected = { ...totals, installed: 22 };
      const outcomes = await Promise.allSettled([
        officer.post(enterNumbers, sending("884-culture-office", { version: 1, totals: corrected })),
        officer.post(
          enterNumbers,
          sending("884-culture-office", { version: 1, totals: { ...totals, installed: 24 } }),
        ),
      ]);
      const lost = outcomes.filter((one) => one.status === "rejected");
      assert.equal(lost.length, 1);
      assert.equal(lost[0]?.reason.code, "conflict");
      const { versions } = await officer.post(numbersHistory, {
        unitId: desk.unit("884-culture-office"),
        week: WEEK,
      });
      assert.deepEqual(
        versions.map(({ version }) => version),
        [2, 1],
      );
      assert.equal(versions[1]?.totals.installed, 20);
      assert.equal(await codeOf(officer.post(enterNumbers, sending("884-culture-office"))), "conflict");
    },
  );
  await walk.test(
    "every sending and correction stands in the audit log with the unit and the names of the fields, never a figure",
    async () => {
      const administrator = await desk.as("administrator", "89-province-committee");
      const { entries } = await administrator.post(listAudit, {});
      const mine = entries.filter(({ subject }) => subject === desk.unit("884-culture-office"));
      assert.deepEqual(mine.map(({ action }) => action).sort(), ["numbers.correct", "numbers.enter"]);
      assert.deepEqual([...(mine[0]?.fields ?? [])].sort(), [
        "difficulties",
        "helped",
        "installed",
        "posters",
        "proposals",
        "smartphones",
        "staff",
      ]);
    },
  );
});

test("what cannot be is refused with its own code, what is unlikely is asked about and taken when confirmed", async () => {
  at("2021-01-02T09:00:00+07:00");
  const officer = await desk.as("unit-officer", "886-culture-office");
  const week = "2021-01-03";
  await officer.post(enterNumbers, sending("886-culture-office"));
  const tries = (given: Partial<typeof totals>, more = {}) =>
    officer.post(
      enterNumbers,
      sending("886-culture-office", { week, totals: { ...totals, ...given }, ...more }),
    );
  assert.equal(await codeOf(tries({ smartphones: 41 })), "more_smartphones_than_staff");
  assert.equal(await codeOf(tries({ installed: 36 })), "more_installed_than_smartphones");
  assert.equal(await codeOf(tries({ staff: -1 })), "bad_request");
  const asked = await tries({ staff: 400, smartphones: 350, installed: 200 });
  assert.ok(asked.outcome === "confirm");
  assert.deepEqual(
    asked.jumps.map(({ total, before, now }) => [total, before, now]),
    [
      ["staff", 40, 400],
      ["smartphones", 35, 350],
      ["installed", 20, 200],
    ],
  );
  const { sent } = await officer.post(readNumbers, { unitId: desk.unit("886-culture-office"), week });
  assert.equal(sent, null);
  const taken = await tries({ staff: 400, smartphones: 350, installed: 200 }, { confirmed: true });
  assert.ok(taken.outcome === "sent" && taken.sent.totals.installed === 200);
  assert.equal(
    await codeOf(officer.post(enterNumbers, sending("886-culture-office", { week: "2021-01-10" }))),
    "too_early",
  );
  assert.equal(
    await codeOf(officer.post(enterNumbers, sending("886-culture-office", { week: "2020-11-01" }))),
    "too_late",
  );
});

test("names and numbers of people are refused among difficulties and proposals, and nothing is kept", async () => {
  at("2020-12-26T11:00:00+07:00");
  const officer = await desk.as("unit-officer", "887-culture-office");
  for (const [words, code] of [
    [{ difficulties: "Bà Nguyễn Thị Hoa không chịu cài." }, "has_person"],
    [{ proposals: "Gọi lại 0912 345 678." }, "has_phone"],
    [{ difficulties: "Thẻ 089123456789 không quét được." }, "has_id"],
  ] as const)
    assert.equal(
      await codeOf(officer.post(enterNumbers, sending("887-culture-office", words))),
      code,
      JSON.stringify(words),
    );
  const unitId = desk.unit("887-culture-office");
  assert.equal((await officer.post(readNumbers, { unitId, week: WEEK })).sent, null);
});

test("words of a unit come back as they were typed, and a spreadsheet takes none of them for a formula", async () => {
  at("2020-12-26T11:00:00+07:00");
  const officer = await desk.as("unit-officer", "887-one-stop-counter");
  const difficulties = '=HYPERLINK("http://x") <script>alert(1)</script> #import "x"';
  const sent = await officer.post(enterNumbers, {
    ...sending("887-one-stop-counter"),
    difficulties,
    proposals: "+84 máy \u202etoor".normalize("NFD"),
  });
  assert.ok(sent.outcome === "sent");
  assert.equal(sent.sent.difficulties, difficulties);
  assert.equal(sent.sent.proposals, "+84 máy toor");
  const { csv } = await officer.post(exportNumbers, { week: WEEK });
  assert.match(csv, /"'=HYPERLINK\(""http:\/\/x""\)/);
  assert.match(csv, /'\+84 máy toor/);
  assert.equal(
    await codeOf(
      officer.post(
        enterNumbers,
        sending("887-one-stop-counter", { version: 1, proposals: "x".repeat(1_001) }),
      ),
    ),
    "bad_request",
  );
});

test("a unit is there in a week of which it holds some day", async (walk) => {
  await desk.alone(walk);
  at("2020-12-27T12:00:00+07:00");
  const officer = await desk.as("rollout-officer", "89-province-committee");
  const unitId = desk.unit("889-hotel");
  const sunday = parseDay(WEEK);
  const read = async (from: number, to: number | null) => {
    await desk.database.db
      .updateTable("unit")
      .set({ valid_from_day: addDays(sunday, from), valid_to_day: to === null ? null : addDays(sunday, to) })
      .where("id", "=", unitId)
      .execute();
    return codeOf(officer.post(readNumbers, { unitId, week: WEEK }));
  };
  assert.equal(await read(0, null), "ok");
  assert.equal(await read(1, null), "not_found");
  assert.equal(await read(-99, -6), "ok");
  assert.equal(await read(-99, -7), "not_found");
});
