import assert from "node:assert/strict";
import { test } from "node:test";
import { SHARE_CALLS } from "@bluezone/contract/cover";
import {
  addDays,
  Days,
  dayOf,
  eninAt,
  eninStart,
  Hours,
  isoDay,
  Minutes,
  parseDay,
  Seconds,
} from "@bluezone/protocol/time";
import type { Random } from "../../ports.ts";
import { NOON, type Person, person } from "../../testing/person.ts";
import { CODE, idle, worked } from "./testing/worked.ts";

const PATHS = SHARE_CALLS.map(({ endpoint }) => endpoint.path);

const real = (a: Person) => a.servers.calls.filter(({ headers }) => headers["x-chaff"] === undefined);
const posts = (a: Person): string[] =>
  real(a).flatMap(({ method, path }) => (method === "POST" ? [path] : []));
const sentIn = (a: Person, path: string, field: string): unknown[] =>
  real(a).flatMap((call) => (call.path === path ? [JSON.parse(call.body)[field]] : []));

test("a share makes the calls of the contract in their order, and nothing is sent before its tap", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  await a.pass(Hours(2));
  assert.deepEqual(posts(a), [PATHS[0]]);
  assert.equal(a.phone.state().panel.is, "positive-not-shared");
  await a.phone.answer({ day: parseDay("2020-12-26") });
  assert.deepEqual(posts(a), [PATHS[0]]);
  await a.phone.share();
  assert.deepEqual(posts(a), PATHS);
  const { panel, share } = a.phone.state();
  assert.deepEqual([panel.is, share.is], ["positive-shared", "shared"]);
  assert.deepEqual(sentIn(a, PATHS[2]!, "symptomOnsetInterval"), [eninAt(Date.UTC(2020, 11, 26) as never)]);
  assert.equal(a.servers.diagnosisKeys(0).length, 3);
});

test("keys of days on which the policy holds nobody infectious stay on the phone, and go with a later result that counts them", async () => {
  const a = await worked({}, Days(12));
  const today = dayOf(a.clock.now(), "utc");
  const daysAgo = (n: number) =>
    a.servers.diagnosisKeys(n).map(({ rollingStart }) => today - dayOf(eninStart(rollingStart), "utc"));
  a.servers.testtype = "user-report";
  await a.phone.enterCode(CODE);
  await a.phone.answer({ day: today });
  await a.phone.share();
  assert.deepEqual(daysAgo(0), [3, 2, 1, 0], "three days before the first symptom and since");

  a.servers.testtype = "confirmed";
  await a.phone.enterCode("23456789");
  await a.phone.answer({ day: addDays(today, -2) });
  await a.phone.share();
  // The rest of today, those that are new in the earlier days, and those whose report this revises.
  assert.deepEqual(
    daysAgo(1).toSorted((x, y) => y - x),
    [5, 4, 3, 2, 1, 0],
  );
  a.servers.calls.length = 0;

  const b = await worked({}, Days(12));
  await b.phone.enterCode(CODE);
  await b.phone.answer("unknown");
  await b.phone.share();
  assert.equal(b.servers.diagnosisKeys(0).length, 8, "four days ago is assumed, as the key server does");
});

test("every call of a share, lost on its way or on the way back, is made again with the same set, and nothing is published twice", async () => {
  for (const path of PATHS)
    for (const what of ["call", "answer"] as const) {
      const a = await worked();
      a.servers.lose = { path, what };
      await a.phone.enterCode(CODE);
      await a.pass(Minutes(15));
      await a.phone.share();
      await a.pass(Minutes(30));
      assert.equal(a.phone.state().share.is, "shared", `${path} ${what}`);
      assert.equal(a.servers.published.length, 1, `${path} ${what}`);
      assert.equal(new Set(sentIn(a, "/api/certificate", "ekeyhmac")).size, 1);
      assert.equal(new Set(sentIn(a, "/v1/publish", "hmacKey")).size, 1);
      assert.equal(new Set(sentIn(a, "/api/verify", "nonce")).size, 1);
    }
});

