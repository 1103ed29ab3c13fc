/** A visit to a deployment: the calls that cases make, and what of them must be taken away at the end. */
import { createHmac, randomBytes } from "node:crypto";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { expireCode, issue } from "@bluezone/contract/health/codes";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { publish } from "@bluezone/contract/keys/publish";
import { type Instant, unixSeconds } from "@bluezone/protocol/time";
import { type CallOptions, callEndpoint, type Deployment, type EndpointAnswer } from "./deployment.ts";
import { expects, textOf } from "./expect.ts";

/** A key as it is sent. */
export type SentKey = {
  readonly key: string;
  readonly rollingStartNumber: number;
  readonly rollingPeriod: number;
  readonly transmissionRisk?: number;
};

/** What a phone has that was given a certificate for its keys: all of a publish but what it adds itself. */
type CertifiedKeys = {
  readonly temporaryExposureKeys: readonly SentKey[];
  readonly healthAuthorityID: string;
  readonly verificationPayload: string;
  readonly hmacKey: string;
};

/** How a share is made, where it is not the usual way. */
type Making = {
  readonly report?: string;
  /** The clear text of a key, without its risk where the second form is meant. */
  readonly withoutRisk?: true;
  /** How base64 is written. */
  readonly base64?: (bytes: Buffer) => string;
};

export type Visit = {
  readonly now: Instant;
  readonly authority: string;
  post(
    endpoint: Pick<Endpoint, "path" | "audience">,
    body: unknown,
    more?: CallOptions,
  ): Promise<EndpointAnswer>;
  /** Issues a code for a test whose symptoms began two days ago; it is ended with the visit. */
  issue(more?: Readonly<Record<string, unknown>>): Promise<EndpointAnswer>;
  /** Remembers a code that was issued in another way. */
  remember(uuid: unknown): void;
  /** A certificate for keys: code, token, certificate. */
  certify(keys: readonly SentKey[], making?: Making): Promise<CertifiedKeys>;
  /** Publishes; with a revision token where there is one. */
  publish(
    certified: Readonly<Record<string, unknown>>,
    more?: Readonly<Record<string, unknown>>,
  ): Promise<EndpointAnswer>;
  /** Keys of whole UTC days, the newest of `newest` days ago. */
  dayKeys(count: number, newest?: number): readonly SentKey[];
  /** Ends every code of the visit; how many could not be ended. */
  end(): Promise<number>;
  /** What is left at the deployment: keys that were taken in, codes that were issued. */
  left(): { readonly keys: number; readonly codes: number };
};

const DAY = 86_400;
const INTERVALS = 144;

/** A random key of 16 bytes. */
export const randomKey = (rollingStartNumber: number, rollingPeriod = INTERVALS, bytes = 16): SentKey => ({
  key: randomBytes(bytes).toString("base64"),
  rollingStartNumber,
  rollingPeriod,
});

/** Begins a visit at `now`. */
export function visitOf(deployment: Deployment, authority: string, now: Instant): Visit {
  const seconds = unixSeconds(now);
  const codes = new Set<string>();
  let keys = 0;
  const post: Visit["post"] = (endpoint, body, more) => callEndpoint(deployment, endpoint, body, more);
  const remember = (uuid: unknown): void => {
    if (typeof uuid === "string") codes.add(uuid);
  };
  const issueCode: Visit["issue"] = async (more = {}) => {
    const said = await post(issue, { ...testOf("confirmed", seconds), ...more });
    if (said.status === 200) remember(said.body["uuid"]);
    return said;
  };
  return {
    now,
    authority,
    post,
    remember,
    issue: issueCode,
    async certify(
      sent,
      { report = "confirmed", withoutRisk, base64 = (bytes: Buffer) => bytes.toString("base64") } = {},
    ) {
      const code = textOf(expects(await issueCode({ testType: report }), 200), "code");
      const token = textOf(expects(await post(verify, { code }), 200), "token");
      const secret = randomBytes(32);
      const mac = createHmac("sha256", secret)
        .update(clearText(sent, withoutRisk !== true))
        .digest();
      const signed = expects(await post(certificate, { token, ekeyhmac: base64(mac) }), 200);
      return {
        temporaryExposureKeys: sent,
        healthAuthorityID: authority,
        verificationPayload: textOf(signed, "certificate"),
        hmacKey: base64(secret),
      };
    },
    async publish(certified, more = {}) {
      const said = await post(publish, { ...certified, ...more });
      const inserted = said.body["insertedExposures"];
      if (said.status === 200 && typeof inserted === "number") keys += inserted;
      return said;
    },
    dayKeys: (count, newest = 0) =>
      Array.from({ length: count }, (_, i) =>
        randomKey((Math.floor(seconds / DAY) - newest - i) * INTERVALS),
      ),
    async end() {
      let failed = 0;
      for (const uuid of codes) {
        // A published server ends no code that was used: nothing is left of it to end.
        const said = await post(expireCode, { uuid });
        if (said.status !== 200 && said.status !== 400) failed += 1;
      }
      return failed;
    },
    left: () => ({ keys, codes: codes.size }),
  };
}

/** The least that a request to issue says. */
export const testOf = (testType: string, seconds: number): Readonly<Record<string, unknown>> => ({
  testType,
  symptomDate: isoDate(seconds - 2 * DAY),
  tzOffset: 0,
});

/** A UTC day as "2020-12-27". */
export const isoDate = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 10);

/** What the HMAC is made over (docs/design/verification_protocol.md of the published key server). */
function clearText(keys: readonly SentKey[], withRisk: boolean): string {
  return [...keys]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, rollingStartNumber, rollingPeriod, transmissionRisk = 0 }) =>
      [key, rollingStartNumber, rollingPeriod, ...(withRisk ? [transmissionRisk] : [])].join("."),
    )
    .join(",");
}
