/**
 * The published end-to-end client, call by call, with every field as Go writes it: nothing is left out that is empty. From
 * internal/clients/e2e.go and pkg/api/api.go of google/exposure-notifications-verification-server 5a27cc44, and
 * pkg/api/v1/exposure_types.go of google/exposure-notifications-server 2041f77a. Held once to that client itself, compiled from its
 * source with Go 1.24, its telemetry alone left out: the same fields with the same values in the same order at every
 * endpoint.
 */
import { createHmac, randomBytes } from "node:crypto";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { checkCodeStatus, issue } from "@bluezone/contract/health/codes";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { publish } from "@bluezone/contract/keys/publish";
import { unixSeconds } from "@bluezone/protocol/time";
import { casesOf } from "./case.ts";
import type { EndpointAnswer } from "./deployment.ts";
import { codeIn, holds, textOf } from "./expect.ts";
import { isoDate, randomKey, type SentKey, type Visit } from "./visit.ts";

export const publishedClient = casesOf("published client", {
  "issues, verifies, asks for the status, is certified and publishes 14 keys": (visit) =>
    endToEnd(visit, false),
  "does so with a likely test, and revises it to confirmed with one key more": (visit) =>
    endToEnd(visit, true),
});

const HEADERS = { "user-agent": "en/e2e-client" };

async function endToEnd(visit: Visit, revises: boolean): Promise<void> {
  let keys: readonly SentKey[] = visit.dayKeys(14);
  let revisionToken = "";
  for (const testType of revises ? ["likely", "confirmed"] : ["confirmed"]) {
    const issued = await ask(visit, issue, {
      padding: padding(),
      symptomDate: isoDate(unixSeconds(visit.now) - 48 * 3_600),
      testDate: "",
      testType,
      tzOffset: 0,
      phone: "",
      smsTemplateLabel: "",
      uuid: "",
      externalIssuerID: "",
      onlyGenerateSMS: false,
    });
    const uuid = textOf(issued, "uuid");
    visit.remember(uuid);
    const code = textOf(issued, "code");
    const token = textOf(await ask(visit, verify, { padding: padding(), code, accept: null }), "token");
    const { claimed } = (await ask(visit, checkCodeStatus, { padding: padding(), uuid })).body;
    holds(claimed === true, "the code that was used is not told as claimed");
    const secret = randomBytes(32);
    const text = [...keys]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((k) => `${k.key}.${k.rollingStartNumber}.${k.rollingPeriod}.0`)
      .join(",");
    const ekeyhmac = createHmac("sha256", secret).update(text).digest("base64");
    const signed = await ask(visit, certificate, { padding: padding(), token, ekeyhmac });
    const published = await visit.publish(
      {
        temporaryExposureKeys: keys,
        healthAuthorityID: visit.authority,
        verificationPayload: textOf(signed, "certificate"),
        hmacKey: secret.toString("base64"),
      },
      { revisionToken, padding: "" },
    );
    accepts(published, publish);
    const fresh = revisionToken === "" ? 14 : 1;
    const inserted = published.body["insertedExposures"];
    holds(inserted === fresh, `${inserted} keys were taken in, not ${fresh}`);
    revisionToken = textOf(published, "revisionToken");
    keys = [...keys, randomKey(keys[0]!.rollingStartNumber)];
  }
}

async function ask(
  visit: Visit,
  endpoint: Endpoint,
  fields: Readonly<Record<string, unknown>>,
): Promise<EndpointAnswer> {
  const said = await visit.post(endpoint, `${JSON.stringify(fields)}\n`, { headers: HEADERS });
  accepts(said, endpoint);
  return said;
}

/** What the client takes for success: below 300, JSON, and no `error` in it. */
function accepts(said: EndpointAnswer, { path }: Endpoint): void {
  const { status, json, body } = said;
  holds(json, `${path} answered ${status} with something that says that it is no JSON`);
  holds((body["error"] ?? "") === "", `${path} answered ${status} ${codeIn(said)}`);
  holds(status < 300, `${path} answered ${status}`);
}

/** One to two kilobytes of random bytes, in base64. */
const padding = (): string => randomBytes(1_024 + (randomBytes(2).readUInt16BE() % 1_024)).toString("base64");