test("a certificate that ended on the way is asked for again; one that is turned down three times ends the share", async () => {
  const a = await worked();
  a.servers.lose = { path: "/v1/publish", what: "call" };
  await a.phone.enterCode(CODE);
  await a.phone.share();
  await a.pass(Seconds(1));
  a.servers.down = true;
  await a.pass(Hours(1));
  a.servers.down = false;
  await a.pass(Minutes(20));
  assert.equal(a.phone.state().share.is, "shared");
  assert.ok(sentIn(a, "/api/certificate", "token").length >= 2);

  const b = await worked();
  const code = "health_authority_verification_certificate_invalid";
  b.servers.replies.set("/v1/publish", { status: 401, body: JSON.stringify({ error: "", code }) });
  await b.phone.enterCode(CODE);
  await b.phone.share();
  await b.pass(Minutes(30));
  assert.deepEqual(b.phone.state().share, { is: "failed", code });
  assert.equal(posts(b).filter((path) => path === "/v1/publish").length, 3);
});

test("after a plain no, the keys are free for the next code; after a lost answer they are not", async () => {
  const a = await worked();
  a.servers.replies.set("/v1/publish", { status: 400, body: '{"error":"","code":"bad_request"}' });
  await a.phone.enterCode(CODE);
  await a.phone.share();
  assert.equal(a.phone.state().share.is, "failed");
  a.servers.replies.clear();
  await a.phone.enterCode("22345678");
  await a.phone.share();
  assert.equal(a.servers.diagnosisKeys(0).length, 3, "two days and today until now");

  const b = await worked();
  await b.phone.enterCode(CODE);
  b.servers.replies.set("/v1/publish", { status: 503, body: "" });
  await b.phone.share();
  await b.pass(Hours(25));
  assert.deepEqual(b.phone.state().share, { is: "failed", code: "token_ended" });
  b.servers.replies.clear();
  await b.phone.enterCode("22345678");
  await b.phone.share();
  assert.equal(b.phone.state().share.is, "shared");
  const sent = b.servers.diagnosisKeys(0);
  assert.ok(
    sent.every(({ rollingStart }) => rollingStart > eninAt(NOON)),
    "only what came after the first set",
  );
});

test("an onset of more than 14 days ago or of tomorrow is turned down with its code, and nothing is frozen or sent", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  const today = dayOf(a.clock.now(), "vietnam");
  const keys = a.store.dump();
  assert.equal(await a.phone.answer({ day: addDays(today, -15) }), "onset_too_early");
  assert.equal(await a.phone.answer({ day: parseDay("2019-12-01") }), "onset_too_early");
  assert.equal(await a.phone.answer({ day: addDays(today, 1) }), "onset_in_future");
  const { share } = a.phone.state();
  assert.ok(share.is === "ready" && share.onset === null);
  assert.equal(a.store.dump(), keys);
  assert.deepEqual(posts(a), [PATHS[0]]);
  for (const day of [today, addDays(today, -14)]) assert.equal(await a.phone.answer({ day }), "answered");
  assert.equal(await a.phone.preConsent({ day: addDays(today, -15) }), "onset_too_early");
  assert.equal(a.phone.state().preConsent, null);
  await a.phone.share();
  assert.equal(await a.phone.answer("none"), "not_ready");
});

test("the desk's date stands however far back it lies, also when it comes back with the answer to the other question", async () => {
  const a = await worked();
  const desk = addDays(dayOf(a.clock.now(), "vietnam"), -20);
  a.servers.symptomDate = isoDay(desk);
  await a.phone.enterCode(CODE);
  assert.equal(await a.phone.answer({ day: desk }, true), "answered");
  const { share } = a.phone.state();
  assert.ok(share.is === "ready");
  assert.deepEqual([share.onset, share.traveler], [{ day: desk }, true]);
  assert.equal(await a.phone.answer({ day: addDays(desk, 1) }), "onset_too_early");
});

test("today is counted by the corrected clock: a phone that is five days slow may name the day that it is", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  const today = dayOf(a.clock.now(), "vietnam");
  a.clock.setError(Days(-5));
  assert.equal(await a.phone.answer({ day: today }), "answered");
});

test("when the key server took nothing in, nobody is thanked, and a new code sends the same keys", async () => {
  const answers = [
    {
      revisionToken: "x",
      insertedExposures: 0,
      warnings: ["Left out, as too far from the first symptom: 3."],
    },
    // As a published server says it: a count of 0 is left out.
    { revisionToken: "x", warnings: ["Left out"] },
    { revisionToken: "x", code: "partial_failure", error: "Keys left out: 3" },
  ];
  for (const answer of answers)
    for (const lost of [false, true]) {
      const a = await worked();
      await a.phone.enterCode(CODE);
      a.servers.replies.set("/v1/publish", { status: 200, body: JSON.stringify(answer) });
      if (lost) a.servers.lose = { path: "/v1/publish", what: "answer" };
      await a.phone.share();
      await a.pass(Minutes(2));
      assert.deepEqual(a.phone.state().share, { is: "failed", code: "nothing_taken" });
      assert.notEqual(a.phone.state().panel.is, "positive-shared");
      assert.equal(a.told("published").length, 0);
      a.servers.replies.clear();
      await a.phone.enterCode("22345678");
      await a.phone.share();
      assert.equal(a.phone.state().share.is, "shared");
      assert.ok(a.servers.diagnosisKeys(0).length >= 3, "what was left out is sent");
    }
});

