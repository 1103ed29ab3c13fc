/** Passkeys and steps under way, with an authenticator written out: what a stranger costs, what holds how long, what counts once. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import {
  addPasskey,
  addPasskeyOptions,
  changePassword,
  confirmTotp,
  me,
  newTotp,
  removePasskey,
} from "@bluezone/contract/staff/account";
import {
  accept,
  acceptPasskeyOptions,
  acceptTotp,
  lookAtInvitation,
} from "@bluezone/contract/staff/invitations";
import { passkeySignIn, passkeySignInOptions, signIn } from "@bluezone/contract/staff/sign-in";
import { type Duration, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { type TestDesk, testDesk } from "../testing/desk.ts";
import { type TestPasskey, testPasskey } from "../testing/passkey.ts";
import { callEndpoint, createJar, type Jar, type SignedIn } from "../testing/sign-in.ts";
import { totpAt } from "../testing/totp.ts";

const ORIGIN = "http://desk.example";

let desk: TestDesk;
/** How far real time is ahead of the machine's. */
let ahead: Duration;
before(async () => {
  desk = await testDesk({ real: { now: () => plus(systemClock.now(), ahead) } });
});
beforeEach(() => {
  ahead = Minutes(0);
});
after(() => desk.close());

const ask = (endpoint: Parameters<typeof callEndpoint>[2], body: unknown, jar: Jar = createJar()) =>
  callEndpoint(desk.url, jar, endpoint, body);

/** Somebody with a passkey beside their app. */
async function withPasskey(): Promise<{ readonly person: SignedIn; readonly passkey: TestPasskey }> {
  const person = await desk.join("clerk", "a");
  const passkey = testPasskey(ORIGIN);
  const { ceremony, options } = await person.post(addPasskeyOptions, { password: person.password });
  await person.post(addPasskey, { name: "Điện thoại", ceremony, answer: passkey.create(options) });
  return { person, passkey };
}

test("nobody removes another's passkey, and everybody is told of their own factors alone", async () => {
  const [{ person: owner }, { person: other }] = [await withPasskey(), await withPasskey()];
  const { passkeys } = await owner.post(me, {});
  const [mine] = passkeys;
  assert.equal(passkeys.length, 1);
  const gone = { id: mine!.id, password: other.password };
  assert.equal((await other.tries(removePasskey, gone)).code, "not_found");
  assert.deepEqual((await owner.post(me, {})).passkeys, passkeys, "it is there still");
  const { db } = desk.database;
  await db.updateTable("staff_two_factor").set({ verified: false }).where("userId", "=", owner.id).execute();
  const last = await owner.tries(removePasskey, { id: mine!.id, password: owner.password });
  assert.equal(last.code, "last_factor", "one way to prove who it is stays");
  assert.deepEqual([(await owner.post(me, {})).totp, (await other.post(me, {})).totp], [false, true]);
});

async function asked(passkey: TestPasskey) {
  const { body } = await ask(passkeySignInOptions, {});
  return { ceremony: body["ceremony"], answer: passkey.get(body["options"]) };
}

const rows = async () =>
  (await desk.database.db.selectFrom("staff_verification").selectAll().execute()).length;

test("V18: what a stranger asks for costs no row: options of a passkey nothing, a made-up link or passkey one read, a made-up cookie nothing", async () => {
  const before = await rows();
  const token = "A".repeat(43);
  const { body } = await ask(passkeySignInOptions, {});
  const cost = async (what: () => Promise<unknown>) => {
    const start = desk.statements.length;
    await what();
    return desk.statements.slice(start);
  };
  const given = { token, name: "Ai", signInName: "ai.do", password: "một mật khẩu thật dài" };
  const answer = testPasskey(ORIGIN).get(body["options"]);
  const costs = {
    options: await cost(() => ask(passkeySignInOptions, {})),
    look: await cost(() => ask(lookAtInvitation, { token })),
    accept: await cost(() => ask(accept, given)),
    totp: await cost(() => ask(acceptTotp, { enrolment: `${token}.${token}`, code: "123456" })),
    enrolment: await cost(() => ask(acceptPasskeyOptions, { enrolment: `${token}.${token}` })),
    ceremony: await cost(() => ask(passkeySignIn, { ceremony: `${token}.${token}`, answer })),
    passkey: await cost(() => ask(passkeySignIn, { ceremony: body["ceremony"], answer })),
    cookie: await cost(() =>
      callEndpoint(desk.url, createJar(), me, {}, { cookie: `desk-session=${token}.${token}` }),
    ),
  };
  const read = ["SelectQueryNode"];
  assert.deepEqual(costs, {
    ...{ options: [], look: read, accept: read, totp: [] },
    ...{ enrolment: [], ceremony: [], passkey: read, cookie: [] },
  });
  assert.equal(await rows(), before);
});

