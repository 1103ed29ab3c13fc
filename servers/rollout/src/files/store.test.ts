/** Files that no row names: since when, until when, and which are noted no more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, testRows } from "../testing/rows.ts";
import { noteComing, noteUnnamed, overdueFiles, takeOverdue } from "./store.ts";

const t = shared(testRows);

test("a file is noted from when no row named it first, anew when it comes again, and taken once it is due", async () => {
  const rows = () => t.all("unnamed_file", "blob", "since_ms");
  await t.within((trx) => noteUnnamed(trx, ["a", "b"], at(5)));
  await t.within((trx) => noteUnnamed(trx, ["b", "c"], at(6)));
  assert.deepEqual(await rows(), [
    ["b", "5"],
    ["c", "6"],
  ]);
  await noteComing(t.db, "c", at(8));
  await noteComing(t.db, "d", at(7));
  assert.deepEqual(await rows(), [
    ["b", "5"],
    ["c", "8"],
    ["d", "7"],
  ]);
  assert.deepEqual([...(await overdueFiles(t.db, at(7)))].sort(), ["b", "d"]);
  const take = (blob: string, until: number) => t.within((trx) => takeOverdue(trx, blob, at(until)));
  assert.deepEqual(
    [await take("c", 7), await take("none", 9), await take("d", 7), await take("d", 7)],
    [false, false, true, false],
  );
  assert.deepEqual(
    (await rows()).map(([blob]) => blob),
    ["b", "c"],
  );
  await t.within((trx) => noteUnnamed(trx, [], at(9)));
  assert.deepEqual(await rows(), []);
});
