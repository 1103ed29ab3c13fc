import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addDays,
  between,
  Day,
  Days,
  dayOf,
  dayStart,
  Enin,
  eninAt,
  eninStart,
  floorTo,
  fromUnixSeconds,
  Hours,
  httpDate,
  INTERVAL,
  Instant,
  inDays,
  inHours,
  inMinutes,
  inSeconds,
  isoDay,
  isoInstant,
  Milliseconds,
  Minutes,
  minus,
  mondayOf,
  parseDay,
  parseInstant,
  plus,
  Seconds,
  sundayOf,
  unixSeconds,
  utcDayStart,
  wallTime,
  weekday,
} from "./time.ts";

const instants = fc.integer({ min: 0, max: 2 ** 32 * 600_000 - 1 }).map(Instant);
const durations = fc.integer({ min: -1e12, max: 1e12 }).map(Milliseconds);
const days = fc.integer({ min: -100_000, max: 100_000 }).map(Day);
const zones = fc.constantFrom("utc" as const, "vietnam" as const);

test("the published key's first interval is that of 2020-04-02 00:00 UTC", () => {
  assert.equal(eninAt(fromUnixSeconds(1_585_785_600)), 2_642_976);
  assert.equal(isoInstant(eninStart(Enin(2_642_976))), "2020-04-02T00:00:00.000Z");
  assert.equal(utcDayStart(Enin(2_642_976 + 143)), 2_642_976);
});

test("every instant lies in its interval, and the interval in its UTC day", () => {
  fc.assert(
    fc.property(instants, (t) => {
      const enin = eninAt(t);
      assert.ok(eninStart(enin) <= t && t < plus(eninStart(enin), INTERVAL));
      const start = utcDayStart(enin);
      assert.equal(start % 144, 0);
      assert.ok(start <= enin && enin < start + 144);
      assert.equal(dayOf(eninStart(start), "utc"), dayOf(t, "utc"));
      assert.equal(floorTo(t, INTERVAL), eninStart(enin));
    }),
  );
});

test("every instant lies in its day, in both calendars; before 1970 too", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }).map(Instant), zones, (t, zone) => {
      const day = dayOf(t, zone);
      assert.ok(dayStart(day, zone) <= t && t < dayStart(addDays(day, 1), zone));
      const { hour, minute } = wallTime(t, zone);
      const inDay = between(dayStart(day, zone), t);
      assert.equal(hour * 60 + minute, Math.floor(inMinutes(inDay)));
    }),
  );
});

test("in Vietnam the day changes at 17:00 UTC", () => {
  const before = parseInstant("2020-12-27T23:59:59+07:00");
  const midnight = parseInstant("2020-12-28T00:00:00+07:00");
  assert.equal(isoInstant(midnight), "2020-12-27T17:00:00.000Z");
  assert.deepEqual(
    [isoDay(dayOf(before, "vietnam")), isoDay(dayOf(midnight, "vietnam"))],
    ["2020-12-27", "2020-12-28"],
  );
  assert.equal(isoDay(dayOf(midnight, "utc")), "2020-12-27");
  assert.deepEqual(wallTime(midnight, "vietnam"), { hour: 0, minute: 0 });
});

test("texts read back as what they were written from", () => {
  fc.assert(
    fc.property(instants, (t) => {
      assert.equal(parseInstant(isoInstant(t)), t);
      assert.equal(Date.parse(httpDate(t)), unixSeconds(t) * 1000);
    }),
  );
  fc.assert(fc.property(days, (day) => assert.equal(parseDay(isoDay(day)), day)));
});

test("adding and taking away are each other's reverse", () => {
  fc.assert(
    fc.property(instants, durations, (t, d) => {
      assert.equal(minus(plus(t, d), d), t);
      assert.equal(between(t, plus(t, d)), d);
    }),
  );
});

test("units agree with each other", () => {
  assert.deepEqual([Seconds(60), Minutes(60), Hours(24)], [Minutes(1), Hours(1), Days(1)]);
  const d = Days(1.5);
  assert.deepEqual([inDays(d), inHours(d), inMinutes(d), inSeconds(d)], [1.5, 36, 2160, 129_600]);
});

test("what is not a time is refused", () => {
  for (const bad of [Number.NaN, Infinity]) {
    assert.throws(() => Seconds(bad), RangeError);
    assert.throws(() => Instant(bad), RangeError);
  }
  assert.throws(() => Instant(8.64e15 + 1), RangeError);
  for (const bad of [-1, 0.5, 2 ** 32, Number.NaN]) assert.throws(() => Enin(bad), RangeError);
  assert.equal(Enin(2 ** 32 - 1), 2 ** 32 - 1);
  assert.throws(() => eninAt(Instant(-1)), RangeError);
  assert.throws(() => Day(0.5), RangeError);
  for (const bad of ["2020-12-27", "2020-12-27T14:30:00", "2020-12-27T25:00:00Z", "T+07:00", ""])
    assert.throws(() => parseInstant(bad), RangeError, bad);
  for (const bad of ["2021-02-29", "2020-13-01", "2020-1-1", "27/12/2020", "2020-12-27T00:00:00Z", ""])
    assert.throws(() => parseDay(bad), RangeError, bad);
});

test("a week begins on Monday and ends on Sunday", () => {
  const weeks = [
    ["2020-12-27", "2020-12-21", "2020-12-27", 6],
    ["2020-12-28", "2020-12-28", "2021-01-03", 0],
    ["1970-01-01", "1969-12-29", "1970-01-04", 3],
    ["1969-12-28", "1969-12-22", "1969-12-28", 6],
  ] as const;
  for (const [day, monday, sunday, after] of weeks) {
    assert.equal(isoDay(mondayOf(parseDay(day))), monday);
    assert.equal(isoDay(sundayOf(parseDay(day))), sunday);
    assert.equal(weekday(parseDay(day)), after);
  }
});

test("a week has seven days, which all have the same Monday and Sunday", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 6 }), (n, i) => {
      const monday = mondayOf(Day(n));
      assert.ok(n - 7 < monday && monday <= n);
      assert.equal(weekday(addDays(monday, i)), i);
      assert.equal(mondayOf(addDays(monday, i)), monday);
      assert.equal(sundayOf(addDays(monday, i)), addDays(monday, 6));
    }),
  );
});
