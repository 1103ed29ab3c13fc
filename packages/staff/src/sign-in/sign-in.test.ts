/** Signing in over real HTTP: what lets somebody in, what does not, and what a flood can and cannot do. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { me } from "@bluezone/contract/staff/account";
import {
  passkeySignIn,
  passkeySignInOptions,
  signIn,
  signOutEverywhere,
} from "@bluezone/contract/staff/sign-in";
import { Minutes, Seconds } from "@bluezone/protocol/time";
import { systemClock } from "@bluezone/server-kit/clock";
import { type TestDesk, testDesk, writeLetter } from "../testing/desk.ts";
import { createJar, knock, type SignedIn } from "../testing/sign-in.ts";
import { totpAt } from "../testing/totp.ts";

let desk: TestDesk;
let person: SignedIn;
before(async () => {
  desk = await testDesk();
  person = await desk.join("clerk", "a");
});
after(() => desk.close());

/** A try from a browser that nobody knows. */
const strange = (given: Partial<{ signInName: string; password: string; code: string }>) =>
  knock(desk.url, createJar(), signIn, {
    signInName: person.signInName,
    password: person.password,
    code: "000000",
    ...given,
  });
const codeNow = () => totpAt(person.totpSecret, systemClock.now());

test("one answer stands for an unknown name, a wrong password and a wrong code", async () => {
  const answers = [
    await strange({ signInName: "nobody.here", code: codeNow() }),
    await strange({ password: "something else entirely", code: codeNow() }),
    await strange({ code: "000000" }),
    await strange({ code: "aaaaa-aaaaa" }),
  ];
  for (const { status, body } of answers) assert.deepEqual([status, body], [401, answers[0]?.body]);
});

test("no no comes sooner than three tenths of a second, whatever was wrong", async () => {
  const tries = [
    { signInName: "nobody.here" },
    { password: "something else entirely" },
    { code: "000000" },
    { code: "aaaaa-aaaaa" },
  ];
  for (const given of tries) {
    const started = performance.now();
    const before = desk.waited.length;
    await strange(given);
    const [wait, ...more] = desk.waited.slice(before);
    assert.deepEqual(more, []);
    // The timer of tests returns at once: what it was asked to wait, and what had passed, make up the whole.
    assert.ok((wait ?? 0) + (performance.now() - started) >= 300, JSON.stringify(given));
  }
});

test("a session that was never opened lets nobody in, even with its right cookie", async () => {
  const own = await desk.join("clerk", "a");
  await desk.database.db
    .updateTable("staff_session")
    .set({ opened_ms: null })
    .where("userId", "=", own.id)
    .execute();
  assert.equal((await own.tries(me, {})).code, "not_signed_in");
});

test("a code lets somebody in once", async () => {
  const own = await desk.join("clerk", "a");
  const code = totpAt(own.totpSecret, systemClock.now());
  const given = { signInName: own.signInName, password: own.password, code };
  const both = [
    await knock(desk.url, createJar(), signIn, given),
    await knock(desk.url, createJar(), signIn, given),
    await knock(desk.url, createJar(), signIn, given),
  ];
  assert.equal(both.filter(({ status }) => status === 200).length, 1);
});

test("a recovery code lets somebody in once, with a line break and spaces around it", async () => {
  const [code = ""] = (await desk.join("clerk", "a").then(async (own) => {
    const given = { signInName: own.signInName.toUpperCase(), password: own.password };
    const typed = { ...given, code: ` ${own.recoveryCodes[0]}\n` };
    assert.equal((await knock(desk.url, createJar(), signIn, typed)).status, 200);
    assert.equal((await knock(desk.url, createJar(), signIn, typed)).code, "wrong_sign_in");
    return own.recoveryCodes;
  })) as readonly string[];
  assert.match(code, /^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/);
});

test("a password typed with separate accents is the same password", async () => {
  const own = await desk.join("clerk", "a");
  assert.notEqual(own.password.normalize("NFD"), own.password);
  const code = own.recoveryCodes[0];
  const given = { signInName: own.signInName, password: own.password.normalize("NFD"), code };
  assert.equal((await knock(desk.url, createJar(), signIn, given)).status, 200);
});

test("a flood of wrong passwords makes nobody wait", async () => {
  for (let tries = 0; tries < 40; tries += 1)
    assert.equal((await strange({ password: `guess ${tries}` })).code, "wrong_sign_in");
  assert.equal((await strange({ code: person.recoveryCodes[0]! })).status, 200);
});

test("wrong codes beside the right password make strange browsers wait, at most a quarter of an hour; the known browser and recovery codes do not", async () => {
  const own = await desk.join("clerk", "a");
  const wrong = { signInName: own.signInName, password: own.password, code: "000000" };
  const answers: (string | undefined)[] = [];
  for (let tries = 0; tries < 7; tries += 1)
    answers.push((await knock(desk.url, createJar(), signIn, wrong)).code);
  assert.deepEqual(answers, [...Array(5).fill("wrong_sign_in"), "try_later", "try_later"]);
  // From the browser that was used before, and with a recovery code from any.
  assert.equal((await own.again()).status, 200);
  const recovery = { ...wrong, code: own.recoveryCodes[0] };
  assert.equal((await knock(desk.url, createJar(), signIn, recovery)).status, 200);
  // A thief of the password goes on all day: a stranger with the right code is still let in after a quarter of an hour.
  for (let tries = 0; tries < 20; tries += 1) {
    desk.clock.advance(Minutes(15));
    assert.equal((await knock(desk.url, createJar(), signIn, wrong)).code, "wrong_sign_in");
  }
  desk.clock.advance(Minutes(15));
  const right = { ...wrong, code: own.recoveryCodes[1] };
  assert.equal((await knock(desk.url, createJar(), signIn, right)).status, 200);
});

