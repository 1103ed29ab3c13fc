/** What findings mean, without a machine that is in that state. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days } from "@bluezone/protocol/time";
import fc from "fast-check";
import { judge as judgeClock } from "./clock.ts";
import { judge as judgeDatabase } from "./database.ts";
import { judge as judgeDisk } from "./disk.ts";
import { judgeHistory } from "./history.ts";
import { judge as judgeTls } from "./tls.ts";

test("little room is worth a look, next to none is a failure", () => {
  assert.equal(judgeDisk(1e8, "/d").status, "fail");
  assert.equal(judgeDisk(1e9, "/d").status, "warn");
  assert.equal(judgeDisk(1e10, "/d").status, "ok");
});

test("a TLS certificate that ends within a week is a failure, within three worth a look", () => {
  const look = (days: number) => judgeTls(Days(days), "/t").status;
  assert.deepEqual([look(-1), look(6.9), look(20.9), look(21)], ["fail", "fail", "warn", "ok"]);
});

test("a demo database is refused to real servers, and a real one to the town", () => {
  const look = (schemas: string[], server: "keys" | "health" | "town") =>
    judgeDatabase(schemas, "/d", server).status;
  assert.equal(look(["keys", "town"], "keys"), "fail");
  assert.equal(look(["health", "town"], "health"), "fail");
  assert.equal(look(["keys", "health"], "town"), "fail");
  assert.equal(look(["keys", "health", "town"], "town"), "ok");
  assert.equal(look(["keys"], "keys"), "ok");
  assert.equal(look(["health"], "keys"), "warn");
});

test("a right clock is never blamed, however slow the answer, and a wrong one never by too much", () => {
  const times = fc.record({
    before: fc.integer({ min: 1e12, max: 2e12 }),
    way: fc.nat(4_000),
    back: fc.nat(4_000),
    off: fc.integer({ min: -9e5, max: 9e5 }),
  });
  fc.assert(
    fc.property(times, ({ before, way, back, off }) => {
      const date = Math.floor((before + way - off) / 1_000) * 1_000;
      const { status, says } = judgeClock(before, before + way + back, date, "http://k");
      const told = Number(/(\d+) s/.exec(says)?.[1] ?? 0);
      assert.ok(told <= Math.abs(off) / 1_000 + 0.5, says);
      if (Math.abs(off) > 70_000) assert.equal(status, "fail");
      if (Math.abs(off) < 500) assert.equal(status, "ok");
      if (told > 0) assert.equal(/ahead/.test(says), off > 0);
    }),
  );
});

test("[V9] what a PostgreSQL server keeps beside its tables is told setting by setting, and as it comes it is well", () => {
  const comes = {
    track_commit_timestamp: "off",
    log_statement: "none",
    log_min_duration_statement: "-1",
    log_min_duration_sample: "-1",
    log_transaction_sample_rate: "0",
    log_duration: "off",
    log_parameter_max_length_on_error: "0",
    archive_mode: "off",
    wal_keep_size: "0",
  };
  const nobody = { slots: 0, connected: 0 };
  const judged = (more: object, readers = nobody) => judgeHistory({ ...comes, ...more }, readers, "db");
  assert.deepEqual(judged({}), [
    {
      check: "history",
      status: "ok",
      says: "db keeps no times of transactions beside its own log of changes.",
    },
  ]);
  assert.equal(judged({ log_statement: "ddl" })[0]?.status, "ok");
  for (const [name, value] of [
    ["track_commit_timestamp", "on"],
    ["log_statement", "mod"],
    ["log_min_duration_statement", "0"],
    ["log_min_duration_sample", "5"],
    ["log_transaction_sample_rate", "0.1"],
    ["log_duration", "on"],
    ["log_parameter_max_length_on_error", "-1"],
    ["archive_mode", "always"],
    ["wal_keep_size", "512"],
  ] as const) {
    const [found, ...others] = judged({ [name]: value });
    assert.deepEqual([found?.status, others.length], ["warn", 0], name);
    assert.ok(found?.says.includes(name), name);
  }
  assert.equal(judged({}, { slots: 2, connected: 1 }).length, 2);
});
