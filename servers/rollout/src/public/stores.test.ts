/** What the stores of public pages leave out: older versions, other days, what others entered, files that no document vouches for. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, DAY, day, testRows } from "../testing/rows.ts";
import { keepIssue, localFile, newestIssue, skipIssues } from "./local/store.ts";
import { findSituations, insertSituation, situationsUntil, versionOf } from "./situation/store.ts";
import { countRows } from "./store.ts";

const t = shared(testRows);
beforeEach(() => t.empty("situation", "local_issue", "local_file"));

test("the situation of a day is its newest version, for whoever lies below or above who entered it", async () => {
  const situation = (on: number, version: number, path = "a/u/") => ({
    day: DAY + on,
    version,
    unit: "u",
    unit_path: path,
    content: "{}",
    by_id: "x",
    at_ms: "1",
  });
  await t.put(
    "situation",
    situation(0, 1),
    situation(0, 2),
    situation(1, 1),
    situation(2, 1, "b/v/"),
    situation(-1, 3, "a/"),
  );
  const found = async (paths: readonly string[], limit = 9) =>
    (await findSituations(t.db, { paths }, limit)).map((row) => `${row.day - DAY} ${row.version}`).join();
  assert.equal(await found(["a/u/w/"]), "1 1,0 2,-1 3");
  assert.equal(await found(["a/"]), "1 1,0 2,-1 3");
  assert.equal(await found(["a/x/"]), "-1 3");
  assert.equal(await found(["a/x/", "b/"]), "2 1,-1 3");
  assert.equal(await found([]), "");
  assert.equal(await found(["a/u/"], 1), "1 1");
  assert.deepEqual(
    (await situationsUntil(t.db, day())).map((row) => [row.day - DAY, row.version]),
    [
      [0, 2],
      [-1, 3],
    ],
  );
  assert.equal(await versionOf(t.db, day()), 2);
  assert.equal(await versionOf(t.db, day(9)), 0);
  assert.equal(await t.within((trx) => insertSituation(trx, situation(0, 2))), false);
  assert.equal(await t.within((trx) => insertSituation(trx, situation(0, 3))), true);
  assert.equal(await countRows(t.db, "situation"), 6);
});

test("a document's files stay as long as one of the last fifty vouches for them", async () => {
  const issue = (version: number, ...sums: readonly string[]) =>
    t.within((trx) =>
      keepIssue(
        trx,
        {
          version,
          digest: `d${version}`,
          document: `of ${version}`,
          files: sums.map((sum) => ({ sum, body: `body ${sum}` }) as never),
        },
        at(1),
      ),
    );
  assert.equal(await newestIssue(t.db), undefined);
  await t.within((trx) => skipIssues(trx, 5));
  await issue(1, "old", "kept");
  await issue(2, "two");
  await issue(51, "kept");
  assert.deepEqual((await t.all("local_issue", "version")).flat(), [2, 51]);
  assert.deepEqual(await t.all("local_file", "sum", "version"), [
    ["kept", 51],
    ["two", 2],
  ]);
  await issue(51, "second to come");
  assert.equal(await localFile(t.db, "second to come"), undefined);
  assert.equal(await localFile(t.db, "kept"), "body kept");
  assert.equal((await newestIssue(t.db))?.document, "of 51");
  await t.within((trx) => skipIssues(trx, 10));
  assert.deepEqual(await t.all("local_issue", "version", "digest"), [
    [2, "d2"],
    [61, ""],
  ]);
  assert.deepEqual(await t.all("local_file", "sum", "version"), [
    ["kept", 61],
    ["two", 2],
  ]);
});
