/** What the store of press, radio, television and boards leaves out: others' entries, other days, what is there already. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { DAY, day, OURS, testRows } from "../testing/rows.ts";
import {
  findEntry,
  findMedia,
  findPhoto,
  insertEntry,
  insertOut,
  insertPhoto,
  lockEntry,
  outsOf,
  photosOf,
  updateEntry,
} from "./store.ts";

const t = shared(testRows);

const entry = (id: string, more: object = {}) => ({
  id,
  unit: "u",
  unit_path: "a/u/",
  channel: "radio",
  first_day: DAY,
  last_day: DAY + 2,
  content: "{}",
  state: "planned",
  version: 1,
  changed_ms: "1",
  ...more,
});

test("entries are found within reach by channel and by the days on which they come out; each is changed alone", async () => {
  await t.put("unit", { id: "u", path: "a/u/", name: "ours" }, { id: "v", path: "b/v/" });
  await t.put(
    "media",
    entry("1"),
    entry("2", { channel: "press", first_day: DAY - 1, last_day: DAY - 1 }),
    entry("3", { unit: "v", unit_path: "b/v/" }),
  );
  const ids = async (asked: Partial<Parameters<typeof findMedia>[2]> = {}) =>
    (await findMedia(t.db, OURS, { limit: 9, ...asked })).map(({ id }) => id).join();
  for (const [asked, found] of [
    [{}, "2,1"],
    [{ channel: "press" }, "2"],
    [{ from: day() }, "1"],
    [{ from: day(2) }, "1"],
    [{ from: day(3) }, ""],
    [{ to: day() }, "2,1"],
    [{ to: day(-1) }, "2"],
    [{ to: day(-2) }, ""],
    [{ limit: 1 }, "2"],
  ] as const)
    assert.equal(await ids(asked), found, JSON.stringify(asked));
  assert.equal((await findEntry(t.db, OURS, "1"))?.unit_name, "ours");
  assert.equal(await findEntry(t.db, OURS, "3"), undefined);
  await t.within(async (trx) => {
    assert.equal((await lockEntry(trx, OURS, "1"))?.id, "1");
    assert.equal(await lockEntry(trx, OURS, "3"), undefined);
    assert.equal(await insertEntry(trx, entry("3")), false);
    assert.equal(await insertEntry(trx, entry("4")), true);
    await updateEntry(trx, "1", { state: "done" });
  });
  assert.deepEqual(await t.all("media", "id", "state"), [
    ["1", "done"],
    ["2", "planned"],
    ["3", "planned"],
    ["4", "planned"],
  ]);
  const out = (id: string, of: string, time: string | null = null) => ({
    id,
    entry: of,
    day: DAY,
    time,
    link: null,
    note: "",
    at_ms: "1",
  });
  const photo = (id: string, of: string, path = "a/u/") => ({
    id,
    out: of,
    entry: of === "o3" ? "2" : "1",
    unit_path: path,
    blob: "b",
    sha256: "s",
    media_type: "m",
  });
  await t.within(async (trx) => {
    assert.deepEqual(
      [
        await insertOut(trx, out("o1", "1", "10:00")),
        await insertOut(trx, out("o2", "1", "09:00")),
        await insertOut(trx, out("o3", "2")),
        await insertOut(trx, out("o1", "2")),
      ],
      [true, true, true, false],
    );
    for (const one of [
      photo("p1", "o1"),
      photo("p2", "o1"),
      photo("p3", "o3"),
      photo("p4", "o2", "b/v/"),
      photo("p1", "o3"),
    ])
      await insertPhoto(trx, one);
  });
  assert.deepEqual(
    (await outsOf(t.db, ["1"])).map(({ id, photos }) => [id, photos]),
    [
      ["o2", 1],
      ["o1", 2],
    ],
  );
  assert.deepEqual(await outsOf(t.db, []), []);
  assert.deepEqual(
    (await photosOf(t.db, "1")).map(({ id }) => id),
    ["p1", "p2", "p4"],
  );
  assert.equal((await findPhoto(t.db, OURS, "p1"))?.out, "o1");
  assert.equal(await findPhoto(t.db, OURS, "p4"), undefined);
});