test("a revision that adds no key is a share; the keys that were left out stay free for another", async () => {
  const a = await worked();
  a.servers.testtype = "likely";
  await a.phone.enterCode(CODE);
  await a.phone.share();
  await a.pass(Hours(2));
  a.servers.testtype = "confirmed";
  const none = { revisionToken: "next", insertedExposures: 0, warnings: ["Left out"] };
  a.servers.replies.set("/v1/publish", { status: 200, body: JSON.stringify(none) });
  await a.phone.enterCode("22345678");
  await a.phone.share();
  assert.equal(a.phone.state().share.is, "shared");
  a.servers.replies.clear();
  await a.phone.enterCode("32345678");
  await a.phone.share();
  const [, second, third] = sentIn(a, "/v1/publish", "temporaryExposureKeys") as { key: string }[][];
  assert.equal(second!.length, 4);
  assert.deepEqual(third, second!.slice(0, 1), "the one that was left out, and none of those revised");
  assert.deepEqual(sentIn(a, "/v1/publish", "revisionToken"), [undefined, "revision", "next"]);
});

test("a new code for a share that hangs goes on with the same set, under the new token", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  a.servers.replies.set("/v1/publish", { status: 503, body: "" });
  await a.phone.share();
  await idle(a, Hours(20));
  await a.phone.enterCode("22345678");
  assert.equal(a.phone.state().share.is, "sending");
  await idle(a, Hours(20));
  a.servers.replies.clear();
  await a.pass(Minutes(20));
  assert.equal(a.phone.state().share.is, "shared");
  assert.equal(new Set(sentIn(a, "/api/certificate", "ekeyhmac")).size, 1);
  assert.equal(new Set(sentIn(a, "/api/certificate", "token")).size, 2);
  assert.equal(a.servers.published.length, 1);
});

test("a negative result does not stop a confirmed one that is on its way", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  a.servers.replies.set("/v1/publish", { status: 503, body: "" });
  await a.phone.share();
  a.servers.testtype = "negative";
  await a.phone.enterCode("22345678");
  a.servers.replies.clear();
  await a.pass(Minutes(20));
  assert.equal(a.phone.state().share.is, "shared");
});

test("a set that the key server knows already is shared, if an earlier try of it may have arrived, and failed if not", async () => {
  for (const code of ["missing_revision_token", "invalid_revision_token"])
    for (const triedBefore of [true, false]) {
      const a = await worked();
      await a.phone.enterCode(CODE);
      if (triedBefore) a.servers.replies.set("/v1/publish", { status: 503, body: "" });
      if (triedBefore) await a.phone.share();
      a.servers.replies.set("/v1/publish", { status: 400, body: JSON.stringify({ error: "", code }) });
      await a.phone.share();
      await a.pass(Minutes(5));
      assert.equal(a.phone.state().share.is, triedBefore ? "shared" : "failed", code);
    }
});

test("a share that gets no certificate any more learns with its last one whether its keys arrived; those that did not are free", async () => {
  for (const what of ["call", "answer"] as const) {
    const a = await worked();
    a.servers.lose = { path: "/v1/publish", what };
    await a.phone.enterCode(CODE);
    await a.phone.share();
    a.servers.down = true;
    await a.pass(Minutes(5));
    a.servers.ended = true;
    a.servers.down = false;
    await a.pass(Minutes(15));
    const failed = { is: "failed", code: "token_invalid" };
    const { share } = a.phone.state();
    if (what === "answer") assert.equal(share.is, "shared");
    else assert.deepEqual(share, failed);
    if (what === "answer") continue;
    a.servers.ended = false;
    await a.phone.enterCode("22345678");
    await a.phone.share();
    assert.equal(a.phone.state().share.is, "shared");
    assert.ok(a.servers.diagnosisKeys(0).length >= 3, "all of the first set, and what came since");
  }
});