test("a wait says how long it is", async () => {
  const own = await desk.join("clerk", "a");
  const wrong = { signInName: own.signInName, password: own.password, code: "000000" };
  const knockAt = () =>
    fetch(desk.url + signIn.path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wrong),
    });
  for (let tries = 0; tries < 5; tries += 1) await knockAt();
  const waiting = await knockAt();
  assert.deepEqual([waiting.status, waiting.headers.get("retry-after")], [429, "30"]);
  desk.clock.advance(Seconds(30));
  assert.equal((await knockAt()).status, 401);
});

test("more tries at once than the server checks are told so, and the known browser is let in among them", async () => {
  const own = await desk.join("clerk", "a");
  const flood = Array.from({ length: 120 }, (_, i) =>
    knock(desk.url, createJar(), signIn, {
      signInName: own.signInName,
      password: `guess ${i}`,
      code: "000000",
    }),
  );
  const honest = own.again("recovery");
  const codes = (await Promise.all(flood)).map(({ code }) => code);
  assert.equal((await honest).status, 200);
  assert.ok(codes.includes("busy"));
  assert.deepEqual(new Set(codes), new Set(["busy", "wrong_sign_in"]));
});

test("another site's page cannot sign anybody in or make a call, whatever cookie goes with it", async () => {
  const own = await desk.join("clerk", "a");
  const given = { signInName: own.signInName, password: own.password, code: own.recoveryCodes[0] };
  for (const headers of [
    { origin: "http://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site", origin: "http://desk.example" },
    { "sec-fetch-site": "same-site" },
  ]) {
    assert.equal((await knock(desk.url, createJar(), signIn, given, headers)).code, "not_allowed");
    assert.equal((await own.tries(writeLetter, {}, headers)).code, "not_allowed");
  }
  for (const headers of [
    { "sec-fetch-site": "same-origin", origin: "http://desk.example" },
    { origin: "http://desk.example" },
  ])
    assert.equal((await own.tries(writeLetter, {}, headers)).status, 200);
});

test("signing out everywhere ends every browser's session", async () => {
  const own = await desk.join("clerk", "a");
  const [here, there] = [own.cookie, createJar()];
  const given = { signInName: own.signInName, password: own.password, code: own.recoveryCodes[0] };
  assert.equal((await knock(desk.url, there, signIn, given)).status, 200);
  assert.equal((await own.post(signOutEverywhere, {})).ended, 2);
  assert.equal((await own.tries(me, {}, { cookie: here })).code, "not_signed_in");
  assert.equal((await knock(desk.url, there, me, {})).code, "not_signed_in");
});

test("a cookie is kept from scripts and other sites, and is worth nothing with another signature", async () => {
  const own = await desk.join("clerk", "a");
  const answer = await fetch(desk.url + signIn.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ signInName: own.signInName, password: own.password, code: own.recoveryCodes[0] }),
  });
  for (const cookie of answer.headers.getSetCookie())
    assert.match(cookie, /^desk-(session|known)=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  const rows = await desk.database.db.selectFrom("staff_session").select("token").execute();
  for (const { token } of rows)
    assert.equal((await own.tries(me, {}, { cookie: `desk-session=${token}.AAAA` })).code, "not_signed_in");
});

test("an answer that no passkey gave lets nobody in", async () => {
  const jar = createJar();
  const { body } = await knock(desk.url, jar, passkeySignInOptions, {});
  assert.equal((body["options"] as Record<string, unknown>)["userVerification"], "required");
  for (const answer of [{ id: "AAAA" }, { id: "AAAA", rawId: "AAAA", type: "public-key", response: {} }])
    assert.equal(
      (await knock(desk.url, jar, passkeySignIn, { ceremony: body["ceremony"], answer })).code,
      "wrong_sign_in",
    );
});

test("neither an address nor a kind of browser is kept, and no password, code or token in clear", async () => {
  const own = await desk.join("clerk", "a");
  await knock(
    desk.url,
    createJar(),
    signIn,
    {
      signInName: own.signInName,
      password: own.password,
      code: own.recoveryCodes[0],
    },
    { "user-agent": "TestBrowser/1", "x-forwarded-for": "203.0.113.9" },
  );
  const tables = [
    "staff_session",
    "staff_user",
    "staff_account",
    "staff_two_factor",
    "staff_verification",
    "staff_audit",
  ];
  const texts = await Promise.all(
    tables.map(async (table) =>
      JSON.stringify(
        await desk.database.db
          .selectFrom(table as "staff_user")
          .selectAll()
          .execute(),
      ),
    ),
  );
  for (const secret of [
    "TestBrowser",
    "203.0.113.9",
    own.password,
    own.totpSecret.replaceAll(" ", ""),
    own.recoveryCodes[1]!,
  ])
    assert.equal(texts.join().includes(secret), false, secret);
});