test("V18: a passkey's answer lets its owner in once, also when it comes five times at the same moment", async () => {
  const { person, passkey } = await withPasskey();
  const { passkey: other } = await withPasskey();
  const given = await asked(passkey);
  const jar = createJar();
  const tries = await Promise.all(Array.from({ length: 5 }, () => ask(passkeySignIn, given, jar)));
  assert.deepEqual(tries.map(({ status }) => status).sort(), [200, 401, 401, 401, 401]);
  assert.equal((await ask(passkeySignIn, given)).code, "wrong_sign_in");
  assert.equal((await ask(me, {}, jar)).body["id"], person.id);
  const { passkeys } = (await ask(me, {}, jar)).body as { passkeys: { name: string }[] };
  assert.deepEqual(
    passkeys.map(({ name }) => name),
    ["Điện thoại"],
  );
  const sessions = await desk.database.db
    .selectFrom("staff_session")
    .select("token")
    .where("userId", "=", person.id)
    .execute();
  assert.equal(sessions.length, 2, "tries that let nobody in leave no session");
  assert.equal((await ask(passkeySignIn, await asked(other))).status, 200);
});

test("V18: a challenge holds for five minutes, for signing in alone, and for the passkey that answered it", async () => {
  const { person, passkey } = await withPasskey();
  const late = await asked(passkey);
  ahead = Minutes(5);
  assert.equal((await ask(passkeySignIn, late)).code, "wrong_sign_in");
  ahead = Minutes(0);
  const added = await person.post(addPasskeyOptions, { password: person.password });
  const answer = passkey.get(added.options);
  assert.equal((await ask(passkeySignIn, { ceremony: added.ceremony, answer })).code, "wrong_sign_in");
  const [one, two] = [await asked(passkey), await asked(passkey)];
  assert.equal((await ask(passkeySignIn, { ...one, answer: two.answer })).code, "wrong_sign_in");
  const lax = testPasskey(ORIGIN, false);
  const options = await person.post(addPasskeyOptions, { password: person.password });
  const kept = await person.tries(addPasskey, {
    name: "Khóa",
    ceremony: options.ceremony,
    answer: lax.create(options.options),
  });
  assert.equal(kept.code, "wrong_code", "its owner was not asked");
  const [almost] = [await asked(passkey)];
  ahead = Seconds(299);
  assert.equal((await ask(passkeySignIn, almost)).status, 200);
});

test("V22: an authenticator app or a passkey that was begun is proven within five minutes, and by the session that began", async () => {
  const [person, other] = [await desk.join("clerk", "a"), await desk.join("clerk", "a")];
  const begun = await person.post(newTotp, { password: person.password });
  const code = () => totpAt(begun.totpSecret, systemClock.now());
  const passkey = testPasskey(ORIGIN);
  const { ceremony, options } = await person.post(addPasskeyOptions, { password: person.password });
  const key = { name: "Khóa", ceremony, answer: passkey.create(options) };
  assert.equal(
    (await other.tries(confirmTotp, { enrolment: begun.enrolment, code: code() })).code,
    "wrong_code",
  );
  assert.equal((await other.tries(addPasskey, key)).code, "wrong_code");
  ahead = Minutes(5);
  assert.equal(
    (await person.tries(confirmTotp, { enrolment: begun.enrolment, code: code() })).code,
    "wrong_code",
  );
  assert.equal((await person.tries(addPasskey, key)).code, "wrong_code");
  ahead = Seconds(299);
  assert.equal((await person.tries(confirmTotp, { enrolment: begun.enrolment, code: code() })).status, 200);
  assert.equal((await other.again("recovery")).status, 200);
});

test("V22, V23: another password ends what was begun before it, the other sessions, and what this browser held", async () => {
  const [person, other] = [await desk.join("clerk", "a"), await desk.join("clerk", "a")];
  const elsewhere = createJar();
  const { signInName, password } = person;
  const given = { signInName, password, code: person.recoveryCodes[0] };
  assert.equal((await ask(signIn, given, elsewhere)).status, 200);
  const begun = await person.post(newTotp, { password });
  const passkey = testPasskey(ORIGIN);
  const { ceremony, options } = await person.post(addPasskeyOptions, { password });
  const stolen = person.cookie;
  await person.post(changePassword, { password, newPassword: "một mật khẩu khác hẳn" });
  const code = totpAt(begun.totpSecret, systemClock.now());
  assert.equal((await person.tries(confirmTotp, { enrolment: begun.enrolment, code })).code, "wrong_code");
  const key = { name: "Khóa", ceremony, answer: passkey.create(options) };
  assert.equal((await person.tries(addPasskey, key)).code, "wrong_code");
  assert.equal((await person.tries(me, {}, { cookie: stolen })).code, "not_signed_in");
  assert.equal((await ask(me, {}, elsewhere)).code, "not_signed_in");
  assert.equal((await person.tries(me, {})).status, 200);
  assert.equal((await other.tries(me, {})).status, 200, "nobody else is signed out");
});
