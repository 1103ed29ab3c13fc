/**
 * The reference server's federation fails on the first key that has an onset: a setting it never hands on. Ours has no
 * federation; what comes in at its one endpoint is stored with an onset and without.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, dayOf, Minutes, minus } from "@bluezone/protocol/time";

import { dayKeys } from "../testing/authority.ts";
import { exported } from "../testing/exported.ts";
import { sharedEngine, startKeys } from "../testing/keys-server.ts";

const engine = sharedEngine();

test("keys come in and go out with the onset of the person, of the certificate, and with none", async () => {
  const keys = await startKeys(engine);
  await keys.jobs();
  const now = keys.clock.now();
  const onset = (daysAgo: number) => dayOf(minus(now, Days(daysAgo)), "utc") * 144;
  const shares = [
    {
      daysSinceOnset: 1,
      request: { symptomOnsetInterval: onset(2) },
      claims: { symptomOnsetInterval: onset(9) },
    },
    { daysSinceOnset: 8, request: {}, claims: { symptomOnsetInterval: onset(9) } },
    { daysSinceOnset: 3, request: {}, claims: {} },
  ];
  const sent = new Map<string, number>();
  for (const { daysSinceOnset, request, claims } of shares) {
    const [key] = dayKeys(now, 1);
    const answer = await keys.share({ keys: [key!], request, claims });
    assert.ok(answer.ok);
    assert.equal(answer.value.insertedExposures, 1);
    sent.set(key!.key, daysSinceOnset);
  }
  keys.clock.advance(Minutes(11));
  await keys.jobs();
  const [file] = await exported(keys);
  for (const [key, daysSinceOnset] of sent) assert.equal(file?.keys.get(key)?.daysSinceOnset, daysSinceOnset);
});

test("keys come in at one endpoint alone: there is no federation", async () => {
  const keys = await startKeys(engine);
  const api = JSON.parse(String(await keys.text("/docs/json"))) as { paths: Record<string, object> };
  const takes = Object.entries(api.paths).filter(([, methods]) => "post" in methods || "put" in methods);
  assert.deepEqual(
    takes.map(([path]) => path).filter((path) => path !== "/v1/stats"),
    ["/v1/publish"],
  );
});
