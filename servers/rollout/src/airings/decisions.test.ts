import assert from "node:assert/strict";
import { test } from "node:test";
import type { Confirmation } from "@bluezone/contract/rollout/airings";
import {
  addDays,
  Hours,
  type Instant,
  isoInstant,
  Milliseconds,
  Minutes,
  minus,
  parseDay,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import fc from "fast-check";
import { compliance, plusCompliance } from "./compliance.ts";
import { decide, type StationFacts, setRight } from "./confirm.ts";
import { countAirings } from "./count.ts";
import { dayState, neededOn } from "./day-state.ts";
import { minuteOf, slotAt, slotsOn, timeOf } from "./slot.ts";

const day = parseDay("2020-12-28");
const at = (time: string): Instant => slotAt(day, minuteOf(time));

test("without a setting a station has 05:30, 11:15 and 17:00; a setting holds from its day until the next", () => {
  assert.deepEqual(slotsOn([], day).map(timeOf), ["05:30", "11:15", "17:00"]);
  const settings = [
    { from: day, slots: [300, 1_000] },
    { from: addDays(day, 2), slots: [360, 1_080] },
  ];
  assert.deepEqual(slotsOn(settings, addDays(day, -1)).length, 3);
  assert.deepEqual(slotsOn(settings, addDays(day, 1)), [300, 1_000]);
  assert.deepEqual(slotsOn(settings, addDays(day, 2)), [360, 1_080]);
});

const airing = fc.record({
  slot: fc.constantFrom(null, 330, 675, 1_020),
  at: fc.integer({ min: 0, max: 1_439 }).map((minute) => slotAt(day, minute)),
});

test("telling an airing again, or in another order, does not make it two", () => {
  fc.assert(
    fc.property(fc.array(airing, { maxLength: 8 }), fc.nat(7), (airings, i) => {
      const count = countAirings(airings);
      const again = airings[i % Math.max(airings.length, 1)];
      assert.equal(countAirings(again ? [...airings, again] : airings), count);
      assert.equal(countAirings([...airings].reverse()), count);
      assert.ok(count <= airings.length);
    }),
  );
});

test("one that was made up for counts when it is not the same as one in a slot", () => {
  assert.equal(
    countAirings([
      { slot: 330, at: at("05:31") },
      { slot: null, at: at("05:35") },
    ]),
    1,
  );
  assert.equal(
    countAirings([
      { slot: 330, at: at("05:31") },
      { slot: null, at: at("19:05") },
    ]),
    2,
  );
});

test("[D53] a day with fewer than two is a gap from 18:00 on, unless each one that lacks has a reason", () => {
  const facts = { day, aired: 1, explained: 0, needed: 2 };
  assert.equal(dayState(facts, at("17:59")), "early");
  assert.equal(dayState(facts, at("18:00")), "gap");
  assert.equal(dayState({ ...facts, explained: 1 }, at("18:00")), "explained");
  assert.equal(dayState({ ...facts, aired: 0, explained: 1 }, at("18:00")), "gap");
  assert.equal(dayState({ ...facts, aired: 2 }, at("12:00")), "met");
});

test("a station owes nothing before the first bulletin that was approved for it, so nothing is missing", () => {
  assert.deepEqual(
    [undefined, addDays(day, 1), day, addDays(day, -9)].map((first) => neededOn(day, first)),
    [0, 0, 2, 2],
  );
  assert.equal(dayState({ day, aired: 0, explained: 0, needed: 0 }, at("23:00")), "none");
});

const confirmation: Confirmation = {
  id: "00000000-0000-4000-8000-000000000001",
  station: "889-district-station@2019-10-06",
  day: "2020-12-28",
  slot: "11:15",
  bulletinId: "bulletin-0000001",
  checksum: "a".repeat(64),
  airedAt: isoInstant(at("11:17")),
};
const known = (now: Instant): StationFacts => ({
  now,
  sentAt: now,
  slots: [330, 675, 1_020],
  bulletin: {
    firstDay: "2020-12-28",
    lastDay: "2020-12-29",
    checksum: "a".repeat(64),
    approvedAt: minus(at("00:00"), Hours(8)),
    withdrawnAt: undefined,
  },
});
const outcome = (changes: Partial<Confirmation>, now = at("11:18"), more: Partial<StationFacts> = {}) =>
  decide({ ...confirmation, ...changes }, { ...known(now), ...more }).outcome;

test("a confirmation at once is confirmed, one made offline is taken for 48 hours and marked late", () => {
  assert.equal(outcome({}), "confirmed");
  assert.equal(outcome({}, plus(at("11:17"), Hours(1))), "confirmed");
  assert.equal(outcome({}, plus(at("11:17"), Hours(2))), "late");
  assert.equal(outcome({}, plus(at("11:17"), Hours(48))), "late");
  assert.equal(outcome({}, plus(at("11:17"), Hours(49))), "too_late");
});

test("a slot that has not come, another day, another slot, another package and another version are told apart", () => {
  assert.equal(outcome({ slot: "17:00" }), "in_future");
  assert.equal(outcome({ day: "2020-12-27" }), "wrong_day");
  assert.equal(outcome({ slot: "12:00" }), "no_such_slot");
  assert.equal(outcome({ checksum: "b".repeat(64) }), "other_version");
  assert.equal(outcome({}, at("11:18"), { bulletin: undefined }), "no_such_package");
  const withdrawn = { ...known(at("11:18")).bulletin!, withdrawnAt: at("11:00") };
  assert.equal(outcome({}, at("11:18"), { bulletin: withdrawn }), "no_such_package");
  const aired = at("11:16");
  const then = { ...withdrawn, withdrawnAt: aired };
  assert.equal(outcome({ airedAt: isoInstant(aired) }, at("11:18"), { bulletin: then }), "confirmed");
});

test("a machine whose clock is years wrong is set right by what it takes now for", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000, max: 10_000 }),
      fc.integer({ min: 0, max: 180 }),
      (days, minutes) => {
        const now = plus(at("11:17"), Minutes(minutes));
        const off = Hours(days * 24);
        const decided = decide(
          { ...confirmation, airedAt: isoInstant(plus(at("11:17"), off)) },
          { ...known(now), sentAt: plus(now, off) },
        );
        assert.ok("airedAt" in decided);
        assert.equal(decided.airedAt, at("11:17"));
      },
    ),
  );
});

