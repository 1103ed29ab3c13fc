/**
 * The least that a row-by-row server can do: the certificate by jose, the HMAC, and the keys into the database. No rules for
 * keys, no revision tokens, no repeated answers, no totals.
 */
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Fault } from "@bluezone/contract/fault";
import { publish } from "@bluezone/contract/keys/publish";
import { eninAt, unixSeconds } from "@bluezone/protocol/time";
import { createHttp } from "@bluezone/server-kit/http/http";
import { runMain } from "@bluezone/server-kit/start/main";
import { createServer } from "@bluezone/server-kit/start/server";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { createLocalJWKSet, jwtVerify } from "jose";
import { connect, insertRows, lockKnown, transaction } from "./rows.ts";

await runMain(async (env) => {
  const pool = connect(env["DATABASE_URL"]!);
  const jwks = createLocalJWKSet(JSON.parse(readFileSync(env["JWKS"]!, "utf8")));
  const http = await createHttp({
    clock: systemClock,
    random: systemRandom,
    events: { emit() {} },
    family: "publish",
  });

  http.route(publish, async ({ temporaryExposureKeys: keys, verificationPayload, hmacKey }) => {
    const now = systemClock.now();
    const { payload } = await jwtVerify(verificationPayload, jwks, {
      algorithms: ["ES256"],
      issuer: "health.test",
      audience: "keys.test",
      currentDate: new Date(unixSeconds(now) * 1_000),
    });
    const text = keys
      .map((k) => `${k.key}.${k.rollingStartNumber}.${k.rollingPeriod}.${k.transmissionRisk ?? 0}`)
      .sort()
      .join(",");
    const mac = createHmac("sha256", Buffer.from(hmacKey, "base64")).update(text).digest("base64");
    if (mac !== payload["tekmac"]) throw new Fault("bad_request", "The HMAC is another.");

    const created = eninAt(now);
    const rows = keys.map(({ key, rollingStartNumber: start, rollingPeriod: period }) => ({
      key: Buffer.from(key, "base64"),
      start,
      period,
      risk: 2,
      report: String(payload["reportType"]),
      onset: Math.floor((start - created) / 144) + 4,
      created,
    }));
    await transaction(pool, async (client) => {
      const known = await lockKnown(
        client,
        rows.map(({ key }) => key),
      );
      if (known.length > 0) throw new Fault("missing_revision_token", "A key is known already.");
      await insertRows(client, rows);
    });
    return { insertedExposures: keys.length };
  });
  return createServer({ http, port: 0, host: "127.0.0.1", close: () => pool.end() });
});
