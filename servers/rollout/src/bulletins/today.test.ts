/** A desk that opens years after the letter: what the program brings it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../testing/rollout.ts";
import { freshContent } from "./begin.ts";
import { blockOf, blockRows, lookupOf, newestApproved } from "./blocks-store.ts";

const t = shared(() => testRollout());
const TODAY = parseDay("2026-11-29");

test("a desk that opens in 2026 can make a bulletin at once: its first blocks can be used and have no end", async () => {
  const rows = await blockRows(t.database.db);
  const newest = newestApproved(rows);
  const find = lookupOf(rows, [TODAY, TODAY]);
  const { headline, items } = freshContent(TODAY, (code) => {
    const version = newest.get(code) ?? 0;
    return find(code, version)?.state === "usable" ? version : undefined;
  });
  assert.deepEqual(
    [headline, ...items].map((one) => one && "code" in one && one.code),
    ["C1", "C2", "C3", "C7"],
  );
});

test("what came with the program says so, and what was so in the time of the letter alone has ended", async () => {
  const rows = await blockRows(t.database.db);
  const newest = newestApproved(rows);
  const blocks = rows.map((row) => blockOf(row, newest, [TODAY, TODAY]));
  assert.ok(blocks.every(({ ofProgram }) => ofProgram));
  const of = (state: string) => blocks.filter((block) => block.state === state).map(({ code }) => code);
  assert.deepEqual(of("expired"), ["C4", "C4b", "C5", "C6", "C12", "C13", "C14"]);
  assert.equal(of("usable").length, 10);
  assert.ok(blocks.every(({ state, validTo }) => (state === "usable") === (validTo === null)));
});
