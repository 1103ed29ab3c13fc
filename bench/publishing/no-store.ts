/** The floor: our server without a database. Everything is read, checked, decided and answered; nothing is kept. */
import { readFileSync } from "node:fs";
import { keySet } from "@bluezone/keys/issuers/key-set";
import { createSignatures } from "@bluezone/keys/issuers/signatures";
import type { PublishCommits } from "@bluezone/keys/publish/commit";
import { publishHashes } from "@bluezone/keys/publish/publish-hashes";
import { revisionTokens } from "@bluezone/keys/publish/revision-token";
import { publishRoute } from "@bluezone/keys/publish/route";
import { ISSUER } from "@bluezone/keys/testing/authority";
import { createHttp } from "@bluezone/server-kit/http/http";
import { createPlaces } from "@bluezone/server-kit/limits/places";
import { runMain } from "@bluezone/server-kit/start/main";
import { Secret } from "@bluezone/server-kit/start/secret";
import { createServer } from "@bluezone/server-kit/start/server";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";

await runMain(async (env) => {
  const keys = keySet(readFileSync(env["JWKS"]!, "utf8"));
  const secrets = [new Secret(systemRandom.bytes(32))] as const;
  const events = { emit() {} };
  const http = await createHttp({ clock: systemClock, random: systemRandom, events, family: "publish" });
  const commits: PublishCommits = {
    add: async ({ decide }) => ({ became: "written", inserted: decide(new Map()).insert.length, revised: 0 }),
    drained: async () => {},
  };
  const context = {
    clock: systemClock,
    events,
    issuers: [ISSUER],
    issuerKeys: async (_: unknown, kid: string) => keys.get(kid),
    signatures: createSignatures(),
    hashes: publishHashes(secrets),
    tokens: revisionTokens(secrets),
    commits,
    shards: { of: () => "VN" },
    places: createPlaces(1_024, 1),
  };
  publishRoute(http, context);
  return createServer({ http, port: 0, host: "127.0.0.1", close: async () => {} });
});
