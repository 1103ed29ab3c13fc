/** What the store of stations leaves out: others' stations, units that are none, other days, what is there already. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, DAY, day, HOLD, HOLDING, OURS, testRows } from "../testing/rows.ts";
import {
  airingsOf,
  airingWith,
  gapsOf,
  insertAiring,
  markTakenBack,
  missesOf,
  putMiss,
  putSlots,
  settingsOf,
  slotAired,
  stationOf,
  stationsOn,
  tellGaps,
} from "./store.ts";

const t = shared(testRows);
beforeEach(() => t.empty("unit", "airing", "airing_slots", "airing_miss", "airing_gap", "staff_user"));

const station = (id: string, path: string, more: object = {}) => ({
  id,
  name: id,
  path,
  type: "district-station",
  valid_from_day: 1,
  ...more,
});

test("stations of a day are those within reach that hold on it, by district and name; no other unit is one", async () => {
  for (const [name, days] of Object.entries(HOLDING))
    await t.put("unit", station(name, `a/${name}/`, { district: "2", ...days }));
  await t.put(
    "unit",
    station("loud", "a/loud/", { type: "loudspeaker-station", district: "1" }),
    station("shop", "a/shop/", { type: "shop" }),
    station("theirs", "b/v/"),
  );
  assert.deepEqual(
    (await stationsOn(t.db, OURS, day())).map(({ id }) => id),
    ["loud", ...HOLD],
  );
  const one = async (id: string) => (await stationOf(t.db, OURS, id))?.id;
  assert.deepEqual(
    [await one("loud"), await one("ended"), await one("shop"), await one("theirs"), await one("none")],
    ["loud", "ended", undefined, undefined, undefined],
  );
});

const of = (unit: string) => ({ unit_id: unit, unit_path: unit === "v" ? "b/v/" : `a/${unit}/` });

test("slots are a station's from a day on; a later call for the day takes the place of the one before", async () => {
  const put = (unit: string, from: number, ...slots: number[]) =>
    t.within((trx) => putSlots(trx, { id: unit, path: of(unit).unit_path }, day(from), slots));
  await put("u", -1, 300);
  await put("u", 0, 301);
  await put("u", 0, 302, 600);
  await put("u", 1, 303);
  await put("w", 0, 304);
  await put("v", 0, 305);
  const settings = await settingsOf(t.db, OURS, day());
  assert.deepEqual([...settings.keys()].sort(), ["u", "w"]);
  assert.deepEqual(
    settings.get("u")?.toSorted((a, b) => a.from - b.from),
    [
      { from: DAY - 1, slots: [300] },
      { from: DAY, slots: [302, 600] },
    ],
  );
});

test("airings, reasons and gaps are of some days and of stations within reach, each station's together", async () => {
  await t.put("staff_user", { id: "somebody", name: "Somebody" });
  const airing = (id: string, unit: string, on: number, more: object = {}) => ({
    id,
    ...of(unit),
    day: DAY + on,
    slot: 300,
    aired_ms: "5",
    by_id: "somebody",
    ...more,
  });
  await t.put(
    "airing",
    airing("before", "u", -1),
    airing("first", "u", 0),
    airing("early", "u", 0, { slot: 200, aired_ms: "4" }),
    airing("last", "u", 2, { by_id: "gone" }),
    airing("after", "u", 3),
    airing("w", "w", 0),
    airing("theirs", "v", 0),
    airing("taken back", "u", 1, { taken_back_ms: "6" }),
  );
  const days = [day(), day(2)] as const;
  const airings = await airingsOf(t.db, OURS, days);
  assert.deepEqual([...airings.keys()].sort(), ["u", "w"]);
  assert.equal(airings.get("u")?.[0]?.id, "early");
  assert.deepEqual(
    airings
      .get("u")
      ?.map(({ id }) => id)
      .sort(),
    ["early", "first", "last"],
  );
  assert.deepEqual(airings.get("u")?.find(({ id }) => id === "last")?.by_name, null);
  assert.deepEqual(airings.get("u")?.[0]?.by_name, "Somebody");
  assert.deepEqual(await airingWith(t.db, "theirs"), {
    unit_id: "v",
    received_ms: "0",
    taken_back_ms: null,
  });
  assert.equal(await airingWith(t.db, "none"), undefined);
  await t.within(async (trx) => {
    for (const [unit, on, slot, is] of [
      ["u", 0, 300, true],
      ["u", 0, 301, false],
      ["u", 1, 300, false],
      ["w", 2, 300, false],
    ] as const)
      assert.equal(await slotAired(trx, unit, day(on), slot), is, `${unit} ${on} ${slot}`);
    const row = { ...airing("new", "u", 9), bulletin_id: "b", number: 1, received_ms: "1", late: false };
    assert.equal(await insertAiring(trx, row), true);
    assert.equal(await insertAiring(trx, { ...row, day: DAY + 10 }), false, "the same id");
    assert.equal(await insertAiring(trx, { ...row, id: "newer" }), false, "the same slot");
    await markTakenBack(trx, "new", "somebody", at(5));
    assert.equal(await slotAired(trx, "u", day(9), 300), false);
    assert.equal(await insertAiring(trx, { ...row, id: "newer" }), true, "the slot is free again");
    assert.equal(await insertAiring(trx, { ...row, id: "beside", slot: null }), true);
    assert.equal(await insertAiring(trx, { ...row, id: "beside that", slot: null }), true);
  });
  const miss = (unit: string, on: number, slot: number, reason: string) => ({
    ...of(unit),
    day: DAY + on,
    slot,
    reason,
    note: "",
    by_id: "x",
    at_ms: "1",
  });
  for (const one of [
    miss("u", -1, 300, "before"),
    miss("u", 0, 600, "late"),
    miss("u", 0, 300, "first"),
    miss("u", 0, 300, "instead"),
    miss("u", 2, 700, "last"),
    miss("u", 3, 300, "after"),
    miss("v", 0, 300, "theirs"),
  ])
    await t.within((trx) => putMiss(trx, one));
  assert.deepEqual(
    [...(await missesOf(t.db, OURS, days))].map(([unit, rows]) => [unit, rows.map(({ reason }) => reason)]),
    [["u", ["instead", "late", "last"]]],
  );
  const gap = (unit: string, aired: number) => ({
    station: {
      id: unit,
      name: unit,
      path: of(unit).unit_path,
      district: null,
      border: false,
      illustrative: false,
    },
    aired,
  });
  const tell = (on: number, ...units: string[]) =>
    t.within((trx) =>
      tellGaps(
        trx,
        units.map((unit, i) => gap(unit, i)),
        day(on),
        at(5),
      ),
    );
  assert.deepEqual(
    [await tell(0), await tell(0, "u", "v"), await tell(0, "w", "u"), await tell(1, "u")],
    [0, 2, 1, 1],
  );
  assert.deepEqual([...(await gapsOf(t.db, OURS, day()))].map(([unit, { aired }]) => [unit, aired]).sort(), [
    ["u", 0],
    ["w", 0],
  ]);
});
