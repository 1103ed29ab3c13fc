/** Retention to the interval: what is past its time goes in the run that finds it so, and not in the one before. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIndexName } from "@bluezone/contract/keys/exports";
import {
  addDays,
  Days,
  dayStart,
  Enin,
  eninAt,
  Hours,
  INTERVALS_PER_DAY,
  type Instant,
  Minutes,
  minus,
  parseDay,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { recordEvents } from "@bluezone/server-kit/testing/events";
import { testSchema } from "@bluezone/server-kit/testing/schema";
import { shared } from "@bluezone/server-kit/testing/shared";
import { migrations } from "../migrations/migrations.ts";
import type { DiagnosisKeyTable, Tables } from "../tables.ts";
import { retain } from "./retain.ts";

const database = shared(() => testSchema<Tables>({ schema: "retain", migrations }));

const blobs = memoryBlobs();
const run = (now: Instant) => retain({ database, blobs, events: recordEvents() }, now);

test("the index of a day goes an hour and 14 days after that day has ended, and not ten minutes before", async () => {
  const day = parseDay("2020-12-10");
  const name = dayIndexName("VN", day);
  await blobs.put(name, Buffer.from(""), "text/plain");
  const over = plus(plus(dayStart(addDays(day, 1), "utc"), Days(14)), Hours(1));
  await run(minus(over, Minutes(10)));
  assert.deepEqual(await blobs.list("VN/"), [name]);
  await run(over);
  assert.deepEqual(await blobs.list("VN/"), []);
});

test("[V9] 14 days after a window ended its keys keep the UTC day of it alone, those of a window that is being written do not", async () => {
  const now = parseInstant("2020-12-27T07:30:00Z");
  const at = eninAt(now);
  const old = at - 14 * INTERVALS_PER_DAY;
  const key = (n: number, claimed: number, revised: number | null = null): DiagnosisKeyTable => ({
    key: new Uint8Array(16).fill(n),
    shard: "VN",
    rolling_start: at - 100,
    rolling_period: 100,
    ends: at,
    transmission_risk: 2,
    report_type: "confirmed",
    days_since_onset: 0,
    created: claimed - 3,
    claimed,
    revised_report_type: revised === null ? null : "confirmed",
    revised_transmission_risk: null,
    revised_days_since_onset: null,
    revised_claimed: revised,
  });
  await database.db
    .insertInto("export_window")
    .values({ shard: "VN", starts: old - 2, ends: old - 1, files: null, padding: 0 })
    .execute();
  await database.db
    .insertInto("diagnosis_key")
    .values([key(1, old), key(2, old + 1), key(3, old - 1), key(4, old - 7, old)])
    .execute();
  for (const _ of [1, 2]) await run(now);
  const rows = await database.db
    .selectFrom("diagnosis_key")
    .select(["created", "claimed", "revised_claimed"])
    .orderBy("key")
    .execute();
  const day = Enin(old - (old % INTERVALS_PER_DAY));
  assert.ok(day < old - 7, "the example would show nothing at midnight");
  assert.deepEqual(
    rows.map(({ created, claimed, revised_claimed }) => [created, claimed, revised_claimed]),
    [
      [day, day, null],
      [old - 2, old + 1, null],
      [old - 4, old - 1, null],
      [day, day, day],
    ],
  );
});
