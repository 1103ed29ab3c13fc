/** Holding alerts: by itself above the limit, until an officer decides or twelve hours are over; and what phones read of it. */
import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { after, before, type TestContext, test } from "node:test";
import { decideHold, holdAlerts, readAlertHold } from "@bluezone/contract/health/alert-hold";
import { issue } from "@bluezone/contract/health/codes";
import { PolicyDocument } from "@bluezone/contract/signed";
import { Hours, Minutes, unixSeconds } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/signer";
import { type TestHealth, testHealth } from "../../testing/health.ts";

let at: TestHealth;
const root = signerFromPem(generateKeyPem(), "policy-root");
async function open(): Promise<void> {
  at = await testHealth(
    { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_SURGE_CODES: "3" },
    { policySigner: root },
  );
}
before(open);
after(() => at?.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [at] as const;
  context.after(async () => {
    await at.close();
    [at] = shared;
  });
  await open();
}

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

test("above the limit alerts are held at once, an officer lifts the hold, and it does not begin anew at once", async () => {
  await codes(3);
  await minute();
  const calm = await policy();
  assert.equal(calm.alertHold, undefined);
  await codes(1);
  await minute();
  const held = await policy();
  assert.ok(held.version > calm.version);
  assert.ok(held.alertHold);
  assert.equal(held.alertHold.until - held.alertHold.from, 12 * 3_600);

  const reader = await at.as("observer", "89-health-department");
  const { holds, limit } = await reader.post(readAlertHold, {});
  assert.deepEqual([limit, holds.length, holds[0]?.cause, holds[0]?.codes], [3, 1, "surge", 4]);
  const id = holds[0]!.id;
  assert.equal((await reader.tries(decideHold, { id, decision: "lifted", reason: "x" })).status, 403);

  const officer = await at.as("epidemiologist", "89-health-department");
  const kept = await officer.post(decideHold, { id, decision: "kept", reason: "Chờ hỏi phòng xét nghiệm" });
  assert.equal(kept.hold.active, true);
  await minute();
  assert.ok((await policy()).alertHold);
  const lifted = await officer.post(decideHold, {
    id,
    decision: "lifted",
    reason: "Đợt xét nghiệm lớn, đúng",
  });
  assert.equal(lifted.hold.active, false);
  assert.equal((await officer.tries(decideHold, { id, decision: "lifted", reason: "x" })).code, "conflict");
  await minute();
  assert.equal((await policy()).alertHold, undefined);
  await codes(4);
  await minute();
  assert.equal((await policy()).alertHold, undefined, "not again before twelve hours");
  assert.equal((await officer.tries(holdAlerts, { reason: "x" })).code, "hold_too_soon");
  const entries = await at.database.db
    .selectFrom("staff_audit")
    .select("action")
    .where("action", "like", "alerts.%")
    .execute();
  assert.deepEqual(entries.map(({ action }) => action).sort(), ["alerts.hold", "alerts.keep", "alerts.lift"]);
});

test("a hold that nobody decides ends after twelve hours by itself", async (context) => {
  await alone(context);
  at.clock.advance(Hours(13));
  const officer = await at.as("administrator", "89-health-department");
  const { hold } = await officer.post(holdAlerts, { reason: "Khóa của phòng xét nghiệm bị lộ" });
  assert.equal(hold.active, true);
  await minute();
  assert.ok((await policy()).alertHold);
  at.clock.advance(Hours(12));
  await minute();
  const over = await policy();
  assert.equal(over.alertHold, undefined);
  assert.ok(over.notAfter > unixSeconds(at.clock.now()));
});
