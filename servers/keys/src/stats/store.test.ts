/** Counting in the transaction of the publishes, on a real database. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Days, Enin, eninAt, fromUnixSeconds, plus } from "@bluezone/protocol/time";
import { testSchema } from "@bluezone/server-kit/testing/schema";
import { shared } from "@bluezone/server-kit/testing/shared";
import { migrations } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";
import { countPublishes } from "./store.ts";
import type { WrittenPublish } from "./totals.ts";

const now = fromUnixSeconds(1_609_054_200); // 2020-12-27 07:30 UTC
const today = Math.floor(eninAt(now) / 144);

const database = shared(() => testSchema<Tables>({ schema: "keys", migrations }));
beforeEach(() => database.db.deleteFrom("day_count").execute());

const counted = () =>
  database.db.selectFrom("day_count").selectAll().orderBy("day").orderBy("issuer").execute();
const count = (written: readonly WrittenPublish[], at = now) =>
  database.transaction((trx) => countPublishes(trx, "keys", written, at));
const key = (daysAgo: number) => ({ rollingStart: Enin((today - daysAgo) * 144 + 5) });
/** The places of a histogram that are not nothing. */
const places = (counts: readonly number[]) =>
  Object.fromEntries(counts.flatMap((n, place) => (n > 0 ? [[place, n]] : [])));

test("publishes of one transaction, and of the next, add up by day and issuer", async () => {
  await count([
    { issuer: "a", inserted: [key(1), key(13), key(2)], revised: 0, onset: today - 3 },
    { issuer: "b", inserted: [key(0)], revised: 2, onset: undefined },
    { issuer: "a", inserted: [key(13)], revised: 0, onset: today - 28 },
  ]);
  await count([{ issuer: "a", inserted: [key(16)], revised: 0, onset: today }]);
  await count([{ issuer: "a", inserted: [key(0)], revised: 0, onset: today }], plus(now, Days(1)));
  const rows = (await counted()).map(({ onset_to_upload, oldest_key_age, ...row }) => ({
    ...row,
    onset: places(onset_to_upload),
    oldest: places(oldest_key_age),
    lengths: [onset_to_upload.length, oldest_key_age.length],
  }));
  const lengths = [30, 16];
  assert.deepEqual(rows, [
    {
      day: today,
      issuer: "a",
      uploads: 3,
      keys: 5,
      revisions: 0,
      missing_onset: 0,
      onset: { 0: 1, 3: 1, 28: 1 },
      oldest: { 13: 2, 15: 1 },
      lengths,
    },
    {
      day: today,
      issuer: "b",
      uploads: 1,
      keys: 1,
      revisions: 1,
      missing_onset: 1,
      onset: {},
      oldest: { 0: 1 },
      lengths,
    },
    {
      day: today + 1,
      issuer: "a",
      uploads: 1,
      keys: 1,
      revisions: 0,
      missing_onset: 0,
      onset: { 1: 1 },
      oldest: { 1: 1 },
      lengths,
    },
  ]);
});

test("a publish that stored nothing is none; one that only revised is no upload", async () => {
  const later = plus(now, Days(9));
  await count([{ issuer: "c", inserted: [], revised: 0, onset: today }], later);
  assert.equal((await counted()).filter(({ issuer }) => issuer === "c").length, 0);
  await count([{ issuer: "c", inserted: [], revised: 14, onset: today }], later);
  const [row] = (await counted()).filter(({ issuer }) => issuer === "c");
  assert.deepEqual(
    [row?.uploads, row?.keys, row?.revisions, row?.missing_onset, places(row?.onset_to_upload ?? [])],
    [0, 0, 1, 0, {}],
  );
});

test("a transaction that fails counts nothing", async () => {
  const at = plus(now, Days(20));
  await assert.rejects(
    database.transaction(async (trx) => {
      await countPublishes(trx, "keys", [{ issuer: "d", inserted: [key(0)], revised: 0, onset: today }], at);
      throw new Error("the commit is not to be had");
    }),
  );
  assert.equal((await counted()).filter(({ issuer }) => issuer === "d").length, 0);
});
