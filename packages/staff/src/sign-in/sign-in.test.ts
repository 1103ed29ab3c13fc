/** Signing in over real HTTP: what lets somebody in, what does not, and what a flood can and cannot do. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { me } from "@bluezone/contract/staff/account";
import {
  passkeySignIn,
  passkeySignInOptions,
  signIn,
  signOutEverywhere,
} from "@bluezone/contract/staff/sign-in";
import { Milliseconds, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { hashPassword, isPassword } from "../credentials/password.ts";
import { testDesk, writeLetter } from "../testing/desk.ts";
import { acceptWith, callEndpoint, createJar, type SignedIn } from "../testing/sign-in.ts";
import { totpAt } from "../testing/totp.ts";

let person: SignedIn;
const desk = shared(async () => {
  const desk = await testDesk();
  person = await desk.join("clerk", "a");
  return desk;
});

/** A try from a browser that nobody knows. */
const strange = (given: Partial<{ signInName: string; password: string; code: string }>) =>
  callEndpoint(desk.url, createJar(), signIn, {
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
    await callEndpoint(desk.url, createJar(), signIn, given),
    await callEndpoint(desk.url, createJar(), signIn, given),
    await callEndpoint(desk.url, createJar(), signIn, given),
  ];
  assert.equal(both.filter(({ status }) => status === 200).length, 1);
});

test("a code that was used stays used when somebody else signs in", async () => {
  const [own, other] = [await desk.join("clerk", "a"), await desk.join("clerk", "c")];
  const code = totpAt(own.totpSecret, systemClock.now());
  const given = { signInName: own.signInName, password: own.password, code };
  const used = () =>
    desk.database.db
      .selectFrom("staff_user")
      .select("used_codes")
      .where("id", "=", own.id)
      .executeTakeFirstOrThrow();
  await callEndpoint(desk.url, createJar(), signIn, given);
  const before = await used();
  assert.equal((await other.again()).status, 200);
  assert.deepEqual(await used(), before);
  assert.equal((await callEndpoint(desk.url, createJar(), signIn, given)).code, "wrong_sign_in");
});

test("a recovery code lets somebody in once, with a line break and spaces around it", async () => {
  const [code = ""] = (await desk.join("clerk", "a").then(async (own) => {
    const given = { signInName: own.signInName.toUpperCase(), password: own.password };
    const typed = { ...given, code: ` ${own.recoveryCodes[0]}\n` };
    assert.equal((await callEndpoint(desk.url, createJar(), signIn, typed)).status, 200);
    assert.equal((await callEndpoint(desk.url, createJar(), signIn, typed)).code, "wrong_sign_in");
    return own.recoveryCodes;
  })) as readonly string[];
  assert.match(code, /^[2-9ACDEFGHJKMNPQRTVWXY]{4}(-[2-9ACDEFGHJKMNPQRTVWXY]{4}){2}$/);
});

test("a recovery code is read with small letters, without hyphens, and with signs that look like its own", async () => {
  const own = await desk.join("clerk", "a");
  const given = { signInName: own.signInName, password: own.password };
  const ways = [
    (code: string) => code.toLowerCase(),
    (code: string) => code.replaceAll("-", ""),
    (code: string) =>
      code.replaceAll("2", "Z").replaceAll("5", "s").replaceAll("8", "B").replaceAll("V", "u"),
  ];
  for (const [at, way] of ways.entries()) {
    const code = way(own.recoveryCodes[at] ?? "");
    assert.equal((await callEndpoint(desk.url, createJar(), signIn, { ...given, code })).status, 200, code);
    assert.equal(
      (await callEndpoint(desk.url, createJar(), signIn, { ...given, code })).code,
      "wrong_sign_in",
    );
  }
});

test("a recovery code that comes from two browsers at the same moment lets one of them in", async () => {
  const own = await desk.join("clerk", "a");
  const given = { signInName: own.signInName, password: own.password, code: own.recoveryCodes[0] ?? "" };
  const both = await Promise.all([1, 2].map(() => callEndpoint(desk.url, createJar(), signIn, given)));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 401]);
});

