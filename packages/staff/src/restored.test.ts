/** People who were put back from a backup: who can sign in, what goes, and what the log says of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { grant, suspend } from "@bluezone/contract/staff/people";
import { parseInstant, unixSeconds } from "@bluezone/protocol/time";
import { Secret } from "@bluezone/server-kit/start/secret";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { setAnchor } from "./audit/anchors.ts";
import { mendStaff } from "./restored.ts";
import { testDesk } from "./testing/desk.ts";

test("people who were put back sign in with their roles; who was half invited is gone, and the log says that it was put back", async (t) => {
  const desk = await testDesk();
  t.after(() => desk.close());
  const chief = await desk.join("chief", "p");
  const clerk = await desk.join("clerk", "a");
  const left = await desk.join("guest", "b");
  const begun = await desk.join("guest", "c");
  await chief.post(grant, { personId: clerk.id, role: "guest", unitId: "c" });
  await chief.post(suspend, { personId: left.id });
  const { db } = desk.database;
  await db.updateTable("staff_user").set({ joined_ms: null }).where("id", "=", begun.id).execute();
  const made = parseInstant("2020-12-26T03:00:00+07:00");
  const mend = (byte: number) =>
    desk.database.transaction((trx) =>
      mendStaff(trx, {
        now: desk.clock.now(),
        made,
        secrets: [new Secret(new Uint8Array(32).fill(byte))],
        anchors: desk.anchors,
      }),
    );
  await assert.rejects(mend(8), StartError, "sealed under another secret");
  assert.ok(await db.selectFrom("staff_user").select("id").where("id", "=", begun.id).executeTakeFirst());
  await setAnchor(desk, desk.clock.now());
  const { people, lostEntries } = await mend(9);
  assert.deepEqual(people, [
    { name: "chief p", roles: ["chief p"] },
    { name: "clerk a", roles: ["clerk a", "guest c"] },
  ]);
  assert.equal(lostEntries, 0);
  const kept = await db.selectFrom("staff_user").select(["id", "invitation_id"]).execute();
  assert.deepEqual(kept.map(({ id }) => id).sort(), [chief.id, clerk.id, left.id].sort());
  assert.ok(kept.every(({ invitation_id }) => invitation_id === null));
  const { actor, action, subject } = await db
    .selectFrom("staff_audit")
    .selectAll()
    .orderBy("n", "desc")
    .executeTakeFirstOrThrow();
  assert.deepEqual([actor, action, subject], ["operator", "backup.restore", String(unixSeconds(made))]);
});
