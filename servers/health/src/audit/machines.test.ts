/** What the operator, keyholders, phones and the server itself do stands in the audit log, under its own name. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { expireCode, issue } from "@bluezone/contract/health/codes";
import { handInResults } from "@bluezone/contract/health/results";
import { userReport } from "@bluezone/contract/health/verify";
import { failingSms, memorySms, type Sms } from "@bluezone/desk/sms/sms";
import { Days } from "@bluezone/protocol/time";
import { nonceOf, testHealth } from "../testing/health.ts";

const TODAY = "2020-12-27";

test("a key that is made or disabled, a key of certificates, a code and a laboratory's results leave an entry each", async (t) => {
  const [works, fails] = [memorySms(), failingSms()];
  let gateway: Sms = works;
  const at = await testHealth({}, { sms: { send: (...given) => gateway.send(...given) } });
  t.after(() => at.close());
  let seen = -1;
  /** Entries since the last look: who, what, and at what. */
  const entries = async (): Promise<string[]> => {
    const rows = await at.database.db
      .selectFrom("audit")
      .select(["id", "actor", "action", "subject"])
      .where("id", ">", seen)
      .orderBy("id")
      .execute();
    seen = Number(rows.at(-1)?.id ?? seen);
    return rows.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`);
  };
  const kids = async () =>
    (await at.database.db.selectFrom("signing_key").select("kid").orderBy("active_ms").execute()).map(
      ({ kid }) => kid,
    );

  const [first] = await kids();
  assert.deepEqual(await entries(), [
    `server signing_key.make ${first}`,
    `operator api_key.make ${at.admin.id}`,
    `operator api_key.make ${at.device.id}`,
  ]);

  const lab = await at.health.createApiKey({ kind: "device", name: "Phòng xét nghiệm" });
  assert.equal(await at.health.disableApiKey(lab.id), true);
  assert.equal(await at.health.disableApiKey(lab.id), false);
  assert.deepEqual(await entries(), [
    `operator api_key.make ${lab.id}`,
    `operator api_key.disable ${lab.id}`,
  ]);

  await at.health.replaceSigningKeys();
  const [second] = await kids();
  assert.deepEqual(await entries(), [
    `operator signing_key.drop ${first}`,
    `operator signing_key.make ${second}`,
  ]);

  const code = { testType: "confirmed", testDate: TODAY, phone: "0912345678" };
  const { uuid } = (await at.post(issue, code)).body;
  assert.equal((await at.post(expireCode, { uuid })).status, 200);
  assert.deepEqual(await entries(), [
    `${at.admin.id} code.issue ${uuid}`,
    `${at.admin.id} code.expire ${uuid}`,
  ]);

  gateway = fails;
  const lost = "00000000-0000-4000-8000-000000000001";
  assert.equal((await at.post(issue, { ...code, uuid: lost })).body["errorCode"], "sms_failure");
  assert.deepEqual(await entries(), [
    `${at.admin.id} code.issue ${lost}`,
    `${at.admin.id} code.withdraw ${lost}`,
  ]);
  const report = { phone: "0987654321", nonce: nonceOf(1), testDate: TODAY };
  assert.equal((await at.post(userReport, report)).body["errorCode"], "sms_failure");
  assert.deepEqual(
    (await entries()).map((entry) => entry.replace(/ [^ ]+$/, "")),
    [`${at.device.id} code.issue`, `${at.device.id} code.withdraw`],
  );

  const results = [
    {
      reference: "K-1",
      name: "Mohamad Sa Lễ",
      birthYear: 1971,
      phone: "0912000020",
      commune: "30478",
      address: "",
      test: "pcr",
      result: "negative",
      sampleDay: TODAY,
      resultDay: TODAY,
    },
  ];
  assert.equal((await at.post(handInResults, { results })).status, 200);
  const staff = await at.database.db
    .selectFrom("staff_audit")
    .select(["actor", "action", "subject"])
    .execute();
  assert.deepEqual(staff, [{ actor: at.admin.id, action: "results.take-in", subject: at.admin.id }]);

  at.clock.advance(Days(30));
  await at.health.runJobs(at.clock.now());
  const [, third] = await kids();
  assert.ok((await entries()).includes(`server signing_key.make ${third}`));
  at.clock.advance(Days(3));
  await at.health.runJobs(at.clock.now());
  assert.ok((await entries()).includes(`server signing_key.drop ${second}`));
});