test("a certificate that is turned down says that nothing arrived: the keys are free for the next code", async () => {
  const a = await worked();
  a.servers.lose = { path: "/v1/publish", what: "call" };
  await a.phone.enterCode(CODE);
  await a.phone.share();
  const code = "health_authority_verification_certificate_invalid";
  a.servers.replies.set("/v1/publish", { status: 401, body: JSON.stringify({ error: "", code }) });
  await a.pass(Minutes(30));
  assert.deepEqual(a.phone.state().share, { is: "failed", code });
  a.servers.replies.clear();
  await a.phone.enterCode("22345678");
  await a.phone.share();
  assert.ok(a.servers.diagnosisKeys(0).length >= 3);
});

test("a second share sends only what is new, with the revision token; at once after the first there is nothing", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  await a.phone.share();
  await a.phone.enterCode("22345678");
  await a.phone.share();
  assert.equal(a.phone.state().share.is, "already-shared");
  await a.pass(Days(2));
  await a.phone.enterCode("32345678");
  await a.phone.share();
  const first = new Set(a.servers.published[0]!.keys.map(({ key }) => key));
  const second = a.servers.published[1]!.keys.map(({ key }) => key);
  assert.ok(second.length === 3 && second.every((key) => !first.has(key)));
  assert.deepEqual(sentIn(a, "/v1/publish", "revisionToken"), [undefined, "revision"]);
});

test("a negative result shares nothing", async () => {
  const a = await worked();
  a.servers.testtype = "negative";
  await a.phone.enterCode(CODE);
  await a.phone.share();
  await a.pass(Hours(1));
  assert.deepEqual(a.phone.state().share, { is: "negative" });
  assert.deepEqual(posts(a), [PATHS[0]]);
});

test("a likely result is revised by what follows: confirmed with the same keys and the new ones, negative with the same alone", async () => {
  for (const [then, keys] of [
    ["confirmed", 4],
    ["negative", 3],
  ] as const) {
    const a = await worked();
    a.servers.testtype = "likely";
    await a.phone.enterCode(CODE);
    await a.phone.share();
    await a.pass(Hours(2));
    a.servers.testtype = then;
    await a.phone.enterCode("22345678");
    assert.equal(a.phone.state().share.is, "ready");
    assert.equal(a.servers.published.length, 1, "not before the tap");
    await a.phone.share();
    assert.equal(a.phone.state().share.is, "shared");
    const [first, second] = a.servers.published.map((p) => p.keys);
    assert.equal(second!.length, keys, then);
    const revised = second!.filter(({ key }) => first!.some((k) => k.key === key));
    assert.deepEqual(revised.toSorted(byKey), first!.toSorted(byKey), "unchanged in start and period");
    // Once only.
    await a.phone.enterCode("32345678");
    await a.phone.share();
    assert.ok((a.servers.published[2]?.keys ?? []).every(({ key }) => !first!.some((k) => k.key === key)));
  }
});
const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);

test("a declined share can be taken up until the token ends, then it has ended", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  await a.phone.decline();
  await a.pass(Hours(23));
  const { share } = a.phone.state();
  assert.ok(share.is === "ready" && share.declined);
  assert.deepEqual(a.notifier.notices, [], "who declined is not reminded");
  await a.pass(Hours(2));
  assert.deepEqual(a.phone.state().share, { is: "failed", code: "token_ended" });
  await a.phone.share();
  assert.deepEqual(posts(a), [PATHS[0]]);
});

test("an unfinished share is reminded of once", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  await a.pass(Hours(5));
  assert.deepEqual(a.notifier.notices, ["unfinished-share"]);
});

test("a wrong code is refused in the contract's word, and does not touch a share that waits", async () => {
  const a = await worked();
  await a.phone.enterCode("hello");
  assert.deepEqual(a.phone.state().share, { is: "refused", code: "unreadable_code" });
  assert.deepEqual(posts(a), []);
  await a.phone.enterCode(CODE);
  await a.phone.enterCode("09999999");
  assert.deepEqual(a.phone.state().share, { is: "refused", code: "code_invalid" });
  await a.phone.share();
  assert.equal(a.phone.state().share.is, "shared");
});

