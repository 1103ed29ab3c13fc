import assert from "node:assert/strict";
import { test } from "node:test";
import { type Instant, isoInstant, parseInstant } from "@bluezone/protocol/time";
import { airedAt, dayView, obstacleOf, packagesOf, type StationPackage } from "./day.ts";
import { createKeep, type Drawer, type StationAction, type StationDay } from "./keep.ts";

const STATION = "889-district-station@2019-10-06";
const at = (text: string): Instant => parseInstant(`${text.replace(" ", "T")}:00+07:00`);
const seen: StationDay = {
  now: "2020-12-28T00:00:00.000Z",
  today: {
    station: STATION,
    name: "Đài Truyền thanh huyện Châu Phú",
    district: "889",
    day: "2020-12-28",
    slots: ["05:30", "11:15", "17:00"],
    airings: [
      {
        id: "00000000-0000-4000-8000-000000000001",
        day: "2020-12-28",
        slot: "05:30",
        bulletinId: "bulletin-0000001",
        number: 3,
        airedAt: "2020-12-27T22:31:00.000Z",
        receivedAt: "2020-12-27T22:31:00.000Z",
        late: false,
        by: "Thạch Thị Sà Mách",
      },
    ],
    reasons: [],
    aired: 1,
    needed: 2,
    state: "early",
    alertedAt: null,
  },
  tomorrow: { day: "2020-12-29", slots: ["06:00", "18:30"] },
  packages: [],
  week: { aired: 13, needed: 14 },
  illustrative: false,
};
const confirm = (day: string, slot: string | null, time: string, n = 2): StationAction => ({
  kind: "confirm",
  confirmation: {
    id: `00000000-0000-4000-8000-00000000000${n}`,
    station: STATION,
    day,
    slot,
    bulletinId: "bulletin-0000001",
    checksum: "a".repeat(64),
    airedAt: isoInstant(at(`${day} ${time}`)),
  },
});
const states = (actions: readonly StationAction[], now: string) =>
  dayView(seen, actions, at(now))?.rows.map(({ state }) => state);

test("a slot is early, then to be aired, then waits for a word", () => {
  assert.deepEqual(states([], "2020-12-28 10:00"), ["aired", "early", "early"]);
  assert.deepEqual(states([], "2020-12-28 11:10"), ["aired", "now", "early"]);
  assert.deepEqual(states([], "2020-12-28 12:30"), ["aired", "passed", "early"]);
});

test("what was confirmed without a network counts at once, and only once when the server knows it too", () => {
  const action = confirm("2020-12-28", "11:15", "11:17");
  const view = dayView(seen, [action], at("2020-12-28 18:00"))!;
  assert.deepEqual([view.rows[1]?.state, view.aired, view.gap], ["waiting", 2, false]);
  const known = confirm("2020-12-28", "05:30", "05:31", 1);
  assert.equal(dayView(seen, [known], at("2020-12-28 18:00"))?.aired, 1);
});

test("tomorrow's slots hold when the network has been gone since today, and the day after nothing is guessed", () => {
  const view = dayView(seen, [confirm("2020-12-29", "06:00", "06:02")], at("2020-12-29 07:00"))!;
  assert.deepEqual(
    view.rows.map(({ slot, state }) => [slot, state]),
    [
      ["06:00", "waiting"],
      ["18:30", "early"],
    ],
  );
  assert.equal(dayView(seen, [], at("2020-12-30 07:00")), undefined);
});

test("at 18:00 a gap shows, and one that was explained or made up for does not", () => {
  assert.equal(dayView(seen, [], at("2020-12-28 17:59"))?.gap, false);
  assert.equal(dayView(seen, [], at("2020-12-28 18:00"))?.gap, true);
  const explained: StationAction = {
    kind: "explain",
    explained: { station: STATION, day: "2020-12-28", slot: "11:15", reason: "power", note: "" },
  };
  assert.equal(dayView(seen, [explained], at("2020-12-28 18:00"))?.gap, false);
  const madeUp = dayView(seen, [confirm("2020-12-28", null, "18:20")], at("2020-12-28 18:21"))!;
  assert.deepEqual([madeUp.gap, madeUp.madeUp.length], [false, 1]);
});

