/** A signed policy may name either risk engine; the phone follows it. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { PROFILES } from "@bluezone/policy/profile";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { NormalizedMinutesProfile } from "@bluezone/protocol/risk/risk-config";
import { eninAt, Instant, Minutes, minus, unixSeconds, utcDayStart } from "@bluezone/protocol/time";
import { hears } from "../../testing/heard.ts";
import { NOON, person } from "../../testing/person.ts";

const { id, mapping } = PROFILES.default.risk;
/** A minute below 100 dB counts one; a day is low from 5, high from 15. */
const profile = (most: number): NormalizedMinutesProfile => ({
  id,
  engine: "normalized-minutes",
  zone: "vietnam",
  mapping,
  config: {
    minutesAtAttenuationFilters: [],
    trlEncoding: {
      infectiousnessOffsetStandard: 0,
      infectiousnessOffsetHigh: 0,
      reportTypeOffsetConfirmedTest: 1,
      reportTypeOffsetConfirmedClinicalDiagnosis: 1,
      reportTypeOffsetSelfReport: 1,
      reportTypeOffsetRecursive: 1,
    },
    trlFilters: [],
    minutesAtAttenuationWeights: [{ attenuationRange: { min: 0, max: most }, weight: 1 }],
    transmissionRiskValueMapping: [{ transmissionRiskLevel: 1, transmissionRiskValue: 1 }],
    normalizedTimePerEWToRiskLevelMapping: [{ normalizedTimeRange: { min: 0, max: 999 }, riskLevel: 1 }],
    normalizedTimePerDayToRiskLevelMapping: [
      { normalizedTimeRange: { min: 5, max: 15, maxExclusive: true }, riskLevel: 1 },
      { normalizedTimeRange: { min: 15, max: 999 }, riskLevel: 2 },
    ],
  },
});

test("with the Corona-Warn-App's model in its policy a phone alerts by that model's minutes", async () => {
  for (const [minutes, most, is] of [
    [17, 100, "exposed-high"],
    [9, 100, "exposed-low"],
    [3, 100, "first-day"],
    [17, 40, "first-day"],
  ] as const) {
    const a = await person("engine");
    await a.phone.start();
    await a.phone.run();
    a.servers.issue({
      policy: a.servers.policyRoot.jws(a.servers.policy({ riskProfile: profile(most) })),
    });
    const key = tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(NOON)), 144);
    await hears(a, key, Minutes(minutes));
    await a.pass(Minutes(20));
    const end = Instant(unixSeconds(a.clock.now()) * 1000);
    const published = diagnosisKey(key, { reportType: "confirmedTest", transmissionRisk: 0 });
    await a.servers.release(minus(end, Minutes(10)), end, [published]);
    await a.phone.checkNow();
    const { panel, alerts } = a.phone.state();
    assert.equal(panel.is, is, `${minutes} min, counted up to ${most} dB`);
    // Minutes that are said are those that the engine counts.
    if (alerts[0]) assert.ok(Math.abs(alerts[0].minutes - minutes) <= 1);
  }
});