test("a password typed with separate accents is the same password", async () => {
  const own = await desk.join("clerk", "a");
  assert.notEqual(own.password.normalize("NFD"), own.password);
  const code = own.recoveryCodes[0];
  const given = { signInName: own.signInName, password: own.password.normalize("NFD"), code };
  assert.equal((await callEndpoint(desk.url, createJar(), signIn, given)).status, 200);
});

test("a flood of wrong passwords makes nobody wait", async () => {
  for (let tries = 0; tries < 40; tries += 1)
    assert.equal((await strange({ password: `guess ${tries}` })).code, "wrong_sign_in");
  assert.equal((await strange({ code: person.recoveryCodes[0]! })).status, 200);
});

test("V16: whoever guesses codes is told the same with the right password and with any other, for the same work, however often", async () => {
  const [own, other] = [await desk.join("clerk", "a"), await desk.join("clerk", "c")];
  const tries = [
    { signInName: own.signInName, password: own.password },
    { signInName: own.signInName, password: "something else entirely" },
    { signInName: "nobody.here", password: own.password },
  ];
  const seen = new Map<string, Set<string>>();
  for (const code of ["000000", "aaaaa-aaaaa"])
    for (let round = 0; round < 7; round += 1)
      for (const given of tries) {
        const before = desk.statements.length;
        const answer = await fetch(desk.url + signIn.path, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ ...given, code }),
        });
        const told = [answer.status, answer.headers.get("retry-after"), await answer.text()];
        const what = JSON.stringify([...told, ...desk.statements.slice(before)]);
        seen.set(what, (seen.get(what) ?? new Set()).add(JSON.stringify(given)));
      }
  assert.deepEqual(
    [...seen.values()].map(({ size }) => size),
    [3],
    [...seen.keys()].join("\n"),
  );
  // Meanwhile nobody else waits, not for a code either.
  assert.equal((await other.again()).status, 200);
});

test("V16: what is not kept costs what a password costs", async () => {
  const kept = await hashPassword("một mật khẩu thật dài");
  const costs = async (hash: string | undefined) => {
    const { user, system } = process.cpuUsage();
    for (let i = 0; i < 2; i += 1) assert.equal(await isPassword(hash, `guess ${i}`), false);
    const after = process.cpuUsage({ user, system });
    return after.user + after.system;
  };
  // The least of a few: other work of this process can be among each.
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let times = 0; times < 5; times += 1) {
    known = Math.min(known, await costs(kept));
    unknown = Math.min(unknown, await costs(undefined));
  }
  assert.ok(unknown > known / 2 && unknown < known * 2, `${unknown} against ${known} µs`);
});

test("wrong codes beside the right password make strange browsers wait, at most a quarter of an hour; the known browser and recovery codes do not", async () => {
  const own = await desk.join("clerk", "a");
  const wrong = { signInName: own.signInName, password: own.password, code: "000000" };
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal((await callEndpoint(desk.url, createJar(), signIn, wrong)).code, "wrong_sign_in");
  const shown = () => ({ ...wrong, code: totpAt(own.totpSecret, systemClock.now()) });
  assert.equal(
    (await callEndpoint(desk.url, createJar(), signIn, shown())).code,
    "wrong_sign_in",
    "it waits",
  );
  desk.clock.advance(Milliseconds(29_999));
  assert.equal(
    (await callEndpoint(desk.url, createJar(), signIn, shown())).code,
    "wrong_sign_in",
    "a moment more",
  );
  // From the browser that was used before, and with a recovery code from any.
  assert.equal((await own.again()).status, 200);
  const recovery = { ...wrong, code: own.recoveryCodes[0] };
  assert.equal((await callEndpoint(desk.url, createJar(), signIn, recovery)).status, 200);
  // A thief of the password goes on all day: a stranger with the right code is still let in after a quarter of an hour.
  for (let tries = 0; tries < 20; tries += 1) {
    desk.clock.advance(Minutes(15));
    assert.equal((await callEndpoint(desk.url, createJar(), signIn, wrong)).code, "wrong_sign_in");
  }
  desk.clock.advance(Minutes(15));
  const right = { ...wrong, code: own.recoveryCodes[1] };
  assert.equal((await callEndpoint(desk.url, createJar(), signIn, right)).status, 200);
});

