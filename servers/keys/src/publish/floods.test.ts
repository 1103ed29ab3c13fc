/** Floods at the endpoint of publishing, over real HTTP: they use nothing up that an honest phone needs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { createPlaces } from "@bluezone/server-kit/limits/places";
import { createContext } from "../context.ts";
import { authority, dayKeys, ISSUER } from "../testing/authority.ts";
import { sharedEngine, startKeys } from "../testing/keys-server.ts";
import { publishKeys } from "./publish.ts";

const engine = sharedEngine();

test("a flood of forged certificates uses nothing up: every honest publish is stored, and counted for its issuer alone", async () => {
  const keys = await startKeys(engine);
  const now = keys.clock.now();
  const forger = signerFromPem(generateKeyPem(), keys.authority.signer.kid);
  const stranger = signerFromPem(generateKeyPem(), "k9");
  const forged = await Promise.all(
    [forger, stranger].map((signer) => keys.authority.share({ keys: dayKeys(now, 1), signer }, now)),
  );
  const flood = Array.from({ length: 300 }, (_, i) => keys.publish(forged[i % 2]!));
  const honest = await Promise.all(Array.from({ length: 20 }, () => keys.share({ keys: dayKeys(now, 14) })));
  assert.ok(honest.every((answer) => answer.ok));
  const codes = new Set((await Promise.all(flood)).map((answer) => (answer.ok ? "ok" : answer.code)));
  codes.delete("quota_exceeded");
  assert.deepEqual([...codes], ["health_authority_verification_certificate_invalid"]);
  const counted = await keys.database.db.selectFrom("day_count").select(["issuer", "uploads"]).execute();
  assert.deepEqual(counted, [{ issuer: ISSUER.issuer, uploads: 20 }]);
});

test("an issuer whose certificates flood the line leaves every other issuer its part", async () => {
  const other = authority("o1");
  const OTHER = { ...ISSUER, issuer: "other.test", jwks: "memory:other" };
  const keys = await startKeys(engine, { issuers: [ISSUER, OTHER] });
  keys.elsewhere.set(OTHER.jwks, other.jwks());
  const now = keys.clock.now();
  const { publishing } = createContext(keys.config, {
    ...keys,
    random: { bytes: (n) => new Uint8Array(n) },
    source: async (location) => keys.elsewhere.get(location) ?? "",
  });
  // A line of 16 places: 8 for whoever comes, 4 for each issuer. Nothing is written until the gate opens.
  const gate = Promise.withResolvers<void>();
  const commits: typeof publishing.commits = {
    ...publishing.commits,
    add: async (submission) => {
      await gate.promise;
      return (await publishing.commits.add(submission))!;
    },
  };
  const context = { ...publishing, commits, places: createPlaces(16, 2) };
  const loud = await Promise.all(
    Array.from({ length: 60 }, () => keys.authority.share({ keys: dayKeys(now, 1) }, now)),
  );
  const quiet = await Promise.all(
    Array.from({ length: 4 }, () =>
      other.share({ keys: dayKeys(now, 1), claims: { iss: OTHER.issuer } }, now),
    ),
  );
  const outcomes: string[] = [];
  const told = async (request: (typeof loud)[number]) => {
    const outcome = await publishKeys(context, request).then(
      () => "stored",
      (error: { readonly code?: string }) => String(error.code),
    );
    outcomes.push(outcome);
    return outcome;
  };
  const flood = loud.map(told);
  while (outcomes.length < 48) await new Promise((soon) => setTimeout(soon, 1));
  const calm = quiet.map(told);
  await new Promise((soon) => setTimeout(soon, 50));
  gate.resolve();
  assert.deepEqual(await Promise.all(calm), ["stored", "stored", "stored", "stored"]);
  const counts = Map.groupBy(await Promise.all(flood), (outcome) => outcome);
  assert.deepEqual(
    ["stored", "quota_exceeded"].map((outcome) => counts.get(outcome)?.length),
    [12, 48],
  );
});
