/** The reference server stores a revised transmission risk and never reads it back. Ours is in the file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, dayOf, Minutes, minus } from "@bluezone/protocol/time";

import { dayKeys } from "../testing/authority.ts";
import { exported } from "../testing/exported.ts";
import { sharedEngine, startKeys } from "../testing/keys-server.ts";

const engine = sharedEngine();

test("a revised key goes out with what the revision says: report, transmission risk and days since onset", async () => {
  const keys = await startKeys(engine);
  await keys.jobs();
  const now = keys.clock.now();
  const onset = (daysAgo: number) => dayOf(minus(now, Days(daysAgo)), "utc") * 144;
  const share = async (risk: number, report: string, daysAgo: number, revisionToken?: string) => {
    const answer = await keys.share({
      keys: [{ ...key!, transmissionRisk: risk }],
      report,
      request: { symptomOnsetInterval: onset(daysAgo), ...(revisionToken ? { revisionToken } : {}) },
    });
    assert.ok(answer.ok);
    keys.clock.advance(Minutes(11));
    await keys.jobs();
    return answer.value.revisionToken;
  };
  const [key] = dayKeys(now, 1, 3);
  const token = await share(3, "likely", 5);
  await share(7, "confirmed", 8, token);
  const [first, second] = await exported(keys);
  const said = (found: typeof first, list: "keys" | "revised") => {
    const one = found?.[list].get(key!.key);
    return one && [one.reportType, one.transmissionRisk, one.daysSinceOnset];
  };
  assert.deepEqual(said(first, "keys"), ["confirmedClinicalDiagnosis", 3, 2]);
  assert.equal(said(second, "keys"), undefined);
  assert.deepEqual(said(second, "revised"), ["confirmedTest", 7, 5]);
});
