/** The threshold of alerts: the operator's, until two people of the province decide; and what phones read of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  askAlertThreshold,
  decideAlertThreshold,
  readAlertThreshold,
} from "@bluezone/contract/health/alert-threshold";
import { PolicyDocument } from "@bluezone/contract/signed";
import { Minutes } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { shared } from "@bluezone/server-kit/testing/shared";
import { invitedBy } from "@bluezone/staff/testing/invited-by";
import { testHealth } from "../../testing/health.ts";

const at = shared(() =>
  testHealth(
    {
      HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
      HEALTH_PROFILE: "probability",
      HEALTH_WARN_ONE_IN: "100",
    },
    { policySigner: signerFromPem(generateKeyPem(), "policy-root") },
  ),
);

/** The threshold that phones read a minute later. */
async function told() {
  at.clock.advance(Minutes(1));
  await at.health.runJobs(at.clock.now());
  const [, body = ""] = (await (await fetch(`${at.url}/v1/policy`)).text()).split(".");
  return PolicyDocument.parse(JSON.parse(Buffer.from(body, "base64url").toString())).dose?.warnOneIn;
}
const province = () =>
  Promise.all([
    at.as("epidemiologist", "89-health-department"),
    at.as("administrator", "89-health-department"),
  ]);
const reason = "Ít ca, còn đủ chỗ xét nghiệm";

test("the operator's threshold holds until another person confirms what one asked for", async (context) => {
  await at.alone(context);
  const [other, officer] = await province();
  assert.deepEqual(await told(), { high: 100, low: 300 });
  const { threshold } = await officer.post(askAlertThreshold, { people: 500, reason });
  assert.deepEqual([threshold.mine, threshold.decision], [true, null]);
  assert.deepEqual(await told(), { high: 100, low: 300 }, "one person asks, and nothing changes yet");
  const confirm = { id: threshold.id, decision: "confirmed", reason: "Đồng ý" } as const;
  assert.equal((await officer.tries(decideAlertThreshold, confirm)).code, "same_person");
  const twin = await invitedBy(officer, {
    ...{ url: at.url, role: "epidemiologist" as const, unitId: at.unit("89-health-department") },
  });
  assert.equal(
    (await twin.tries(decideAlertThreshold, confirm)).code,
    "same_person",
    "whom one invited is no second",
  );
  await other.post(decideAlertThreshold, confirm);
  assert.deepEqual(await told(), { high: 500, low: 1_500 });
  assert.equal((await other.tries(decideAlertThreshold, confirm)).code, "conflict");
  const read = await officer.post(readAlertThreshold, {});
  assert.deepEqual([read.used, read.people, read.operators, read.mayDecide], [true, 500, 100, true]);
  const entries = await at.database.db
    .selectFrom("staff_audit")
    .select("action")
    .where("action", "like", "alerts.%")
    .execute();
  assert.deepEqual(entries.map(({ action }) => action).sort(), ["alerts.ask-threshold", "alerts.threshold"]);
});

test("one waits at a time; whoever asked can take it back, and what is refused changes nothing", async (context) => {
  await at.alone(context);
  const [officer, other] = await province();
  const { threshold } = await officer.post(askAlertThreshold, { people: 50, reason });
  assert.equal((await other.tries(askAlertThreshold, { people: 60, reason })).code, "conflict");
  await officer.post(decideAlertThreshold, { id: threshold.id, decision: "refused", reason: "Nhầm số" });
  const again = await other.post(askAlertThreshold, { people: 60, reason });
  await officer.post(decideAlertThreshold, { id: again.threshold.id, decision: "refused", reason: "Quá ít" });
  assert.deepEqual(await told(), { high: 100, low: 300 });
  for (const people of [1, 100_001, 2.5])
    assert.equal((await officer.tries(askAlertThreshold, { people, reason })).status, 400);
});

test("what nobody answers in seven days lapses, and another can be asked for", async (context) => {
  await at.alone(context);
  const [other, officer] = await province();
  const { threshold } = await officer.post(askAlertThreshold, { people: 50, reason });
  const state = async () => {
    await other.again();
    const { asked } = await other.post(readAlertThreshold, {});
    return asked.map(({ decision, decidedBy }) => [decision, decidedBy]);
  };
  at.clock.advance(Minutes(7 * 24 * 60 - 2));
  await told();
  assert.deepEqual(await state(), [[null, null]], "a minute before its end");
  const late = { id: threshold.id, decision: "confirmed", reason: "Muộn" } as const;
  at.clock.advance(Minutes(2));
  await other.again();
  assert.equal((await other.tries(decideAlertThreshold, late)).code, "conflict", "before the job has come");
  assert.deepEqual(await told(), { high: 100, low: 300 });
  assert.deepEqual(await state(), [["lapsed", null]]);
  assert.equal((await other.tries(decideAlertThreshold, late)).code, "conflict");
  await other.post(askAlertThreshold, { people: 60, reason });
  const lapses = at.database.db
    .selectFrom("staff_audit")
    .select("actor")
    .where("action", "=", "alerts.lapse-threshold");
  assert.deepEqual(await lapses.execute(), [{ actor: "server" }]);
});

test("who looks after less than the province reads it and decides nothing", async (context) => {
  await at.alone(context);
  const [officer] = await province();
  const { threshold } = await officer.post(askAlertThreshold, { people: 50, reason });
  const district = await at.as("administrator", "889-medical-centre");
  for (const tried of [
    await district.tries(askAlertThreshold, { people: 60, reason }),
    await district.tries(decideAlertThreshold, { id: threshold.id, decision: "confirmed", reason }),
    await district.tries(decideAlertThreshold, { id: threshold.id, decision: "refused", reason }),
  ])
    assert.deepEqual([tried.status, tried.code], [403, "not_allowed"]);
  assert.equal((await district.post(readAlertThreshold, {})).mayDecide, false);
});

test("a server that warns by its risk profile offers no threshold", async () => {
  const plain = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
  try {
    const officer = await plain.as("epidemiologist", "89-health-department");
    assert.equal((await officer.post(readAlertThreshold, {})).used, false);
    assert.equal((await officer.tries(askAlertThreshold, { people: 60, reason })).code, "not_offered");
  } finally {
    await plain.close();
  }
});
