/**
 * Nobody grants what they lack, through the endpoints: every role at every unit invites to, gives and takes every role
 * at every unit.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { invite, listInvitations, withdraw } from "@bluezone/contract/staff/invitations";
import { grant, revoke } from "@bluezone/contract/staff/people";
import { ROLES, type Role, testDesk, UNITS } from "../testing/desk.ts";

const all = (Object.keys(ROLES) as Role[]).flatMap((role) =>
  Object.keys(UNITS).map((unitId) => ({ role, unitId })),
);
const pathOf = (unitId: string): string => UNITS[unitId] ?? "";

/** Said by itself: one role at one unit reaches another when that unit lies below and its permissions are a part. */
const covers = (held: (typeof all)[number], wanted: (typeof all)[number]): boolean => {
  const [mine, theirs]: readonly (readonly string[])[] = [ROLES[held.role], ROLES[wanted.role]];
  return (
    pathOf(wanted.unitId).startsWith(pathOf(held.unitId)) &&
    mine!.includes("staff.invite") &&
    theirs!.every((permission) => mine!.includes(permission))
  );
};

test("of all pairs of roles and units, exactly those are invited to, given and taken that the giver holds", async () => {
  const desk = await testDesk();
  // Somebody is left at each top who can give everything back.
  const [top, someone] = [await desk.join("chief", "p"), await desk.join("guest", "q")];
  const far = await desk.join("chief", "q");
  // Whoever holds no role is everybody's to invite in; who holds one is given others by those who reach them.
  await far.post(revoke, { personId: someone.id, role: "guest", unitId: "q" });
  const away = await desk.join("guest", "q");
  for (const held of all) {
    const giver = await desk.join(held.role, held.unitId);
    for (const wanted of all) {
      const expected = covers(held, wanted) ? 200 : 403;
      const what = `${held.role} of ${held.unitId} and ${wanted.role} of ${wanted.unitId}`;
      const invited = await giver.tries(invite, { name: "x", ...wanted });
      assert.equal(invited.status, expected, `invite: ${what}`);
      assert.equal(
        (await giver.tries(grant, { personId: someone.id, ...wanted })).status,
        expected,
        `grant: ${what}`,
      );
      if (held.unitId !== "q")
        assert.equal(
          (await giver.tries(grant, { personId: away.id, ...wanted })).status,
          expected === 200 ? 404 : expected,
          `grant to somebody out of reach: ${what}`,
        );
      if (expected === 200) {
        await giver.post(withdraw, { id: String(invited.body["id"]) });
        await giver.post(revoke, { personId: someone.id, ...wanted });
      }
    }
  }
  assert.deepEqual((await top.post(listInvitations, {})).invitations, []);
  await desk.close();
});
