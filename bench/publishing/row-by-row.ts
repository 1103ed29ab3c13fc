/**
 * The server that ours is measured against: the same HTTP, rules, answers and tables, but each publish in a transaction of
 * its own, SELECT … FOR UPDATE and one INSERT a key, and certificates checked by jose, whose imported keys are kept. It counts
 * no totals: a row that every transaction waits for would make it much slower than it need be.
 */
import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { keySet } from "@bluezone/keys/issuers/key-set";
import type { Signatures } from "@bluezone/keys/issuers/signatures";
import type { PublishCommits } from "@bluezone/keys/publish/commit";
import { publishHashes } from "@bluezone/keys/publish/publish-hashes";
import { revisionTokens } from "@bluezone/keys/publish/revision-token";
import { publishRoute } from "@bluezone/keys/publish/route";
import type { Outcome, Submission } from "@bluezone/keys/publish/submission";
import { ISSUER } from "@bluezone/keys/testing/authority";
import { Enin, eninAt, floorTo, Hours } from "@bluezone/protocol/time";
import { createHttp } from "@bluezone/server-kit/http/http";
import { createPlaces } from "@bluezone/server-kit/limits/places";
import { runMain } from "@bluezone/server-kit/start/main";
import { Secret } from "@bluezone/server-kit/start/secret";
import { createServer } from "@bluezone/server-kit/start/server";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { type CryptoKey, compactVerify, importJWK } from "jose";
import type pg from "pg";
import { connect, insertRows, lockKnown, transaction } from "./rows.ts";

/** jose imports a key once and checks a whole token. */
function joseSignatures(): Signatures {
  const imported = new Map<KeyObject, Promise<CryptoKey | Uint8Array>>();
  return async (key, { signed, signature }) => {
    const ready = imported.get(key) ?? importJWK(key.export({ format: "jwk" }) as never, "ES256");
    imported.set(key, ready);
    const token = `${Buffer.from(signed).toString()}.${Buffer.from(signature).toString("base64url")}`;
    return compactVerify(token, await ready, { algorithms: ["ES256"] }).then(
      () => true,
      () => false,
    );
  };
}

/** One publish, one transaction. */
const write = (pool: pg.Pool, { hashes, keys, now, decide }: Submission): Promise<Outcome> =>
  transaction(pool, async (client) => {
    const before = await client.query("select at, inserted from keys.remembered_publish where hash = $1", [
      hashes[0],
    ]);
    if (before.rows[0])
      return {
        became: "repeated",
        before: { at: Enin(before.rows[0].at), inserted: before.rows[0].inserted },
      };
    const known = await lockKnown(
      client,
      keys.map(({ tek }) => tek.key),
    );
    if (known.length > 0) throw new Error("the bench sends no key twice");
    const { insert } = decide(new Map());
    const created = eninAt(floorTo(now, Hours(1)));
    await insertRows(
      client,
      insert.map(({ tek, transmissionRisk, daysSinceOnset, reportType }) => ({
        key: tek.key,
        start: tek.rollingStart,
        period: tek.rollingPeriod,
        risk: transmissionRisk,
        report: reportType,
        onset: daysSinceOnset,
        created,
      })),
    );
    await client.query("insert into keys.remembered_publish (hash, at, inserted) values ($1, $2, $3)", [
      hashes[0],
      eninAt(now),
      insert.length,
    ]);
    return { became: "written", inserted: insert.length, revised: 0 };
  });

await runMain(async (env) => {
  const pool = connect(env["DATABASE_URL"]!);
  const keys = keySet(readFileSync(env["JWKS"]!, "utf8"));
  const secrets = [new Secret(systemRandom.bytes(32))] as const;
  const events = { emit() {} };
  const http = await createHttp({ clock: systemClock, random: systemRandom, events, family: "publish" });
  const commits: PublishCommits = { add: (submission) => write(pool, submission), drained: async () => {} };
  const context = {
    clock: systemClock,
    events,
    issuers: [ISSUER],
    issuerKeys: async (_: unknown, kid: string) => keys.get(kid),
    signatures: joseSignatures(),
    hashes: publishHashes(secrets),
    tokens: revisionTokens(secrets),
    commits,
    shards: { of: () => "VN" },
    places: createPlaces(1_024, 1),
  };
  publishRoute(http, context);
  return createServer({ http, port: 0, host: "127.0.0.1", close: () => pool.end() });
});