test("by a clock that is less than two minutes slow no slot is aired before its time; who begins early has begun early", () => {
  const decidedAt = (time: Instant) => {
    const decided = decide({ ...confirmation, airedAt: isoInstant(time) }, known(at("18:00")));
    return "airedAt" in decided ? decided.airedAt : decided.outcome;
  };
  const slot = at("11:15");
  assert.equal(decidedAt(minus(slot, Milliseconds(1))), slot);
  assert.equal(decidedAt(minus(slot, Minutes(1))), slot);
  assert.equal(decidedAt(minus(slot, Minutes(3))), minus(slot, Minutes(3)));
});

const days = fc.array(fc.record({ aired: fc.nat(4), explained: fc.nat(3) }));

test("compliance never exceeds what is needed, and stations add up to their district in any order", () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      const all = compliance([...a, ...b]);
      assert.deepEqual(plusCompliance(compliance(b), compliance(a)), all);
      assert.ok(all.aired <= all.needed && all.explained <= all.gaps);
    }),
  );
  assert.deepEqual(
    compliance([
      { aired: 3, explained: 0 },
      { aired: 1, explained: 1 },
    ]),
    {
      aired: 3,
      needed: 4,
      gaps: 1,
      explained: 1,
    },
  );
});

test("an instant that cannot be read is no confirmation's", () => {
  assert.throws(() =>
    decide({ ...confirmation, airedAt: "yesterday" }, known(parseInstant("2020-12-28T04:18:00Z"))),
  );
});

test("each bound of a confirmation holds at its very edge, and a millisecond beyond it no longer", () => {
  const [now, moment] = [at("11:18"), Milliseconds(1)];
  const sent = minus(now, Minutes(2));
  assert.equal(setRight(at("11:17"), sent, now), at("11:17"));
  assert.equal(setRight(at("11:17"), minus(sent, moment), now), plus(plus(at("11:17"), Minutes(2)), moment));
  const aired = (airedAt: Instant, more: Partial<StationFacts> = {}) =>
    outcome({ airedAt: isoInstant(airedAt) }, now, more);
  assert.equal(aired(plus(now, Minutes(2))), "confirmed");
  assert.equal(aired(plus(plus(now, Minutes(2)), moment)), "in_future");
  assert.equal(aired(at("10:45")), "confirmed");
  assert.equal(aired(minus(at("10:45"), moment)), "in_future");
  const bulletin = {
    ...known(now).bulletin!,
    firstDay: "2020-12-28",
    lastDay: "2020-12-28",
    approvedAt: at("11:18"),
  };
  assert.equal(aired(at("11:16"), { bulletin }), "confirmed");
  assert.equal(aired(minus(at("11:16"), moment), { bulletin }), "no_such_package");
});

test("one that was made up for counts from ten minutes on; a day that has all has no gap; an hour alone is that hour", () => {
  const counted = (later: Instant) =>
    countAirings([
      { slot: 330, at: at("05:31") },
      { slot: null, at: later },
    ]);
  assert.equal(counted(at("05:41")), 2);
  assert.equal(counted(minus(at("05:41"), Milliseconds(1))), 1);
  assert.deepEqual(compliance([{ aired: 2, explained: 2 }]), { aired: 2, needed: 2, gaps: 0, explained: 0 });
  assert.equal(minuteOf("05"), 300);
});
