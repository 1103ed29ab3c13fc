import assert from "node:assert/strict";
import { test } from "node:test";
import { migration } from "@bluezone/server-kit/sql/migrate";
import { backupOf, leftOutOf, migrationsOf, retentionOf, type Slice } from "./slice.ts";

type Tables = { below: { id: string }; above: { id: string }; waits: { id: string } };
const nothing = migration(async () => {});
const rule = (counts: "low" | "high") => ({
  table: "waits" as const,
  counts,
  destroy: async () => 0,
  overdue: async () => 0,
});
const SLICES: readonly Slice<object, undefined, Tables, "low" | "high">[] = [
  { name: "below", migrations: { "0002-below": nothing }, retention: [rule("low")], backup: ["below"] },
  {
    name: "above",
    migrations: { "0001-above": nothing },
    retention: [rule("high")],
    backup: ["above"],
    leftOut: ["waits"],
  },
];

test("a list of slices comes to migrations, what a backup holds, and what none does", () => {
  assert.deepEqual(Object.keys(migrationsOf(SLICES)).sort(), ["0001-above", "0002-below"]);
  const { server, tables } = backupOf<Tables>("desk", SLICES);
  assert.deepEqual({ server, tables }, { server: "desk", tables: ["below", "above"] });
  assert.deepEqual(leftOutOf<Tables>(SLICES), ["waits"]);
});

test("what hangs on another's rows goes before them: the highest slice first", () => {
  assert.deepEqual(
    retentionOf(SLICES).map(({ counts }) => counts),
    ["high", "low"],
  );
});

test("two migrations of one name stop the start", () => {
  assert.throws(() => migrationsOf([...SLICES, { name: "twice", migrations: { "0001-above": nothing } }]), {
    name: "RangeError",
    message: "twice: a migration 0001-above is there already",
  });
});