test("a slot that is long over was aired at its time, one that is due is aired now, by whatever clock the computer has", () => {
  const own = at("2001-01-01 03:00");
  for (const [now, slot, aired] of [
    ["2020-12-28 13:15", "11:15", "2001-01-01 01:00"],
    ["2020-12-28 11:20", "11:15", "2001-01-01 03:00"],
    ["2020-12-28 19:00", null, "2001-01-01 03:00"],
  ] as const)
    assert.equal(airedAt(dayView(seen, [], at(now))!, slot, at(now), own), at(aired));
});

test("a slot that is long over can only have had what was approved before it; one that is due has everything", () => {
  const approved = (id: string, time: string) =>
    ({
      id,
      firstDay: "2020-12-28",
      lastDay: "2020-12-28",
      withdrawn: false,
      approvedAt: isoInstant(at(`2020-12-28 ${time}`)),
    }) as StationPackage;
  const packages = [approved("two", "08:09"), approved("one", "05:00")];
  const offered = (now: string, slot: string | null) => {
    const day = { ...seen, today: { ...seen.today, airings: [] }, packages };
    return packagesOf(dayView(day, [], at(`2020-12-28 ${now}`))!, slot).map(({ id }) => id);
  };
  assert.deepEqual(offered("08:15", "05:30"), ["one"]);
  assert.deepEqual(offered("11:20", "11:15"), ["two", "one"]);
  assert.deepEqual(offered("12:30", "11:15"), ["two", "one"]);
  assert.deepEqual(offered("19:00", null), ["two", "one"]);
});

test("what was confirmed can be taken back for an hour, at once when it was not sent; taken back it counts no more", () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const undo = (now: string) => dayView(seen, [], at(now))?.rows[0]?.takeBack;
  assert.deepEqual([undo("2020-12-28 06:31"), undo("2020-12-28 06:32")], [id, undefined]);
  const view = dayView(seen, [{ kind: "take-back", id, slot: "05:30" }], at("2020-12-28 06:00"))!;
  assert.deepEqual([view.rows[0]?.state, view.aired], ["now", 0]);
  const unsent = dayView(seen, [confirm("2020-12-28", null, "18:20")], at("2020-12-28 23:00"))!;
  assert.equal(unsent.madeUp[0]?.takeBack, "00000000-0000-4000-8000-000000000002");
});

test("before a station's first bulletin nothing is missing at 18:00", () => {
  const before = { ...seen, today: { ...seen.today, needed: 0, airings: [], aired: 0 } };
  assert.equal(dayView(before, [], at("2020-12-28 18:00"))?.gap, false);
});

function drawer(): Drawer & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => void texts.set(name, text),
    removeItem: (name) => void texts.delete(name),
  };
}

test("an action that comes while others are being sent is not lost with them", () => {
  const keep = createKeep(drawer());
  const [one, two] = [confirm("2020-12-28", "11:15", "11:17"), confirm("2020-12-28", "17:00", "17:01", 3)];
  keep.add(one);
  const sent = keep.waiting();
  keep.add(two);
  keep.settle(sent);
  assert.deepEqual(keep.waiting(), [two]);
});

test("a drawer that was damaged is an empty one", () => {
  const damaged = drawer();
  damaged.texts.set("bluezone-station-waiting", "{");
  damaged.texts.set("bluezone-station-seen", "[");
  const keep = createKeep(damaged);
  assert.deepEqual([keep.waiting(), keep.seen()], [[], undefined]);
});

test("a slot that cannot be confirmed says why: too early, or approved after its time", () => {
  const obstacle = (now: string, packages: readonly Partial<StationPackage>[]) => {
    const day = { ...seen, today: { ...seen.today, airings: [] }, packages: packages as never };
    const view = dayView(day, [], at(now));
    return view?.rows.map((row) => obstacleOf(view, row));
  };
  const approved = (time: string): Partial<StationPackage> => ({
    firstDay: "2020-12-28",
    lastDay: "2020-12-28",
    withdrawn: false,
    approvedAt: isoInstant(at(`2020-12-28 ${time}`)),
    package: { number: 4 } as never,
  });
  assert.deepEqual(obstacle("2020-12-28 08:00", [approved("07:50")]), [
    { is: "approved-later", number: 4, at: at("2020-12-28 07:50") },
    { is: "early", from: at("2020-12-28 11:00") },
    { is: "early", from: at("2020-12-28 16:45") },
  ]);
  assert.deepEqual(obstacle("2020-12-28 11:20", [])?.slice(0, 2), [undefined, undefined]);
  assert.equal(obstacle("2020-12-28 11:20", [approved("07:50")])?.[1], undefined);
});
