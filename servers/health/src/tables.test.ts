/** The whole server on a clock that tells fractions of a millisecond. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkCodeStatus, expireCode, issue } from "@bluezone/contract/health/codes";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { Days, Milliseconds } from "@bluezone/protocol/time";
import { codeIn, macOf, nonceOf, testHealth } from "./testing/health.ts";

test("a clock that tells fractions of a millisecond breaks no statement of any endpoint or job", async () => {
  const at = await testHealth();
  const ok = async (...call: Parameters<typeof at.post>) => {
    at.clock.advance(Milliseconds(1.1));
    const { status, body } = await at.post(...call);
    assert.equal(status, 200, `${call[0].path}: ${JSON.stringify(body)}`);
    return body;
  };
  try {
    at.clock.advance(Milliseconds(0.25));
    const result = { testType: "confirmed", testDate: "2020-12-27" };
    const { code } = await ok(issue, { ...result, phone: "0912345678" });
    const { token } = await ok(verify, { code, nonce: nonceOf(1) });
    await ok(certificate, { token, ekeyhmac: macOf(1) });
    const { uuid } = await ok(issue, result);
    await ok(checkCodeStatus, { uuid });
    await ok(expireCode, { uuid });
    await ok(userReport, { phone: "0912345679", nonce: nonceOf(2) });
    await ok(verify, { code: codeIn(at.sms.sent.at(-1)!.text), nonce: nonceOf(2), accept: ["user-report"] });
    const wrong = await at.post(verify, { code: "00000000" });
    assert.equal(wrong.body["errorCode"], "code_not_found");
    assert.equal(await at.health.disableApiKey(at.device.id), true);
    at.clock.advance(Days(31.000_000_001));
    assert.ok(!Number.isInteger(at.clock.now()));
    await at.health.runJobs(at.clock.now());
    assert.deepEqual(at.events.named("job_failed"), []);
    assert.equal(at.events.named("retention_done").at(-1)?.["overdue"], 0);
  } finally {
    await at.close();
  }
});
