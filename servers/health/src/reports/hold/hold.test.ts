/** Holding alerts: by itself above the limit, until officers decide or twelve hours are over; by whom; and what phones read of it. */
import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { test } from "node:test";
import { decideHold, holdAlerts, readAlertHold } from "@bluezone/contract/health/alert-hold";
import { issue } from "@bluezone/contract/health/codes";
import { userReport } from "@bluezone/contract/health/verify";
import { PolicyDocument } from "@bluezone/contract/signed";
import { Hours, Minutes, Seconds, unixSeconds } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import { invitedBy } from "@bluezone/staff/testing/invited-by";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { nonceOf, testHealth } from "../../testing/health.ts";
import { codesWatched, heldAt } from "./store.ts";
import { watchCodes } from "./watch.ts";

const root = signerFromPem(generateKeyPem(), "policy-root");
const at = shared(() =>
  testHealth(
    {
      HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
      HEALTH_SURGE_CODES: "3",
      HEALTH_IDLE: "12h",
      HEALTH_SESSION: "2d",
      HEALTH_SELF_REPORTS: "6",
      HEALTH_SURGE_SELF_REPORTS: "6",
    },
    { policySigner: root },
  ),
);

/** The policy as phones read it, its signature checked. */
async function policy(): Promise<PolicyDocument> {
  const answer = await fetch(`${at.url}/v1/policy`);
  assert.equal(answer.status, 200);
  const [head = "", body = "", signature = ""] = (await answer.text()).split(".");
  const key = createPublicKey(root.publicPem);
  const good = verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  assert.ok(good);
  return PolicyDocument.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
}
const minute = async () => {
  at.clock.advance(Minutes(1));
  await at.health.runJobs(at.clock.now());
};
const codes = async (n: number) => {
  for (let i = 0; i < n; i++) await at.post(issue, { testType: "confirmed", testDate: "2020-12-27" });
};
const province = () =>
  Promise.all([
    at.as("epidemiologist", "89-health-department"),
    at.as("administrator", "89-health-department"),
  ]);
/** Another account, to which somebody has made the link themself. */
const twinOf = (officer: SignedIn) =>
  invitedBy(officer, { url: at.url, role: "epidemiologist", unitId: at.unit("89-health-department") });
/** Two people lift a hold. */
async function lift(id: string): Promise<void> {
  for (const officer of await province())
    await officer.post(decideHold, { id, decision: "lifted", reason: "Đợt xét nghiệm lớn, đúng" });
}
/** The hold that is, of all alerts. */
const active = async () => {
  const [officer] = await province();
  return (await officer.post(readAlertHold, {})).holds.find((hold) => hold.active);
};

test("above the limit alerts are held at once; one officer asks to lift the hold, another lifts it", async (context) => {
  await at.alone(context);
  await codes(3);
  assert.equal(await codesWatched(at.database.db, "all", at.clock.now()), 3, "those of this very moment too");
  await minute();
  const calm = await policy();
  assert.equal(calm.dose, undefined, "days have their level by the risk profile alone");
  assert.equal(calm.alertHold, undefined);
  await codes(1);
  await minute();
  const held = await policy();
  assert.ok(held.version > calm.version);
  assert.ok(held.alertHold);
  assert.equal(held.alertHold.until - held.alertHold.from, 12 * 3_600);

  const reader = await at.as("observer", "89-health-department");
  const { holds, watched, mayDecide } = await reader.post(readAlertHold, {});
  assert.deepEqual([watched[0]?.limit, holds.length, holds[0]?.cause, holds[0]?.codes], [3, 1, "surge", 4]);
  assert.equal(mayDecide, false);
  const id = holds[0]!.id;
  assert.equal((await reader.tries(decideHold, { id, decision: "lifted", reason: "x" })).status, 403);

  const [other, officer] = await province();
  const kept = await officer.post(decideHold, { id, decision: "kept", reason: "Chờ hỏi phòng xét nghiệm" });
  assert.equal(kept.hold.active, true);
  assert.equal((await officer.tries(decideHold, { id, decision: "kept", reason: "x" })).code, "conflict");
  const lifts = { id, decision: "lifted", reason: "Đợt xét nghiệm lớn, đúng" } as const;
  const asked = await officer.post(decideHold, lifts);
  assert.deepEqual([asked.hold.active, asked.hold.liftAsked?.mine], [true, true]);
  await minute();
  assert.ok((await policy()).alertHold, "one person asks, and alerts are held still");
  assert.equal((await officer.tries(decideHold, lifts)).code, "same_person");
  assert.equal((await (await twinOf(officer)).tries(decideHold, lifts)).code, "same_person", "V33");
  const lifted = await other.post(decideHold, lifts);
  assert.deepEqual([lifted.hold.active, lifted.hold.liftAsked?.mine], [false, false]);
  assert.equal((await officer.tries(decideHold, lifts)).code, "conflict");
  await minute();
  assert.equal((await policy()).alertHold, undefined);
  const entries = await at.database.db
    .selectFrom("staff_audit")
    .select("action")
    .where("action", "like", "alerts.%")
    .execute();
  assert.deepEqual(entries.map(({ action }) => action).sort(), [
    "alerts.ask-lift",
    "alerts.hold",
    "alerts.keep",
    "alerts.lift",
  ]);
});

test("V7: who lifts a hold cannot disarm the watch: the codes that were looked at hold nothing more, the next surge does", async (context) => {
  await at.alone(context);
  await codes(4);
  await minute();
  await lift((await active())!.id);
  await minute();
  assert.equal((await policy()).alertHold, undefined, "these codes were looked at");
  await codes(3);
  await minute();
  assert.equal((await policy()).alertHold, undefined);
  await codes(1);
  await minute();
  assert.ok((await policy()).alertHold, "four more");
});

