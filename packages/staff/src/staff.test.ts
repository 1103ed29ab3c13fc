/** The way in and what it is worth, over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { me } from "@bluezone/contract/staff/account";
import { UNATTENDED_HEADER } from "@bluezone/contract/staff/endpoint";
import { passkeySignIn, signIn, signOut } from "@bluezone/contract/staff/sign-in";
import { Hours, Milliseconds, Minutes } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testDesk, writeLetter } from "./testing/desk.ts";
import { callEndpoint, createJar } from "./testing/sign-in.ts";

const desk = shared(() => testDesk());

test("somebody who was invited and accepted is signed in, with what their role allows at their unit", async () => {
  const person = await desk.join("clerk", "a");
  const seen = await person.post(me, {});
  assert.equal(seen.name, "clerk a");
  assert.deepEqual(seen.permissions, { "letters.read": ["p/a/"], "letters.write": ["p/a/"] });
  assert.deepEqual(seen.home, { unitId: "a", path: "p/a/" });
  assert.equal(seen.totp, true);
  assert.equal(seen.recoveryCodesLeft, 10);
  assert.equal((await person.post(writeLetter, {})).by, person.id);
});

test("an endpoint asks for its permission, and for a session", async () => {
  const guest = await desk.join("guest", "a");
  assert.equal((await guest.tries(writeLetter, {})).code, "not_allowed");
  assert.equal((await guest.tries(writeLetter, {}, { cookie: "" })).code, "not_signed_in");
  assert.equal((await guest.tries(writeLetter, {}, { cookie: "desk-session=x.y" })).code, "not_signed_in");
});

test("who signs out is out, and signs in again with the app's next code or a recovery code", async () => {
  const person = await desk.join("clerk", "b");
  await person.post(signOut, {});
  assert.equal((await person.tries(me, {})).code, "not_signed_in");
  assert.equal((await person.again()).status, 200);
  assert.equal((await person.post(me, {})).name, "clerk b");
  await person.post(signOut, {});
  assert.equal((await person.again("recovery")).status, 200);
  assert.equal((await person.post(me, {})).recoveryCodesLeft, 9);
});

test("a use is noted a minute after the last note, for the session that was used", async () => {
  const [person, other] = [await desk.join("clerk", "c"), await desk.join("clerk", "c")];
  const seen = async ({ id }: typeof person) =>
    Number(
      (
        await desk.database.db
          .selectFrom("staff_session")
          .select("seen_ms")
          .where("userId", "=", id)
          .executeTakeFirstOrThrow()
      ).seen_ms,
    );
  const opened = await seen(person);
  desk.clock.advance(Milliseconds(59_999));
  await person.post(me, {});
  assert.equal(await seen(person), opened);
  desk.clock.advance(Milliseconds(1));
  await person.post(me, {});
  assert.equal(await seen(person), opened + 60_000);
  assert.equal(await seen(other), opened);
});

test("a session ends half an hour after its last call, and twelve hours after it began", async () => {
  const person = await desk.join("clerk", "c");
  for (let calls = 0; calls < 24; calls += 1) {
    desk.clock.advance(Minutes(29));
    assert.equal((await person.tries(me, {})).status, 200, `call ${calls}`);
  }
  desk.clock.advance(Minutes(25));
  assert.equal((await person.tries(me, {})).code, "not_signed_in");
  assert.equal((await person.again("recovery")).status, 200);
  desk.clock.advance(Minutes(31));
  assert.equal((await person.tries(me, {})).code, "not_signed_in");
  desk.clock.advance(Hours(1));
});

test("what a page asks by itself does not prolong a session", async () => {
  const person = await desk.join("clerk", "c");
  const alone = () => person.tries(me, {}, { [UNATTENDED_HEADER]: "1" });
  desk.clock.advance(Minutes(20));
  assert.equal((await alone()).status, 200);
  desk.clock.advance(Minutes(11));
  assert.equal((await alone()).code, "not_signed_in");
});

test("whoever is refused is told of by what and where, never by whom or with what (ASVS 7.1.3, 7.2.2)", async () => {
  const [guest, other] = [await desk.join("guest", "a"), await desk.join("clerk", "b")];
  const before = desk.events.all.length;
  await guest.tries(writeLetter, {});
  await guest.tries(writeLetter, {}, { cookie: "" });
  await guest.tries(writeLetter, {}, { "sec-fetch-site": "cross-site" });
  const { signInName, password } = guest;
  const typed = { signInName, password, code: "000000" };
  await callEndpoint(desk.url, createJar(), signIn, typed);
  await callEndpoint(desk.url, createJar(), signIn, { ...typed, password: "something else" });
  await callEndpoint(desk.url, createJar(), signIn, { ...typed, signInName: "nobody.here" });
  await callEndpoint(desk.url, createJar(), passkeySignIn, { ceremony: "x", answer: { id: "AAAA" } });
  await other.post(writeLetter, {});
  const route = writeLetter.path;
  const told = desk.events.all.slice(before).filter(({ event }) => event.endsWith("_refused"));
  assert.deepEqual(told, [
    { event: "access_refused", route, why: "permission" },
    { event: "access_refused", route, why: "session" },
    { event: "access_refused", route, why: "site" },
    { event: "sign_in_refused", at: "password", why: "code" },
    { event: "sign_in_refused", at: "password", why: "password" },
    { event: "sign_in_refused", at: "password", why: "password" },
    { event: "sign_in_refused", at: "passkey", why: "proof" },
  ]);
});
