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
  assert.equal(blockState({ ...facts, validTo: undefined }, 2, addDays(first, 4_000)), "usable");
});

test("a block that no second person has approved waits, and a newer approved version replaces the one before", () => {
  assert.equal(blockState({ ...facts, approved: false }, undefined, first), "waiting");
  assert.equal(blockState(facts, 3, first), "replaced");
});

test("the server brings C1 to C16, in both languages, in NFC, each with a source, and an end where it was so for a time only", () => {
  const codes = new Set(SEED_BLOCKS.map(({ code }) => code));
  for (let n = 1; n <= 16; n += 1) assert.ok(codes.has(`C${n}`), `C${n}`);
  assert.equal(codes.size, SEED_BLOCKS.length);
  for (const { code, vi, en, title, source, validFrom, validTo } of SEED_BLOCKS) {
    assert.ok(vi && en && title.vi && title.en && source, code);
    assert.equal(vi, vi.normalize("NFC"), code);
    assert.ok(validTo === undefined || validFrom <= validTo, code);
  }
  const ended = SEED_BLOCKS.filter(({ validTo }) => validTo !== undefined).map(({ code }) => code);
  assert.deepEqual(ended, ["C4", "C4b", "C5", "C6", "C12", "C13", "C14"]);
  for (const { code, vi, validTo } of SEED_BLOCKS)
    if (validTo === undefined) assert.doesNotMatch(vi, /20\d\d|cách ly|cửa khẩu|5K/, code);
});

const blockOf = (wanted: string) => SEED_BLOCKS.find(({ code }) => code === wanted)!;

test("[D09] the five Ks stand in one block, each of them, in the ministry's wording and in the letter's", () => {
  for (const [code, fourth] of [
    ["C4", "không tụ tập"],
    ["C4b", "không tập trung"],
  ] as const)
    for (const word of ["khẩu trang", "khử khuẩn", "khoảng cách", fourth, "khai báo y tế"])
      assert.ok(blockOf(code).vi.includes(word), `${code}: ${word}`);
});

test("[D23] a block asks families of the old and the ill to help them declare and to keep them from crowds", () => {
  const { vi, source } = blockOf("C10");
  for (const word of ["ông bà lớn tuổi", "có bệnh nền", "khai báo y tế", "bớt đến chỗ đông người"])
    assert.ok(vi.includes(word), word);
  assert.match(source, /6\.2$/);
});

test("C8 is the letter's key message byte for byte, and C6 has expired the day after the letter", () => {
  assert.deepEqual(Buffer.from(blockOf("C8").vi), Buffer.from(D55));
  assert.equal(
    blockState({ ...blockOf("C6"), version: 1, approved: true }, 1, parseDay("2020-12-28")),
    "expired",
  );
});
