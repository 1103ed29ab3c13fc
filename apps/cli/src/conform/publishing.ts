/** The rules of publishing (docs/getting-started and internal/publish of the published key server). */
import { CHAFF_HEADER } from "@bluezone/contract/endpoint";
import { publish } from "@bluezone/contract/keys/publish";
import { casesOf } from "./case.ts";
import type { EndpointAnswer } from "./deployment.ts";
import { expects, holds } from "./expect.ts";
import { randomKey, type SentKey, type Visit } from "./visit.ts";

/** How many keys were new; a published server leaves a count of 0 out. */
const insertedIn = ({ body }: EndpointAnswer): number => Number(body["insertedExposures"] ?? 0);

/** Holds a publish to 200 and to so many new keys. */
export function inserts(said: EndpointAnswer, count: number): EndpointAnswer {
  expects(said, 200);
  holds(insertedIn(said) === count, `${insertedIn(said)} keys were taken in, not ${count}`);
  return said;
}

const yesterday = (visit: Visit): number => visit.dayKeys(1, 1)[0]!.rollingStartNumber;
/** Publishes keys of which none may be taken. */
async function refuses(visit: Visit, keys: readonly SentKey[]): Promise<void> {
  expects(await visit.publish(await visit.certify(keys)), 400, "bad_request");
}

export const publishing = casesOf("publishing", {
  "the HMAC may be made without the risk, when there is none": async (visit) => {
    inserts(await visit.publish(await visit.certify(visit.dayKeys(2, 1), { withoutRisk: true })), 2);
  },
  "bytes are read in any form of base64": async (visit) => {
    const keys = visit.dayKeys(2, 1).map((key, i) => ({
      ...key,
      key: i === 0 ? key.key.replace(/=+$/, "") : Buffer.from(key.key, "base64").toString("base64url"),
    }));
    inserts(
      await visit.publish(await visit.certify(keys, { base64: (bytes) => bytes.toString("base64url") })),
      2,
    );
  },
  "nulls and empty texts are fields that are absent": async (visit) => {
    const share = await visit.certify(visit.dayKeys(1, 1));
    const nothing = { symptomOnsetInterval: null, traveler: null, revisionToken: null, padding: "" };
    inserts(await visit.publish(share, nothing), 1);
  },
  "an authority that is not known, no certificate, and one of other keys are refused": async (visit) => {
    const share = await visit.certify(visit.dayKeys(1, 1));
    const unknown = { healthAuthorityID: "nobody.example" };
    expects(await visit.publish(share, unknown), 401, "unknown_health_authority_id");
    for (const wrong of [
      { verificationPayload: "nothing" },
      { temporaryExposureKeys: visit.dayKeys(1, 1) },
      { hmacKey: Buffer.alloc(32).toString("base64") },
    ])
      expects(await visit.publish(share, wrong), 401, "health_authority_verification_certificate_invalid");
  },
  "wrong keys are dropped and said, and the others stand": async (visit) => {
    const [good, other] = visit.dayKeys(2, 1);
    const [tooShort, tooLong] = [
      randomKey(other!.rollingStartNumber, 144, 15),
      { ...other!, rollingPeriod: 145 },
    ];
    const [future, old] = [visit.dayKeys(1, -2), visit.dayKeys(1, 17)];
    const share = await visit.certify([good!, tooShort, tooLong, ...future, ...old]);
    const said = inserts(await visit.publish(share), 1);
    expects(said, 200, "partial_failure");
  },
  "a set without a valid key is refused": (visit) => refuses(visit, visit.dayKeys(2, 17)),
  "more than 30 keys are refused": (visit) =>
    refuses(
      visit,
      Array.from({ length: 31 }, (_, i) => randomKey(yesterday(visit) + i, 1)),
    ),
  "keys that overlap are refused": (visit) =>
    refuses(visit, [randomKey(yesterday(visit)), randomKey(yesterday(visit) - 72)]),
  "more than three keys of one start are refused": (visit) =>
    refuses(
      visit,
      Array.from({ length: 4 }, () => randomKey(yesterday(visit))),
    ),
  "a key far from the first symptom is left out with a warning": async (visit) => {
    const [near] = visit.dayKeys(1, 1);
    const said = await visit.publish(await visit.certify([near!]), {
      symptomOnsetInterval: near!.rollingStartNumber - 26 * 144,
    });
    inserts(said, 0);
    const { warnings } = said.body;
    holds(Array.isArray(warnings) && warnings.length > 0, "there is no warning");
  },
  "a negative test takes no key in": async (visit) => {
    const keys = visit.dayKeys(1, 1);
    inserts(await visit.publish(await visit.certify(keys, { report: "negative" })), 0);
    inserts(await visit.publish(await visit.certify(keys)), 1);
  },
  "a known key without a revision token refuses the whole set": async (visit) => {
    const [known, fresh] = visit.dayKeys(2, 1);
    inserts(await visit.publish(await visit.certify([known!])), 1);
    const both = await visit.certify([known!, fresh!]);
    expects(await visit.publish(both), 400, "missing_revision_token");
    inserts(await visit.publish(await visit.certify([fresh!])), 1);
  },
  "what cannot be read is refused: no JSON, another type, too long": async (visit) => {
    expects(await visit.post(publish, "{"), 400, "bad_request");
    expects(await visit.post(publish, "{}", { headers: { "content-type": "text/plain" } }), 415);
    expects(await visit.post(publish, { padding: "A".repeat(64_001) }), 413);
  },
  "cover traffic is answered with 200": async (visit) => {
    expects(await visit.post(publish, { padding: "AAAA" }, { headers: { [CHAFF_HEADER]: "1" } }), 200);
  },
});
