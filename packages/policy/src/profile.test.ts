import assert from "node:assert/strict";
import { test } from "node:test";
import { riskProfile } from "@bluezone/protocol/risk/risk-config";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { theOneOn } from "./dated.ts";
import { PROFILES, type Profile, stepsFrom } from "./profile.ts";
import { COVID_19 } from "./testing/diseases.ts";

/** The days since onset that count at all, first and last. */
function infectiousDays({ risk }: Profile): [first: number, last: number] {
  const table = risk.mapping.daysSinceOnsetToInfectiousness;
  return [table.findIndex((v) => v !== "none") - 14, table.findLastIndex((v) => v !== "none") - 14];
}

/** What minutes at one attenuation, in full infectiousness, come to: the sum that the bounds look at. */
function score({ risk: { config } }: Profile, dB: number, minutes: number): number {
  // No edge found is -1: the last weight, "other".
  const bucket = config.attenuationBucketThresholdDb.findIndex((edge) => dB <= edge);
  return minutes * 60 * config.attenuationBucketWeights.at(bucket)! * config.infectiousnessWeights.high;
}

test("the replay of December 2020 stands for the rule of its time", () => {
  const { contact, risk } = PROFILES["vn-2020-12"];
  const rule = theOneOn(COVID_19.contactRules, parseDay("2020-12-27"))!;
  assert.deepEqual(contact, {
    metres: rule.metres,
    minutes: rule.minutes.unmasked,
    daysBeforeOnset: rule.daysBeforeOnset,
  });
  assert.equal(risk.bounds.low, null);
});

test("in the replay a single minute within about 2 m is high, and further away is nothing", () => {
  const profile = PROFILES["vn-2020-12"];
  const { high } = profile.risk.bounds;
  assert.ok(score(profile, 63, 1) >= high.atLeast && score(profile, 63, 0.9) < high.atLeast);
  assert.equal(score(profile, 64, 60), 0);
  assert.equal(score(profile, 90, 600), 0);
});

test("by default a quarter of an hour near is high, five minutes are low, further away takes twice as long, far never counts", () => {
  const profile = PROFILES.default;
  const { high, low } = profile.risk.bounds;
  assert.equal(profile.contact.minutes * 60, high.atLeast);
  assert.ok(score(profile, 68, 15) >= high.atLeast && score(profile, 68, 14.9) < high.atLeast);
  assert.ok(score(profile, 70, 30) >= high.atLeast && score(profile, 70, 29) < high.atLeast);
  assert.ok(score(profile, 60, 5) >= low!.atLeast && score(profile, 60, 4.9) < low!.atLeast);
  assert.equal(score(profile, 73, 600), 0);
});

test("both profiles begin on the day before onset that they state, are named by their key and survive JSON", () => {
  for (const [id, profile] of Object.entries(PROFILES)) {
    assert.equal(profile.risk.id, id);
    assert.equal(infectiousDays(profile)[0], -profile.contact.daysBeforeOnset);
    assert.equal(profile.risk.zone, "vietnam");
    assert.deepEqual(riskProfile(JSON.parse(JSON.stringify(profile.risk))), profile.risk);
  }
});

test("an encounter of Sunday 20 December asks for a test before Thursday 24 and watching to the end of Sunday 3 January", () => {
  for (const { steps } of Object.values(PROFILES)) {
    const { testBefore, watchUntil } = stepsFrom(parseDay("2020-12-20"), steps);
    assert.deepEqual([isoDay(testBefore), isoDay(watchUntil)], ["2020-12-24", "2021-01-03"]);
  }
});

test("only the replay asks to call the health station at once", () => {
  assert.equal(PROFILES["vn-2020-12"].steps.today, "stay-home-and-call");
  assert.equal(PROFILES.default.steps.today, "stay-home-if-possible");
});