test("a refused code and a failed share are left with a tap, and what lies beneath is there again", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  await a.phone.enterCode("hello");
  assert.equal(a.phone.state().share.is, "refused");
  await a.phone.forgetCode();
  assert.equal(a.phone.state().share.is, "ready");
  await a.phone.forgetCode();
  assert.equal(a.phone.state().share.is, "ready", "a code that is good is not left by it");
  a.clock.pass(Hours(25));
  await a.phone.share();
  assert.equal(a.phone.state().share.is, "failed");
  await a.phone.forgetCode();
  assert.equal(a.phone.state().share.is, "none");
  await a.restart();
  assert.equal(a.phone.state().share.is, "none");
});

test("a code that waits for a server can be left, and is good when it is entered again", async () => {
  const a = await worked();
  a.servers.lose = { path: "/api/verify", what: "answer" };
  await a.phone.enterCode(CODE);
  assert.equal(a.phone.state().share.is, "checking");
  await a.phone.forgetCode();
  assert.equal(a.phone.state().share.is, "none");
  await a.phone.enterCode(CODE);
  assert.equal(a.phone.state().share.is, "ready");
});

test("a phone that never sent anything has nothing to share, and nobody is thanked", async () => {
  const a = await person("mute");
  a.radio.setState("mute");
  await a.phone.start();
  await a.pass(Hours(1));
  await a.phone.enterCode(CODE);
  await a.phone.share();
  assert.deepEqual(a.phone.state().share, { is: "failed", code: "nothing_to_share" });
  assert.equal(a.servers.published.length, 0);
});

test("a self-report's code is checked with the bytes it was asked for with, and the number is kept nowhere", async () => {
  const a = await worked();
  assert.equal(await a.phone.selfReport("+84900000001"), "sent");
  await a.restart();
  await a.phone.enterCode(CODE);
  assert.deepEqual(sentIn(a, "/api/user-report", "nonce"), sentIn(a, "/api/verify", "nonce"));
  assert.ok(!a.store.dump().includes("900000001"));
});

test("a code whose answer was lost is not lost to who enters other things first and then the same again", async () => {
  const a = await worked();
  a.servers.lose = { path: "/api/verify", what: "answer" };
  await a.phone.enterCode(CODE);
  await a.phone.enterCode("hello");
  await a.phone.share();
  await a.restart();
  await a.phone.enterCode("09999999");
  await a.phone.enterCode(CODE);
  assert.equal(a.phone.state().share.is, "ready");
  assert.equal(new Set(sentIn(a, "/api/verify", "nonce")).size, 1);
  await a.phone.enterCode(CODE);
  assert.equal(new Set(sentIn(a, "/api/verify", "nonce")).size, 2, "not beyond the code that was taken");
});

test("bytes that no code ever came for are forgotten after two days", async () => {
  const a = await worked();
  const bytes = (): number => (a.store.dump().match(/[A-Za-z0-9+/]{342}==/g) ?? []).length;
  a.servers.down = true;
  assert.equal(await a.phone.selfReport("+84900000001"), "unreachable");
  await a.phone.enterCode(CODE);
  await a.phone.enterCode("hello");
  assert.ok(bytes() > 0);
  await idle(a, Hours(50));
  assert.equal(bytes(), 0);
});

test("shares and cover traffic have the same calls in the same order with the same lengths", async () => {
  const a = await worked();
  await a.phone.enterCode(CODE);
  await a.phone.share();
  const shape = (calls: Person["servers"]["calls"]) =>
    calls
      .filter(({ method }) => method === "POST")
      .map(({ path, headers, body }) => [
        path,
        body.length,
        Object.entries(headers).map(([k, v]) => k.length + v.length),
      ]);
  const shared = shape(a.servers.calls);
  // A die that always falls on cover.
  const zero: Random = { bytes: (n) => new Uint8Array(n) };
  const b = await worked({ random: zero });
  await b.pass(Hours(4));
  const chaff = b.servers.calls.filter(({ headers }) => headers["x-chaff"] !== undefined);
  assert.deepEqual(shape(chaff.slice(0, 3)), shared);
  assert.equal(chaff.length % 3, 0);
});

test("about one slot in twelve carries cover", async () => {
  const a = await person("cover");
  await a.phone.start();
  for (let t = 0; t < Days(20); t += Minutes(20)) {
    await a.phone.run();
    a.clock.pass(Minutes(20));
  }
  const rounds = a.told("covered").filter(({ call }) => call === 2).length;
  // 120 slots, 10 expected; fewer than 3 or more than 20 has a chance below one in a thousand, and the seed is fixed.
  assert.ok(rounds >= 3 && rounds <= 20, `${rounds}`);
});
