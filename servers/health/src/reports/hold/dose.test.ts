/** The policy of a server that warns by the probability of transmission. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PolicyDocument } from "@bluezone/contract/signed";
import { DOSE, warningOneIn } from "@bluezone/policy/dose-figures";
import { PROFILES } from "@bluezone/policy/profile";
import { Minutes } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testHealth } from "../../testing/health.ts";

const at = shared(() =>
  testHealth(
    { HEALTH_PROFILE: "probability", HEALTH_WARN_ONE_IN: "100" },
    { policySigner: signerFromPem(generateKeyPem(), "policy-root") },
  ),
);

test("the signed policy has the figures with the operator's threshold, beside the profile that older phones go by", async () => {
  at.clock.advance(Minutes(1));
  await at.health.runJobs(at.clock.now());
  const answer = await fetch(`${at.url}/v1/policy`);
  const [, body = ""] = (await answer.text()).split(".");
  const document = PolicyDocument.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  assert.deepEqual(document.dose, warningOneIn(DOSE, 100));
  assert.deepEqual(document.riskProfile.config, PROFILES.default.risk.config);
});
