/**
 * The endpoints of phones: a code for a token, a token for a certificate
 * (docs/api.md of the published verification server).
 */
import { randomBytes, randomInt } from "node:crypto";
import { CHAFF_HEADER } from "@bluezone/contract/endpoint";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { unixSeconds } from "@bluezone/protocol/time";
import { casesOf } from "./case.ts";
import { expects, holds, textOf } from "./expect.ts";
import type { Visit } from "./visit.ts";

const codeFor = async (visit: Visit, testType = "confirmed"): Promise<string> =>
  textOf(expects(await visit.issue({ testType }), 200), "code");
const tokenFor = async (visit: Visit): Promise<string> =>
  textOf(expects(await visit.post(verify, { code: await codeFor(visit) }), 200), "token");

export const tokens = casesOf("tokens", {
  "an app that names no type takes every one": async (visit) => {
    const codes = [await codeFor(visit, "likely"), await codeFor(visit, "likely")];
    for (const [i, accept] of [[], null].entries()) {
      const said = expects(await visit.post(verify, { code: codes[i], accept }), 200);
      holds(said.body["testtype"] === "likely", "testtype is another than the code's");
    }
  },
  "an app that takes likely results takes confirmed ones too": async (visit) => {
    expects(await visit.post(verify, { code: await codeFor(visit), accept: ["likely"] }), 200);
  },
  "a type that an app does not take is refused, and the code stays unused": async (visit) => {
    const code = await codeFor(visit, "likely");
    expects(await visit.post(verify, { code, accept: ["confirmed"] }), 412, "unsupported_test_type");
    expects(await visit.post(verify, { code, accept: ["perhaps"] }), 400, "invalid_test_type");
    expects(await visit.post(verify, { code, accept: ["LIKELY"] }), 200);
  },
  "a code is used once, and what is no code is none": async (visit) => {
    const code = await codeFor(visit);
    expects(await visit.post(verify, { code }), 200);
    expects(await visit.post(verify, { code }), 400, "code_invalid");
    // The document says the first, the published program the second.
    const nobodys = String(randomInt(10 ** 8)).padStart(8, "0");
    expects(await visit.post(verify, { code: nobodys }), 400, "code_not_found", "code_invalid");
  },
  "an `ekeyhmac` is taken in any form of base64, and of no other length": async (visit) => {
    const token = await tokenFor(visit);
    const mac = Buffer.concat([Buffer.from("fbff", "hex"), randomBytes(30)]);
    const post = (ekeyhmac: string) => visit.post(certificate, { token, ekeyhmac });
    expects(await post(mac.subarray(1).toString("base64")), 400, "hmac_invalid");
    expects(await post(mac.toString("base64url")), 200);
  },
  "a token serves for one set of keys": async (visit) => {
    const token = await tokenFor(visit);
    const post = () => visit.post(certificate, { token, ekeyhmac: randomBytes(32).toString("base64") });
    expects(await post(), 200);
    // The document says the first, the published program the second.
    expects(await post(), 400, "token_invalid", "token_expired");
    const nobodys = { token: "nobody", ekeyhmac: randomBytes(32).toString("base64") };
    expects(await visit.post(certificate, nobodys), 400, "token_invalid");
  },
  "a certificate is an ES256 JWT with the published claims": async (visit) => {
    const { verificationPayload } = await visit.certify(visit.dayKeys(1, 1));
    const [header, claims] = verificationPayload
      .split(".", 2)
      .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>);
    holds(
      header?.["alg"] === "ES256" && typeof header["kid"] === "string",
      "its header is not ES256 with a kid",
    );
    holds(header["typ"] === "JWT", "its header's typ is not JWT");
    for (const name of ["iss", "aud", "tekmac"])
      holds(typeof claims?.[name] === "string", `it has no text ${name}`);
    holds(claims?.["reportType"] === "confirmed", "its reportType is not the code's");
    const onset = Number(claims["symptomOnsetInterval"]);
    const day = Math.floor(unixSeconds(visit.now) / 86_400) - 2;
    holds(onset === day * 144, "its symptomOnsetInterval is not the midnight (UTC) of the day of onset");
    const [iat, exp] = [Number(claims["iat"]), Number(claims["exp"])];
    holds(iat < exp && exp > unixSeconds(visit.now), "it has expired");
  },
  "cover traffic is answered with 200": async (visit) => {
    for (const endpoint of [verify, certificate])
      expects(await visit.post(endpoint, { padding: "AAAA" }, { headers: { [CHAFF_HEADER]: "1" } }), 200);
  },
});
