/** Changing the server's secret. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { me, newRecoveryCodes } from "@bluezone/contract/staff/account";
import { signIn } from "@bluezone/contract/staff/sign-in";
import { Secret } from "@bluezone/server-kit/start/secret";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { encryptionKeys, sealFor } from "./secrets.ts";
import { testDesk } from "./testing/desk.ts";
import { callEndpoint, createJar, type SignedIn } from "./testing/sign-in.ts";
import { totpAt } from "./testing/totp.ts";

const secretOf = (byte: number) => new Secret(new Uint8Array(32).fill(byte));

test("a seal opens what any of its secrets signed, and nothing else", () => {
  const [old, both, other] = [
    sealFor([secretOf(1)], "x"),
    sealFor([secretOf(2), secretOf(1)], "x"),
    sealFor([secretOf(1)], "y"),
  ];
  const signed = old.sign("text");
  assert.equal(both.open(signed), "text");
  assert.equal(old.open(both.sign("text")), undefined);
  assert.equal(other.open(signed), undefined);
  for (const wrong of [
    `${signed}x`,
    `.${signed}`,
    signed.replace("text", "test"),
    "text",
    "text.",
    "",
    "a.b.c",
  ])
    assert.equal(both.open(wrong), undefined, wrong);
});

test("a key keeps its version when a newer one comes before it", () => {
  const [first] = encryptionKeys([secretOf(1)]);
  assert.deepEqual(encryptionKeys([secretOf(2), secretOf(1)])[1], first);
});

test("a new secret in front of the old one signs nobody out, and once factors are encrypted anew the old one can go", async (t) => {
  const old = await testDesk({ secrets: [1] });
  t.after(() => old.close());
  const person = await old.join("clerk", "a");
  const both = await testDesk({ secrets: [2, 1], on: old });
  t.after(() => both.close());
  const signInAt = (url: string, code: string | undefined) =>
    callEndpoint(url, createJar(), signIn, {
      signInName: person.signInName,
      password: person.password,
      code,
    });
  assert.equal((await callEndpoint(both.url, createJar(), me, {}, { cookie: person.cookie })).status, 200);
  assert.equal((await signInAt(both.url, person.recoveryCodes[0])).status, 200);

  const reseal = both.staff.jobs.find(({ name }) => name === "staff-reseal");
  await reseal?.run(both.clock.now());
  const alone = await testDesk({ secrets: [2], on: old });
  t.after(() => alone.close());
  assert.equal((await signInAt(alone.url, person.recoveryCodes[1])).status, 200);
  assert.equal(
    (await callEndpoint(alone.url, createJar(), me, {}, { cookie: person.cookie })).code,
    "not_signed_in",
  );

  const wrong = await testDesk({ secrets: [3], on: old });
  t.after(() => wrong.close());
  await assert.rejects(async () =>
    wrong.staff.jobs.find(({ name }) => name === "staff-reseal")?.run(wrong.clock.now()),
  );
});

test("a factor of which one half is under the new secret and one under the old is encrypted anew as well", async (t) => {
  const old = await testDesk({ secrets: [1] });
  t.after(() => old.close());
  const both = await testDesk({ secrets: [2, 1], on: old });
  t.after(() => both.close());
  const [person, fresh] = [await old.join("clerk", "a"), await both.join("clerk", "b")];
  const rowOf = ({ id }: SignedIn) =>
    old.database.db
      .selectFrom("staff_two_factor")
      .select(["secret", "backupCodes"])
      .where("userId", "=", id)
      .executeTakeFirstOrThrow();
  const { password, cookie } = person;
  const renewed = await callEndpoint(both.url, createJar(), newRecoveryCodes, { password }, { cookie });
  const [half, whole] = [await rowOf(person), await rowOf(fresh)];
  await both.staff.jobs.find(({ name }) => name === "staff-reseal")?.run(both.clock.now());
  const after = await rowOf(person);
  assert.notEqual(after.secret, half.secret);
  assert.equal(after.backupCodes, half.backupCodes);
  assert.deepEqual(await rowOf(fresh), whole);
  const alone = await testDesk({ secrets: [2], on: old });
  t.after(() => alone.close());
  const signInWith = (code: string | undefined) =>
    callEndpoint(alone.url, createJar(), signIn, { signInName: person.signInName, password, code });
  assert.equal((await signInWith(totpAt(person.totpSecret, systemClock.now()))).status, 200);
  assert.equal((await signInWith((renewed.body["recoveryCodes"] as string[])[0])).status, 200);
});
