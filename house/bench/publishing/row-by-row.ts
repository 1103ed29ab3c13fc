/**
 * The server that ours is measured against: one transaction a publish, SELECT … FOR UPDATE, one INSERT a key, and the
 * certificate checked by jose; the same HTTP, the same tables and a pool of the same size. It does less than ours: no
 * rules for keys, no revision tokens, no repeated answers, no totals.
 */
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Fault } from "@bluezone/contract/fault";
import { publish } from "@bluezone/contract/keys/publish";
import { eninAt, unixSeconds } from "@bluezone/protocol/time";
import { systemClock } from "@bluezone/server-kit/clock";
import { createHttp } from "@bluezone/server-kit/http";
import { runMain } from "@bluezone/server-kit/main";
import { systemRandom } from "@bluezone/server-kit/random";
import { createServer } from "@bluezone/server-kit/server";
import { createLocalJWKSet, jwtVerify } from "jose";
import pg from "pg";

const INSERT = `insert into keys.diagnosis_key
  (key, shard, rolling_start, rolling_period, ends, transmission_risk, report_type, days_since_onset, created)
  values ($1, 'VN', $2, $3, $4, $5, $6, $7, $8)`;

await runMain(async (env) => {
  const pool = new pg.Pool({ connectionString: env["DATABASE_URL"], max: 10 });
  const jwks = createLocalJWKSet(JSON.parse(readFileSync(env["JWKS"]!, "utf8")));
  const clock = systemClock;
  const http = await createHttp({ clock, random: systemRandom, events: { emit() {} }, family: "publish" });

  http.route(publish, async ({ temporaryExposureKeys: keys, verificationPayload, hmacKey }) => {
    const now = clock.now();
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

    const client = await pool.connect();
    try {
      await client.query("begin");
      const bytes = keys.map(({ key }) => Buffer.from(key, "base64"));
      const known = await client.query("select * from keys.diagnosis_key where key = any($1) for update", [
        bytes,
      ]);
      if (known.rowCount) throw new Fault("missing_revision_token", "A key is known already.");
      for (const [i, { rollingStartNumber: start, rollingPeriod: period }] of keys.entries())
        await client.query(INSERT, [
          ...[bytes[i], start, period, start + period, 2, payload["reportType"]],
          ...[Math.floor(start / 144) - Math.floor(eninAt(now) / 144) + 4, eninAt(now)],
        ]);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
    return { insertedExposures: keys.length };
  });
  return createServer({ http, port: 0, host: "127.0.0.1", close: () => pool.end() });
});
