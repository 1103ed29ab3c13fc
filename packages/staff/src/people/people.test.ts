/** Giving and taking roles, over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { me } from "@bluezone/contract/staff/account";
import { PERSON_HEADER } from "@bluezone/contract/staff/endpoint";
import { invite as inviteEndpoint, listInvitations, withdraw } from "@bluezone/contract/staff/invitations";
import { grant, listPeople, resume, revoke, suspend } from "@bluezone/contract/staff/people";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testDesk, writeLetter } from "../testing/desk.ts";
import { acceptWith } from "../testing/sign-in.ts";

const desk = shared(() => testDesk());

test("a role that is given holds at once, and one that is taken is gone at once", async () => {
  const [chief, guest] = [await desk.join("chief", "p"), await desk.join("guest", "a")];
  const clerk = { personId: guest.id, role: "clerk", unitId: "b" };
  assert.equal((await guest.tries(writeLetter, {})).code, "not_allowed");
  await chief.post(grant, clerk);
  await chief.post(grant, clerk);
  assert.equal((await guest.tries(writeLetter, {})).status, 200);
  assert.deepEqual(
    (await guest.post(me, {})).grants.map(({ role, unitId }) => `${role} ${unitId}`),
    ["guest a", "clerk b"],
  );
  await chief.post(revoke, clerk);
  assert.equal((await guest.tries(writeLetter, {})).code, "not_allowed");
  assert.equal((await chief.tries(revoke, clerk)).code, "not_found");
});

test("who has no role left is signed out", async () => {
  const [chief, guest] = [await desk.join("chief", "p"), await desk.join("guest", "c")];
  await chief.post(revoke, { personId: guest.id, role: "guest", unitId: "c" });
  assert.equal((await guest.tries(me, {})).code, "not_signed_in");
  assert.equal((await guest.again()).status, 200);
  assert.equal((await guest.tries(me, {})).code, "not_allowed");
});

test("a suspended person's sessions end at that moment, and no sign-in helps until they are let in again", async () => {
  const [chief, clerk] = [await desk.join("chief", "p"), await desk.join("clerk", "a")];
  await chief.post(suspend, { personId: clerk.id });
  assert.equal((await clerk.tries(me, {})).code, "not_signed_in");
  assert.equal((await clerk.again("recovery")).code, "wrong_sign_in");
  assert.equal((await chief.tries(suspend, { personId: clerk.id })).code, "conflict");
  await chief.post(resume, { personId: clerk.id });
  assert.equal((await chief.tries(resume, { personId: clerk.id })).code, "conflict");
  assert.equal((await clerk.again("recovery")).status, 200);
  assert.equal((await clerk.tries(me, {})).status, 200);
});

test("people are listed within reach alone, with the roles that lie there", async () => {
  const province = await desk.join("chief", "p");
  const district = await desk.join("helper", "a");
  const other = await desk.join("guest", "b");
  await province.post(grant, { personId: other.id, role: "guest", unitId: "c" });
  const { people } = await district.post(listPeople, {});
  const seen = people.find(({ id }) => id === other.id);
  assert.deepEqual(seen?.grants, [{ role: "guest", unitId: "c" }]);
  assert.equal(
    people.some(({ id }) => id === province.id),
    false,
  );
});

test("a page that shows somebody does nothing with the session of somebody else who signed in since", async () => {
  const [clerk, other] = [await desk.join("clerk", "a"), await desk.join("clerk", "b")];
  const called = (person: string) => clerk.tries(writeLetter, {}, { [PERSON_HEADER]: person });
  assert.deepEqual((await called(clerk.id)).body, { by: clerk.id });
  assert.deepEqual([(await called(other.id)).status, (await called(other.id)).code], [401, "not_signed_in"]);
  assert.equal((await called(clerk.id)).status, 200, "and the session goes on");
});

test("nobody gives more than they hold, where they hold it", async () => {
  const [helper, chief] = [await desk.join("helper", "a"), await desk.join("chief", "a")];
  const guest = await desk.join("guest", "a");
  const code = async (by: typeof helper, role: string, unitId: string) =>
    (await by.tries(grant, { personId: guest.id, role, unitId })).code;
  assert.equal(await code(helper, "guest", "a"), "not_allowed");
  assert.equal(await code(helper, "chief", "a"), "not_allowed");
  assert.equal(await code(helper, "helper", "p"), "not_allowed");
  assert.equal(await code(helper, "helper", "b"), "not_allowed");
  assert.equal(await code(helper, "helper", "c"), undefined);
  assert.equal(await code(chief, "chief", "p"), "not_allowed");
  assert.equal(await code(chief, "chief", "c"), undefined);
  assert.equal(await code(chief, "king", "c"), "unknown_role");
  assert.equal(await code(chief, "toString", "c"), "bad_request");
  assert.equal(await code(chief, "clerk", "nowhere"), "unknown_unit");
  assert.equal(await code(guest, "guest", "a"), "not_allowed");
});

test("nobody suspends somebody who holds more, nor learns of somebody out of reach", async () => {
  const [helper, chief] = [await desk.join("helper", "a"), await desk.join("chief", "a")];
  const elsewhere = await desk.join("helper", "q");
  const both = await desk.join("helper", "c");
  await (await desk.join("chief", "p")).post(grant, { personId: both.id, role: "guest", unitId: "c" });
  assert.equal((await helper.tries(suspend, { personId: chief.id })).code, "not_found");
  assert.equal((await helper.tries(suspend, { personId: elsewhere.id })).code, "not_found");
  const nobody = { personId: [...chief.id].toReversed().join(""), role: "guest", unitId: "a" };
  assert.equal((await chief.tries(grant, nobody)).code, "not_found");
  assert.equal((await helper.tries(suspend, { personId: both.id })).code, "not_allowed");
  assert.equal((await chief.tries(suspend, { personId: both.id })).status, 200);
});

test("nobody gives a role to somebody out of reach, whom their own chief could then not suspend", async () => {
  const [chief, clerk] = [await desk.join("chief", "a"), await desk.join("clerk", "c")];
  const elsewhere = await desk.join("chief", "b");
  const given = { personId: clerk.id, role: "guest", unitId: "b" };
  assert.equal((await elsewhere.tries(grant, given)).code, "not_found");
  assert.equal((await chief.tries(suspend, { personId: clerk.id })).status, 200);
});

test("the last one who could give a role back keeps it", async (t) => {
  const own = await testDesk();
  t.after(() => own.close());
  const first = await own.join("chief", "p");
  const own1 = { personId: first.id, role: "chief", unitId: "p" };
  assert.equal((await first.tries(revoke, own1)).code, "last_holder");
  assert.equal((await first.tries(suspend, { personId: first.id })).code, "last_holder");
  assert.equal((await first.tries(writeLetter, {})).status, 200);
  // A chief of a district cannot give the province's role back; another one of the province can.
  const district = await own.join("chief", "a");
  assert.equal((await first.tries(revoke, own1)).code, "last_holder");
  const second = await own.join("chief", "p");
  assert.equal((await first.tries(revoke, own1)).status, 200);
  assert.equal((await second.tries(suspend, { personId: second.id })).code, "last_holder");
  assert.equal((await second.tries(suspend, { personId: district.id })).status, 200);
});

test("of two chiefs who take each other's role at the same moment one stays", async (t) => {
  const own = await testDesk();
  t.after(() => own.close());
  const [one, two] = [await own.join("chief", "p"), await own.join("chief", "p")];
  const taken = await Promise.all([
    one.tries(revoke, { personId: two.id, role: "chief", unitId: "p" }),
    two.tries(revoke, { personId: one.id, role: "chief", unitId: "p" }),
  ]);
  assert.equal(taken.filter(({ status }) => status === 200).length, 1);
  const left = await Promise.all([one.tries(listPeople, {}), two.tries(listPeople, {})]);
  assert.deepEqual(left.map(({ status }) => status === 200).sort(), [false, true]);
});

test("an invitation is listed and withdrawn within reach alone; its link is then worth nothing", async () => {
  const [chief, other] = [await desk.join("chief", "a"), await desk.join("chief", "b")];
  const { id, link } = await chief.post(inviteEndpoint, { name: "Người mới", role: "clerk", unitId: "c" });
  const listed = await chief.post(listInvitations, {});
  assert.deepEqual(
    listed.invitations
      .filter((one) => one.id === id)
      .map(({ name, role, invitedBy }) => [name, role, invitedBy]),
    [["Người mới", "clerk", "chief a"]],
  );
  assert.deepEqual(
    (await other.post(listInvitations, {})).invitations.filter((one) => one.id === id),
    [],
  );
  assert.equal((await other.tries(withdraw, { id })).code, "not_found");
  const helper = await desk.join("helper", "a");
  assert.equal((await helper.tries(withdraw, { id })).code, "not_allowed", "a role that they may not give");
  const twice = await Promise.all([chief.tries(withdraw, { id }), chief.tries(withdraw, { id })]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 404]);
  const token = new URL(link).hash.slice("#t=".length);
  await assert.rejects(
    acceptWith(desk.url, { token, name: "Ai", signInName: "ai.do", password: "một mật khẩu thật dài" }),
    { code: "invitation_void" },
  );
});
