/** Holds the onset that a health server certifies to what a key server believes: neither server may name the other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { CertificateClaims } from "@bluezone/contract/certificate";
import { issue } from "@bluezone/contract/health/codes";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { certifiedOnset } from "@bluezone/health/codes/certify";
import { readDates } from "@bluezone/health/codes/report-dates";
import { macOf, testHealth } from "@bluezone/health/testing/health";
import { believedOnset } from "@bluezone/keys/publish/rules/onset";
import {
  addDays,
  Day,
  dayOf,
  dayStart,
  eninAt,
  Hours,
  isoDay,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";

test("an onset of today, given at 02:00 in Vietnam, is believed as yesterday's in UTC, also when the phone asks again after 07:00", async () => {
  const health = await testHealth();
  try {
    health.clock.set(parseInstant("2020-12-28T02:00:00+07:00"));
    const said = async (token: unknown) => {
      const { body } = await health.post(certificate, { token, ekeyhmac: macOf(1) });
      const [, claims = ""] = String(body["certificate"]).split(".");
      return CertificateClaims.parse(JSON.parse(Buffer.from(claims, "base64url").toString()));
    };
    const { code } = (await health.post(issue, { testType: "confirmed", symptomDate: "2020-12-28" })).body;
    const { token, symptomDate } = (await health.post(verify, { code })).body;
    assert.equal(symptomDate, "2020-12-28", "the phone is told the date that the desk gave");
    const first = await said(token);
    const taken = believedOnset(undefined, first.symptomOnsetInterval, eninAt(health.clock.now()));
    assert.equal(isoDay(Day(taken!)), "2020-12-27");
    health.clock.advance(Hours(6));
    const again = await said(token);
    assert.equal(again.symptomOnsetInterval, first.symptomOnsetInterval);
  } finally {
    await health.close();
  }
});

test("at every hour an onset of the last days is believed: as its own date, or as today in UTC when that comes first", () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const now = plus(parseInstant("2020-12-28T00:00:00+07:00"), Hours(hour));
    for (const back of [0, 1, 2, 14, 27]) {
      const date = addDays(dayOf(now, "vietnam"), -back);
      const { symptom } = readDates({ symptomDate: isoDay(date), tzOffset: 420 }, now);
      const certified = eninAt(dayStart(certifiedOnset(symptom!, now), "utc"));
      const expected = Math.min(date, dayOf(now, "utc"));
      assert.equal(
        believedOnset(undefined, certified, eninAt(now)),
        expected,
        `${back} days before ${hour}:00`,
      );
    }
  }
});
