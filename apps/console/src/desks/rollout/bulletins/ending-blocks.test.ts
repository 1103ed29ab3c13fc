import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block } from "@bluezone/contract/rollout/blocks";
import { parseDay } from "@bluezone/protocol/time";
import { endingBlocks } from "./ending-blocks.ts";

const block = (code: string, validTo: string | null, more: Partial<Block> = {}): Block => ({
  code,
  version: 1,
  place: "item",
  title: { vi: code, en: code },
  vi: "lời",
  en: "text",
  km: null,
  cham: null,
  source: "Công văn",
  owner: "Sở",
  border: false,
  validFrom: "2020-12-27",
  validTo,
  ofProgram: false,
  illustrative: false,
  state: "usable",
  mine: false,
  ...more,
});
const told = (blocks: readonly Block[], today: string) =>
  endingBlocks(blocks, parseDay(today)).map(({ block, ended, waits }) => [block.code, ended, waits]);

test("a block is told of from two weeks before its last day, which still counts, and for as long as it has ended", () => {
  const c1 = block("C1", "2021-06-30");
  assert.deepEqual(told([c1], "2021-06-15"), []);
  assert.deepEqual(told([c1], "2021-06-16"), [["C1", false, undefined]]);
  assert.deepEqual(told([c1], "2021-06-30"), [["C1", false, undefined]]);
  assert.deepEqual(told([{ ...c1, state: "expired" }], "2021-07-01"), [["C1", true, undefined]]);
});

test("the soonest stands first, a version that waits is named; the key message and what was for one day are not renewed", () => {
  const blocks = [
    block("C2", "2021-06-30"),
    block("C2", "2021-12-31", { version: 2, state: "waiting" }),
    block("C5", "2021-01-15", { state: "expired" }),
    block("C6", "2020-12-27", { state: "expired" }),
    block("C8", "2021-06-30", { place: "key-message" }),
    block("C9", "2021-06-30", { state: "early" }),
  ];
  assert.deepEqual(told(blocks, "2021-06-20"), [
    ["C5", true, undefined],
    ["C2", false, 2],
  ]);
});

test("a desk of later years is not told of what the program brought for 2021, and nothing without an end is told of", () => {
  const program = block("C5", "2021-06-30", { ofProgram: true, state: "expired" });
  assert.deepEqual(told([program], "2021-07-15"), [["C5", true, undefined]]);
  assert.deepEqual(told([program, block("C2", null)], "2026-11-29"), []);
  assert.deepEqual(told([{ ...program, ofProgram: false }], "2026-11-29"), [["C5", true, undefined]]);
});
