/** What stands against a visit that arrives later than it was recorded. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Milliseconds, Minutes, minus, parseDay, parseInstant, plus } from "@bluezone/protocol/time";
import { ms } from "../tables.ts";
import { roundEnds } from "./route-round.ts";
import { placeAt, standsAgainst } from "./visit.ts";

const now = parseInstant("2021-07-15T14:00:00+07:00");
const at = parseInstant("2021-07-15T09:00:00+07:00");
const row: Parameters<typeof standsAgainst>[0] = {
  ...{ first_day: parseDay("2021-07-01"), ended_ms: null, ended_day: null, end_kind: null },
  place: "home",
  site_name: null,
};
const home = { place: "home", siteName: null } as const;

test("a visit of an open quarantine holds from its first day on, for seven days, by a clock at most ten minutes ahead", () => {
  const ask = (moment: typeof at) => standsAgainst(row, [], home, { at: moment, now })?.result;
  assert.deepEqual([at, plus(now, Minutes(10)), minus(now, Days(7))].map(ask), [
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual([plus(now, Minutes(10.001)), minus(now, Milliseconds(Days(7) + 1))].map(ask), [
    "day_invalid",
    "day_invalid",
  ]);
  const late = { ...row, first_day: parseDay("2021-07-15") };
  assert.equal(standsAgainst(late, [], home, { at, now }), undefined);
  const before = parseInstant("2021-07-14T23:59:59+07:00");
  assert.equal(standsAgainst(late, [], home, { at: before, now })?.result, "day_invalid");
});

test("what was recorded before the end holds, what came after it does not", () => {
  const ended = (moment: typeof at) => ({
    ...row,
    ended_ms: ms(moment),
    ended_day: parseDay("2021-07-15"),
    end_kind: "died" as const,
  });
  assert.equal(standsAgainst(ended(plus(at, Milliseconds(1))), [], home, { at, now }), undefined);
  assert.deepEqual(standsAgainst(ended(at), [], home, { at, now }), {
    result: "ended",
    day: "2021-07-15",
    kind: "died",
  });
});

test("where somebody stays is asked of the moment of the visit, not of the moment at which it arrives", () => {
  const there = { place: "site", site_name: "Trường A" } as const;
  const moves = [
    { from_place: "site" as const, from_site: "Trường B", at_ms: ms(plus(at, Minutes(60))) },
    { from_place: "home" as const, from_site: null, at_ms: ms(plus(at, Minutes(30))) },
  ];
  assert.deepEqual(placeAt(there, moves, at), { place: "home", site_name: null });
  assert.deepEqual(placeAt(there, moves, plus(at, Minutes(30))), { place: "site", site_name: "Trường B" });
  assert.deepEqual(placeAt(there, moves, plus(at, Minutes(60))), there);
  assert.equal(standsAgainst({ ...row, ...there }, moves, home, { at, now }), undefined);
  assert.deepEqual(standsAgainst({ ...row, ...there }, [], home, { at, now }), {
    result: "moved",
    place: "site",
    siteName: "Trường A",
  });
});

test("a list is kept until midnight, and never longer than twelve hours", () => {
  const ends = (time: string) => roundEnds(parseInstant(`2021-07-15T${time}+07:00`));
  assert.equal(ends("14:00:00"), parseInstant("2021-07-16T00:00:00+07:00"));
  assert.equal(ends("07:30:00"), parseInstant("2021-07-15T19:30:00+07:00"));
});
