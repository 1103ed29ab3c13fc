import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { parseDay, parseInstant } from "@bluezone/protocol/time";
import { readDates } from "./report-dates.ts";

const faulty = (symptomDate: string, now: string, tzOffset = 420, code = "invalid_date") =>
  assert.throws(
    () => readDates({ symptomDate, tzOffset }, parseInstant(now)),
    (error) => error instanceof Fault && error.code === code,
    symptomDate,
  );

test("today and 28 days back count, tomorrow and 29 days back do not", () => {
  const now = "2020-12-27T14:30:00+07:00";
  assert.deepEqual(
    readDates({ symptomDate: "2020-11-29", testDate: "2020-12-27", tzOffset: 420 }, parseInstant(now)),
    { symptom: parseDay("2020-11-29"), test: parseDay("2020-12-27") },
  );
  faulty("2020-11-28", now);
  faulty("2020-12-28", now);
});

test("today is the day on the caller's clock, not the server's", () => {
  const now = parseInstant("2020-12-27T20:00:00Z");
  assert.equal(readDates({ testDate: "2020-12-28", tzOffset: 420 }, now).test, parseDay("2020-12-28"));
  faulty("2020-12-28", "2020-12-27T20:00:00Z", 0);
  faulty("2020-12-27", "2020-12-27T20:00:00Z", -840 - 420);
});

test("H10: what is no date is a body that cannot be read, what is absent is unknown", () => {
  for (const text of ["27/12/2020", "2020-02-30", "2020-12-27T00:00:00Z", "yesterday"])
    faulty(text, "2020-12-27T14:30:00+07:00", 420, "unparsable_request");
  assert.deepEqual(readDates({ symptomDate: "", tzOffset: 420 }, parseInstant("2020-12-27T14:30:00Z")), {
    symptom: undefined,
    test: undefined,
  });
});
