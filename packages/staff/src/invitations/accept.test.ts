/** Accepting an invitation, over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { me } from "@bluezone/contract/staff/account";
import {
  accept,
  acceptPasskeyOptions,
  acceptTotp,
  invite,
  lookAtInvitation,
  renew,
} from "@bluezone/contract/staff/invitations";
import { grant as grantEndpoint, revoke, suspend } from "@bluezone/contract/staff/people";
import { signIn } from "@bluezone/contract/staff/sign-in";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { sweep } from "../sweep.ts";
import { testDesk, writeLetter } from "../testing/desk.ts";
import { acceptWith, callEndpoint, createJar } from "../testing/sign-in.ts";
import { totpAt } from "../testing/totp.ts";

const desk = shared(() => testDesk());

const PASSWORD = "một mật khẩu thật dài";
const ask = (endpoint: Parameters<typeof callEndpoint>[2], body: unknown) =>
  callEndpoint(desk.url, createJar(), endpoint, body);
const invited = (role = "clerk", unitId = "a") => desk.staff.invite({ name: "Người mới", role, unitId });
let names = 0;
const newName = () => {
  names += 1;
  return `new.${names}`;
};
const given = (token: string) => ({ token, name: "Người mới", signInName: newName(), password: PASSWORD });

test("a link says what it invites to, holds for 72 hours, and makes one account", async () => {
  const { token, link, until } = await invited();
  assert.equal(link, `http://desk.example/desk/invitation#t=${token}`);
  const { body } = await ask(lookAtInvitation, { token });
  assert.deepEqual(
    [body["name"], body["role"], body["unitId"], body["signInName"]],
    ["Người mới", "clerk", "a", null],
  );
  assert.equal(until, desk.clock.now() + Hours(72));
  const person = await acceptWith(desk.url, given(token));
  assert.equal((await person.tries(writeLetter, {})).status, 200);
  assert.equal((await ask(lookAtInvitation, { token })).code, "invitation_void");
  assert.equal((await ask(accept, given(token))).code, "invitation_void");
});

test("a link that is too old is worth nothing, also between the two steps, and what was begun from it goes", async (t) => {
  const own = await testDesk();
  t.after(() => own.close());
  const { token } = await own.staff.invite({ name: "x", role: "clerk", unitId: "a" });
  const begun = await callEndpoint(own.url, createJar(), accept, given(token));
  assert.equal(begun.status, 200);
  own.clock.advance(Hours(72));
  const code = totpAt(String(begun.body["totpSecret"]), systemClock.now());
  const late = await callEndpoint(own.url, createJar(), acceptTotp, {
    enrolment: begun.body["enrolment"],
    code,
  });
  assert.equal(late.code, "invitation_void");
  await sweep({ database: own.database, idle: Minutes(30), longest: Hours(12) }, own.clock.now());
  assert.deepEqual(await own.database.db.selectFrom("staff_user").selectAll().execute(), []);
  assert.deepEqual(await own.database.db.selectFrom("staff_invitation").selectAll().execute(), []);
});

test("no token in the database opens anything: only its hash is kept", async () => {
  const { token } = await invited();
  const rows = await desk.database.db.selectFrom("staff_invitation").selectAll().execute();
  assert.equal(JSON.stringify(rows).includes(token), false);
});

test("a password is long, of several different characters, none that is tried first, and holds no name of the person", async () => {
  const { token } = await invited();
  const code = async (password: string) =>
    (await ask(accept, { ...given(token), signInName: "le.van.a", password })).code;
  assert.equal(await code("ngắn quá"), "weak_password");
  assert.equal(await code("aaaaaaaaaaaaaaaaaaaa"), "weak_password");
  assert.equal(await code("abcde            "), "weak_password");
  assert.equal(await code("xin chào LE.VAN.A nhé"), "weak_password");
  for (const common of [
    "matkhau123456789",
    "Mật khẩu 2026!!!",
    "12345 Anh yêu em",
    "vietnamvietnam",
    "Password@2026",
    "qwertyuiop12",
  ])
    assert.equal(await code(common), "weak_password", common);
  assert.equal(await code("tôi là người MỚI đây"), "weak_password");
  assert.equal(await code("đủ dài, chỉ có chữ thường"), undefined);
});

test("a sign-in name that somebody has is not given again, whatever its case", async () => {
  const clerk = await desk.join("clerk", "a");
  const { token } = await invited();
  assert.equal(
    (await ask(accept, { ...given(token), signInName: clerk.signInName.toUpperCase() })).code,
    "name_taken",
  );
});

test("without a second factor there is no account: neither session nor password lets anybody in", async () => {
  const { token } = await invited();
  const typed = given(token);
  const jar = createJar();
  const begun = await callEndpoint(desk.url, jar, accept, typed);
  assert.equal(begun.status, 200);
  assert.equal(jar.header(), "");
  assert.equal((await callEndpoint(desk.url, jar, me, {})).code, "not_signed_in");
  const sessions = () =>
    desk.database.db.selectFrom("staff_session").select(["token", "opened_ms"]).orderBy("token").execute();
  const before = await sessions();
  for (const code of ["000000", totpAt(String(begun.body["totpSecret"]), systemClock.now())])
    assert.equal(
      (await ask(signIn, { signInName: typed.signInName, password: typed.password, code })).code,
      "wrong_sign_in",
    );
  assert.deepEqual(await sessions(), before, "a password alone leaves no session behind");
});

test("a wrong code changes nothing, and accepting can be begun anew, which makes the first beginning worthless", async () => {
  const { token } = await invited();
  const typed = given(token);
  const [first, second] = [await ask(accept, typed), await ask(accept, typed)];
  const finish = (begun: typeof first, code?: string) =>
    ask(acceptTotp, {
      enrolment: begun.body["enrolment"],
      code: code ?? totpAt(String(begun.body["totpSecret"]), systemClock.now()),
    });
  assert.equal((await finish(first)).code, "invitation_void");
  assert.equal((await finish(second, "000000")).code, "wrong_code");
  assert.equal((await finish(second)).status, 200);
  assert.equal((await finish(second)).code, "invitation_void");
});

test("of two who accept one link at the same moment, one is there in the end", async () => {
  const { token } = await invited("guest", "b");
  const begun = await Promise.all([ask(accept, given(token)), ask(accept, given(token))]);
  const done = await Promise.all(
    begun.map(({ body }) =>
      ask(acceptTotp, {
        enrolment: body["enrolment"],
        code: totpAt(String(body["totpSecret"]), systemClock.now()),
      }),
    ),
  );
  assert.equal(done.filter(({ status }) => status === 200).length, 1);
});

test("an invitation is void once whoever made it lost the role, is suspended, or the unit is no more", async () => {
  const [top, chief] = [await desk.join("chief", "p"), await desk.join("chief", "a")];
  const tokenOf = async () => {
    const { link } = await chief.post(invite, { name: "x", role: "clerk", unitId: "c" });
    return new URL(link).hash.slice(3);
  };
  const [before, between, later] = [await tokenOf(), await tokenOf(), await tokenOf()];
  const begun = await ask(accept, given(between));
  desk.units.delete("c");
  desk.clock.advance(Minutes(2));
  assert.equal((await ask(lookAtInvitation, { token: later })).code, "invitation_void");
  desk.units.set("c", "p/a/c/");
  assert.equal((await ask(lookAtInvitation, { token: later })).status, 200);
  await top.post(suspend, { personId: chief.id });
  assert.equal((await ask(lookAtInvitation, { token: before })).code, "invitation_void");
  const code = totpAt(String(begun.body["totpSecret"]), systemClock.now());
  assert.equal((await ask(acceptTotp, { enrolment: begun.body["enrolment"], code })).code, "invitation_void");
});

test("an invitation that was made while holding more is void when the inviter holds less", async () => {
  const [top, chief] = [await desk.join("chief", "p"), await desk.join("chief", "a")];
  await top.post(grantEndpoint, { personId: chief.id, role: "helper", unitId: "a" });
  const link = async (role: string) =>
    new URL((await chief.post(invite, { name: "x", role, unitId: "a" })).link).hash.slice(3);
  const [asChief, asHelper] = [await link("chief"), await link("helper")];
  await top.post(revoke, { personId: chief.id, role: "chief", unitId: "a" });
  assert.equal((await ask(accept, given(asChief))).code, "invitation_void");
  assert.equal((await ask(accept, given(asHelper))).status, 200);
});

test("who lost the second factor gets a link, chooses anew, and keeps name and roles; all that let them in before does no more", async () => {
  const [chief, clerk] = [await desk.join("chief", "p"), await desk.join("clerk", "a")];
  const bystander = await desk.join("clerk", "a");
  const { link } = await chief.post(renew, { personId: clerk.id });
  const token = new URL(link).hash.slice(3);
  assert.equal((await ask(lookAtInvitation, { token })).body["signInName"], clerk.signInName);
  assert.equal((await clerk.tries(me, {})).status, 200);
  const password = "một mật khẩu khác hẳn";
  const anew = await acceptWith(desk.url, {
    token,
    name: "Tên khác",
    signInName: clerk.signInName,
    password,
  });
  assert.equal(anew.id, clerk.id);
  const entries = await desk.database.db
    .selectFrom("staff_audit")
    .select(["action", "fields"])
    .where("actor", "=", clerk.id)
    .orderBy("n", "desc")
    .limit(1)
    .execute();
  assert.deepEqual(entries, [{ action: "credentials.renew", fields: "factor password" }]);
  assert.equal((await bystander.tries(me, {})).status, 200);
  assert.equal((await bystander.again("recovery")).status, 200);
  assert.equal((await anew.post(me, {})).name, "clerk a");
  assert.equal((await anew.tries(writeLetter, {})).status, 200);
  assert.equal((await clerk.tries(me, {})).code, "not_signed_in");
  assert.equal((await clerk.again("recovery")).code, "wrong_sign_in");
  assert.equal((await anew.again("recovery")).status, 200);
});

test("a suspended person gets no link, and a link that was made before lets nobody in", async () => {
  const [chief, clerk] = [await desk.join("chief", "p"), await desk.join("clerk", "a")];
  const { link } = await chief.post(renew, { personId: clerk.id });
  await chief.post(suspend, { personId: clerk.id });
  assert.equal((await chief.tries(renew, { personId: clerk.id })).code, "conflict");
  const token = new URL(link).hash.slice(3);
  const anew = { token, name: "x", signInName: clerk.signInName, password: PASSWORD };
  await assert.rejects(acceptWith(desk.url, anew), { code: "invitation_void" });
});

test("a passkey is asked to verify its owner", async () => {
  const { token } = await invited();
  const begun = await ask(accept, given(token));
  const { body } = await ask(acceptPasskeyOptions, { enrolment: begun.body["enrolment"] });
  const options = body["options"] as {
    authenticatorSelection: Record<string, unknown>;
    rp: Record<string, unknown>;
  };
  assert.equal(options.authenticatorSelection["userVerification"], "required");
  assert.equal(options.rp["id"], "desk.example");
});
