import assert from "node:assert/strict";
import { test } from "node:test";
import { D55 } from "@bluezone/policy/key-message";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { blockState } from "./block.ts";
import { SEED_BLOCKS } from "./seed-blocks.ts";

const first = parseDay("2020-12-27");
const facts = { version: 2, approved: true, validFrom: first, validTo: addDays(first, 3) };

test("an approved block can be used from its first day to its last, both included", () => {
  assert.equal(blockState(facts, 2, addDays(first, -1)), "early");
  assert.equal(blockState(facts, 2, first), "usable");
  assert.equal(blockState(facts, 2, addDays(first, 3)), "usable");
  assert.equal(blockState(facts, 2, addDays(first, 4)), "expired");
});

test("a block that no second person has approved waits, and a newer approved version replaces the one before", () => {
  assert.equal(blockState({ ...facts, approved: false }, undefined, first), "waiting");
  assert.equal(blockState(facts, 3, first), "replaced");
});

test("the server brings C1 to C16, in both languages, in NFC, each with a source and an end", () => {
  const codes = new Set(SEED_BLOCKS.map(({ code }) => code));
  for (let n = 1; n <= 16; n += 1) assert.ok(codes.has(`C${n}`), `C${n}`);
  assert.equal(codes.size, SEED_BLOCKS.length);
  for (const { code, vi, en, title, source, validFrom, validTo } of SEED_BLOCKS) {
    assert.ok(vi && en && title.vi && title.en && source, code);
    assert.equal(vi, vi.normalize("NFC"), code);
    assert.ok(validFrom <= validTo, code);
  }
});

test("C8 is the letter's key message byte for byte, and C6 has expired the day after the letter", () => {
  const of = (wanted: string) => SEED_BLOCKS.find(({ code }) => code === wanted)!;
  assert.deepEqual(Buffer.from(of("C8").vi), Buffer.from(D55));
  assert.equal(blockState({ ...of("C6"), version: 1, approved: true }, 1, parseDay("2020-12-28")), "expired");
});
