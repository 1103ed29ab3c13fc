/** A rule that begins moves ends, and time that is over deletes. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  beginQuarantine,
  listRuleChanges,
  readQuarantine,
  seeRuleChanges,
} from "@bluezone/contract/health/quarantine";
import { countWaiting } from "@bluezone/contract/health/waiting";
import { parseInstant } from "@bluezone/protocol/time";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { KEEP } from "./keep.ts";
import { recompute } from "./recompute.ts";

const clock = manualClock(parseInstant("2021-05-04T14:00:00+07:00"));
let at: TestHealth;
let nurse: SignedIn;
before(async () => {
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" }, {}, { clock });
  nurse = await at.as("health-officer", "30478-health-station");
});
after(() => at.close());

const begin = async (name: string, firstDay: string) =>
  (
    await nurse.post(beginQuarantine, {
      of: { person: { name, birthYear: 1980, phone: null, commune: "30478", address: null } },
      place: "home",
      siteName: null,
      reason: "Nhà có phòng riêng",
      firstDay,
    })
  ).id;

test("a quarantine moves with the rule, and goes when its time is over", async (walk) => {
  await walk.test(
    "on 5 May 2021 open ends move by seven days, once, and an officer confirms the change as seen",
    async () => {
      const mach = await begin("Thạch Thị Sà Mách", "2021-04-28");
      const le = await begin("Mohamad Sa Lễ", "2021-05-04");
      // Their last day, 4 May, is over before the rule begins: they stay as they are.
      const over = await begin("Nguyễn Trần Hoàng Phương Uyên", "2021-04-21");
      assert.equal((await nurse.post(readQuarantine, { id: mach })).row.lastDay, "2021-05-11");
      assert.deepEqual(await nurse.post(listRuleChanges, {}), { rules: [] });
      clock.set(parseInstant("2021-05-05T00:30:00+07:00"));
      const server = at.health as unknown as { runJobs(now: number): Promise<void> };
      await server.runJobs(clock.now());
      const rows = () => at.database.db.selectFrom("quarantine").selectAll().orderBy("id").execute();
      const once = await rows();
      await server.runJobs(clock.now());
      assert.equal(
        await recompute({ config: at.config, database: at.database, staff: at.health.staff }, clock.now()),
        0,
      );
      assert.deepEqual(
        await rows(),
        once,
        "another run writes nobody again: a full batch of those has no end",
      );

      const noted = await at.database.db
        .selectFrom("staff_audit")
        .select(["actor", "subject"])
        .where("action", "=", "quarantine.rule")
        .execute();
      assert.deepEqual(noted, [{ actor: "server", subject: "rule.2021-05-05.2" }]);

      await nurse.again("recovery");
      const { rules } = await nurse.post(listRuleChanges, {});
      assert.deepEqual(
        rules.map(({ from, document, moved }) => [
          from,
          document,
          moved.map((one) => [one.id, one.oldLastDay, one.newLastDay]),
        ]),
        [
          [
            "2021-05-05",
            "Công điện của Ban Chỉ đạo, 05/05/2021",
            [
              [mach, "2021-05-11", "2021-05-18"],
              [le, "2021-05-17", "2021-05-24"],
            ],
          ],
        ],
      );
      assert.equal((await nurse.post(readQuarantine, { id: over })).row.lastDay, "2021-05-04");
      const read = await nurse.post(readQuarantine, { id: mach });
      assert.deepEqual([read.row.days, read.watchUntil, read.changes[0]?.seen], [21, "2021-06-01", false]);
      assert.deepEqual(
        (await nurse.post(countWaiting, {})).kinds.map(({ kind, count }) => [kind, count]),
        [
          ["quarantineRounds", 1],
          ["quarantineDue", 1],
          ["quarantineChanged", 2],
        ],
      );
      assert.deepEqual(await nurse.post(seeRuleChanges, { from: "2021-05-05", ids: [mach, le] }), {
        seen: 2,
      });
      assert.deepEqual(await nurse.post(seeRuleChanges, { from: "2021-05-05", ids: [mach] }), { seen: 0 });
      assert.deepEqual(await nurse.post(listRuleChanges, {}), { rules: [] });
      assert.equal((await nurse.post(readQuarantine, { id: mach })).changes[0]?.seen, true);
    },
  );
  await walk.test(
    "a quarantine goes 90 days after its end with all that hangs on it, one that nobody ended 180 days after its last day",
    async () => {
      const count = async () =>
        Number(
          (
            await at.database.db
              .selectFrom("quarantine")
              .select(({ fn }) => fn.countAll().as("n"))
              .executeTakeFirstOrThrow()
          ).n,
        );
      assert.equal(await count(), 3);
      const run = (time: string) =>
        at.database.transaction(async (trx) => {
          const now = parseInstant(`${time}+07:00`);
          for (const rule of KEEP) await rule.drop(trx, now);
          for (const rule of KEEP) assert.equal(await rule.overdue(trx, now), 0, rule.table);
        });
      await run("2021-10-31T08:00:00");
      assert.equal(await count(), 3);
      await run("2021-11-01T08:00:00");
      assert.equal(await count(), 2);
      await at.database.db.updateTable("quarantine").set({ ended_day: 18752 }).execute();
      await run("2021-08-03T08:00:00");
      assert.equal(await count(), 2);
      await run("2021-08-04T08:00:00");
      assert.equal(await count(), 0);
    },
  );
});