test("a wait ends on the moment, and then the app's code lets in", async () => {
  const own = await desk.join("clerk", "a");
  const given = (code: string) => ({ signInName: own.signInName, password: own.password, code });
  for (let tries = 0; tries < 5; tries += 1)
    await callEndpoint(desk.url, createJar(), signIn, given("000000"));
  desk.clock.advance(Seconds(30));
  const late = totpAt(own.totpSecret, plus(systemClock.now(), Seconds(30)));
  assert.equal((await callEndpoint(desk.url, createJar(), signIn, given(late))).status, 200);
});

test("V16: forty codes at the same moment are no more guesses than one after another", async () => {
  const own = await desk.join("clerk", "a");
  const before = desk.events.named("sign_in_refused").length;
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      callEndpoint(desk.url, createJar(), signIn, {
        signInName: own.signInName,
        password: own.password,
        code: String(i).padStart(6, "0"),
      }),
    ),
  );
  const why = desk.events
    .named("sign_in_refused")
    .slice(before)
    .map((told) => told["why"]);
  assert.deepEqual(
    [why.filter((one) => one === "code").length, why.filter((one) => one === "wait").length],
    [5, 35],
  );
});

test("V19: while strangers try on a hundred connections, a new browser signs in and somebody accepts an invitation", async () => {
  const own = await desk.join("clerk", "a");
  const { token } = await desk.staff.invite({ name: "Người mới", role: "clerk", unitId: "a" });
  let flooding = true;
  const codes = new Set<string | undefined>();
  const flood = Array.from({ length: 100 }, async (_, i) => {
    for (let round = 0; flooding; round += 1)
      codes.add(
        (
          await callEndpoint(desk.url, createJar(), signIn, {
            signInName: i % 2 === 0 ? own.signInName : `nobody.${i}.${round}`,
            password: `guess ${round}`,
            code: "000000",
          })
        ).code,
      );
  });
  const given = { signInName: own.signInName, password: own.password, code: own.recoveryCodes[1] };
  const [known, strange, joined] = await Promise.allSettled([
    own.again("recovery"),
    callEndpoint(desk.url, createJar(), signIn, given),
    acceptWith(desk.url, {
      token,
      name: "Người mới",
      signInName: `new.${own.signInName}`,
      password: own.password,
    }),
  ]);
  flooding = false;
  await Promise.all(flood);
  assert.equal(known.status === "fulfilled" && known.value.status, 200);
  assert.equal(strange.status === "fulfilled" && strange.value.status, 200);
  assert.equal(joined.status, "fulfilled", joined.status === "rejected" ? String(joined.reason) : "");
  assert.deepEqual(codes, new Set(["wrong_sign_in"]), "and nobody was turned away");
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
    assert.equal((await callEndpoint(desk.url, createJar(), signIn, given, headers)).code, "not_allowed");
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
  assert.equal((await callEndpoint(desk.url, there, signIn, given)).status, 200);
  assert.equal((await own.post(signOutEverywhere, {})).ended, 2);
  assert.equal((await own.tries(me, {}, { cookie: here })).code, "not_signed_in");
  assert.equal((await callEndpoint(desk.url, there, me, {})).code, "not_signed_in");
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
  const { body } = await callEndpoint(desk.url, jar, passkeySignInOptions, {});
  assert.equal((body["options"] as Record<string, unknown>)["userVerification"], "required");
  for (const answer of [{ id: "AAAA" }, { id: "AAAA", rawId: "AAAA", type: "public-key", response: {} }])
    assert.equal(
      (await callEndpoint(desk.url, jar, passkeySignIn, { ceremony: body["ceremony"], answer })).code,
      "wrong_sign_in",
    );
});

test("neither an address nor a kind of browser is kept, and no password, code or token in clear", async () => {
  const own = await desk.join("clerk", "a");
  await callEndpoint(
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
