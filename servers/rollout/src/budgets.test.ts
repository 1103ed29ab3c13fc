/** H3, V4: what strangers can use up where nobody is signed in is bounded, counted in the database, and comes back. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { reportActive } from "@bluezone/contract/rollout/active";
import { attachLetter, registerDirective } from "@bluezone/contract/rollout/directives";
import { FILE_BYTES_A_DAY } from "@bluezone/contract/rollout/files";
import { importPlacements } from "@bluezone/contract/rollout/placements";
import { areasOf } from "@bluezone/contract/rollout/weekly-figure";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { Days, dayOf, isoDay, Minutes, Seconds } from "@bluezone/protocol/time";
import { endOfDay, endOfStep } from "@bluezone/server-kit/limits/quota";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { pdfLetter } from "./files/testing/letters.ts";
import { ELSEWHERE } from "./placements/install/route.ts";
import { CLAIM } from "./public/claims/route.ts";
import { retain } from "./retention/retention.ts";
import { RULES } from "./slices.ts";
import { ms } from "./tables.ts";
import { testRollout } from "./testing/rollout.ts";

const t = shared(() => testRollout());

const until = () => endOfStep(t.clock.now(), Minutes(10));
const use = (of: string, key_id: string, used: number) =>
  t.database.db
    .insertInto("quota")
    .values({ of, key_id, until_ms: ms(until()), used })
    .execute();
const counted = () =>
  t.database.db
    .selectFrom("quota")
    .select(["of", "key_id", "used"])
    .where("until_ms", "=", ms(until()))
    .orderBy("of")
    .execute();
const report = () =>
  fetch(t.url + reportActive.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ areas: areasOf(AN_GIANG).name, district: "none", hours: "0-6" }),
  });
const form = (path: string, fields = {}) =>
  fetch(t.url + path, { method: "POST", body: new URLSearchParams(fields) });

test("reports of phones beyond six thousand in ten minutes are told to come again, at the length of every answer, and counted nowhere", async () => {
  await use(reportActive.path, "everybody", 6_000 - 1);
  assert.equal((await report()).status, 200);
  const refused = await report();
  const text = await refused.text();
  assert.deepEqual([refused.status, JSON.parse(text).code, text.length], [429, "quota_exceeded", 512]);
  assert.equal(refused.headers.get("retry-after"), String((until() - t.clock.now()) / 1_000));
  const answers = () => t.database.db.selectFrom("active_answer").select("n").execute();
  assert.deepEqual(await answers(), [{ n: 1 }, { n: 1 }]);
  t.clock.advance(Minutes(10));
  assert.equal((await report()).status, 200);
  assert.deepEqual(await counted(), [{ of: reportActive.path, key_id: "everybody", used: 1 }]);
});

test("a flood of claims is turned away by a page that says when to come again, in front of every look at the database", async () => {
  t.clock.advance(Minutes(10));
  await use(CLAIM.path, "everybody", 600);
  const heard = "Nghe nói chợ đóng cửa 15 ngày";
  const answer = await form(CLAIM.path, { heard });
  assert.deepEqual([answer.status, answer.headers.get("retry-after")], [429, "600"]);
  assert.match(await answer.text(), /Mười phút nữa gửi lại/);
  assert.match(await (await form(`/en${CLAIM.path}`, { heard })).text(), /in ten minutes/);
  assert.deepEqual(await t.database.db.selectFrom("rumour").select("id").execute(), []);
  t.clock.advance(Minutes(10));
  assert.equal((await form(CLAIM.path, { heard })).status, 200);
});

test("a flood that says to stand elsewhere than one poster is counted up to its budget, and uses up no other poster's", async () => {
  t.clock.advance(Minutes(10));
  const officer = await t.as("rollout-officer", "89-transport-department");
  const { codes } = await officer.post(importPlacements, {
    id: randomUUID(),
    kind: "ferry-landing",
    csv: "unit,name,route,terminal,spot,copies\n889-ferry-landing,Phà minh họa,,Bến một,,2",
  });
  const [one = "", other = ""] = codes;
  const at = (code: string) => form(ELSEWHERE.path.replace(":code", code));
  await use(ELSEWHERE.path, one, 200 - 1);
  for (let i = 0; i < 3; i += 1) assert.equal((await at(one)).status, 200);
  assert.equal((await at(other)).status, 200);
  assert.equal((await at("ZZZZZZ")).status, 404);
  t.clock.advance(Seconds(6));
  await t.rollout.runJobs(t.clock.now());
  const rows = await t.database.db
    .selectFrom("placement_scan")
    .select(["code", "elsewhere"])
    .where("code", "in", [one, other])
    .execute();
  assert.deepEqual(
    new Map(rows.map(({ code, elsewhere }) => [code, elsewhere])),
    new Map([
      [one, 1],
      [other, 1],
    ]),
  );
  assert.equal((await counted()).length, 2, "what was made up is written down nowhere");
});

test("V29: what an office brings on a day is counted in bytes, as kept; what is too much is kept nowhere, and another office goes on", async () => {
  const [officer, other] = [
    await t.as("rollout-officer", "89-information-department"),
    await t.as("rollout-officer", "89-province-committee"),
  ];
  const head = {
    number: "1/CV",
    issuedOn: isoDay(dayOf(t.clock.now(), "vietnam")),
    issuer: "UBND",
    subject: "Thử",
  };
  const begin = (who: SignedIn) => who.post(registerDirective, { ...head, text: "1. Một" });
  const [own, others] = [await begin(officer), await begin(other)];
  const bytes = pdfLetter();
  const attach = (who: SignedIn, { id, version }: typeof own, letter: Uint8Array) =>
    who.upload(attachLetter, { id, version, name: "a.pdf" }, letter, "application/pdf");
  const used = FILE_BYTES_A_DAY - bytes.length - 1;
  await t.database.db
    .insertInto("quota")
    .values({
      of: "files",
      key_id: t.unit("89-information-department"),
      until_ms: ms(endOfDay(t.clock.now())),
      used,
    })
    .execute();
  const { version } = await attach(officer, own, bytes);
  const more = pdfLetter("/Lang (vi)");
  await assert.rejects(attach(officer, { ...own, version }, more), { code: "files_used_up" });
  assert.equal((await t.blobs.list("letter/")).length, 1);
  await attach(other, others, more);
  t.clock.advance(Days(1));
});

test("what was counted for ten minutes is destroyed once they are over", async () => {
  t.clock.advance(Minutes(10));
  await retain({ database: t.database, blobs: t.blobs, events: { emit: () => {} } }, RULES, t.clock.now());
  assert.deepEqual(await t.database.db.selectFrom("quota").selectAll().execute(), []);
});