test("V7: whose say ends at a commune or a district neither holds nor lifts alerts, nor with a health department of their own making", async (context) => {
  await at.alone(context);
  await codes(4);
  await minute();
  const id = (await active())!.id;
  const made = at.unit("30316-health-station");
  const { path } = await at.database.db
    .selectFrom("unit")
    .select("path")
    .where("id", "=", made)
    .executeTakeFirstOrThrow();
  const there = await at.database.db
    .selectFrom("unit")
    .selectAll()
    .where("id", "=", made)
    .executeTakeFirstOrThrow();
  const own = { ...there, id: "own", type: "health-department", level: "province", parent: made };
  await at.database.db
    .insertInto("unit")
    .values({ ...own, path: `${path}own/` })
    .execute();
  for (const [role, place] of [
    ["epidemiologist", "30316-health-station"],
    ["administrator", "889-medical-centre"],
  ] as const) {
    const officer = await at.as(role, place);
    for (const tried of [
      await officer.tries(holdAlerts, { reason: "x" }),
      await officer.tries(decideHold, { id, decision: "lifted", reason: "x" }),
      await officer.tries(decideHold, { id, decision: "kept", reason: "x" }),
    ])
      assert.deepEqual([tried.status, tried.code], [403, "not_allowed"], role);
    assert.equal((await officer.post(readAlertHold, {})).mayDecide, false);
  }
  assert.equal((await active())?.liftAsked, null);
});

test("V7: one person holds alerts for an hour; for twelve another confirms it; alone nobody does so twice in twelve hours", async (context) => {
  await at.alone(context);
  at.clock.advance(Hours(13));
  const reason = "Khóa của phòng xét nghiệm bị lộ";
  const [, officer] = await province();
  const { hold } = await officer.post(holdAlerts, { reason });
  assert.equal(Date.parse(hold.until) - Date.parse(hold.from), Hours(1));
  const kept = { id: hold.id, decision: "kept", reason: "Đúng" } as const;
  assert.equal((await officer.tries(decideHold, kept)).code, "same_person");
  assert.equal((await (await twinOf(officer)).tries(decideHold, kept)).code, "same_person", "V33");
  await minute();
  assert.ok((await policy()).alertHold);
  at.clock.advance(Hours(1));
  await minute();
  assert.equal((await policy()).alertHold, undefined);
  const [again] = await province();
  assert.equal((await again.tries(holdAlerts, { reason })).code, "hold_too_soon");
  // An hour by hand is no reason for the watch to wait.
  await codes(4);
  await minute();
  assert.ok((await policy()).alertHold);
});

test("an officer who holds just after the watch took its time is not held over: one hold of the same alerts at a time", async (context) => {
  await at.alone(context);
  await codes(4);
  const earlier = at.clock.now();
  at.clock.advance(Seconds(0.02));
  const [officer] = await province();
  await officer.post(holdAlerts, { reason: "Khóa bị lộ" });
  const { config, database, health } = at;
  await watchCodes({ config, database, random: seededRandom("watch"), staff: health.staff }, earlier);
  const { holds } = await officer.post(readAlertHold, {});
  assert.deepEqual(
    holds.filter(({ active }) => active).map(({ cause }) => cause),
    ["officer"],
  );
});

test("a hold by hand that another person confirms ends twelve hours after it began, by itself", async (context) => {
  await at.alone(context);
  const [officer, other] = await province();
  const { hold } = await officer.post(holdAlerts, { reason: "Khóa bị lộ" });
  at.clock.advance(Minutes(30));
  const { hold: confirmed } = await other.post(decideHold, { id: hold.id, decision: "kept", reason: "Đúng" });
  assert.equal(Date.parse(confirmed.until) - Date.parse(hold.from), Hours(12));
  await minute();
  assert.ok((await policy()).alertHold);
  at.clock.advance(Hours(12));
  await minute();
  const over = await policy();
  assert.equal(over.alertHold, undefined);
  assert.ok(over.notAfter > unixSeconds(at.clock.now()));
  await codes(4);
  await minute();
  assert.equal((await policy()).alertHold, undefined, "after twelve whole hours as long without");
});

test("V3: a flood of self-reports holds the alerts of self-reports alone, and a desk's codes count as ever", async (context) => {
  await at.alone(context);
  const app = await at.health.createApiKey({ kind: "device", name: "Bluezone iOS" });
  const report = (i: number, key: string) =>
    at.post(userReport, { phone: `09130000${i + 10}`, nonce: nonceOf(i) }, { "x-api-key": key });
  await codes(3);
  for (let step = 0; step < 6; step++) {
    assert.equal((await report(step, at.device.key)).status, 200);
    at.clock.advance(Minutes(9));
    await minute();
  }
  const { alertHold, selfReportHold } = await policy();
  assert.deepEqual(
    [alertHold, selfReportHold],
    [undefined, undefined],
    "six self-reports are no more than one app may send",
  );
  for (let i = 0; i < 2; i++) assert.equal((await report(10 + i, [app.key, at.device.key][i]!)).status, 200);
  await minute();
  const held = await policy();
  assert.equal(held.alertHold, undefined, "tests and diagnoses alert as ever");
  assert.ok(held.selfReportHold);
  assert.deepEqual(
    [...(await heldAt(at.database.db, at.clock.now()))],
    ["selfReports"],
    "an operator is told",
  );
  await codes(4);
  await minute();
  const both = await policy();
  assert.ok(both.alertHold && both.selfReportHold);
});
