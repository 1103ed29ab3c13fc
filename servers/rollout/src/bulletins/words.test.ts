import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { identities } from "../person-marks/identity.ts";
import { forbiddenWords } from "./forbidden-word.ts";
import { SEED_BLOCKS } from "./seed-blocks.ts";
import { smallNumbers } from "./small-number.ts";

const what = (found: readonly { readonly what: string }[]) => found.map((one) => one.what);

test("[D15] words that frighten or promise are found with where they stand, whole words alone", () => {
  const text = "Dịch rất Nguy hiểm! Ở nhà là an toàn tuyệt đối, kẻ nào trốn thì báo động.";
  const found = forbiddenWords(text);
  assert.deepEqual(what(found), ["Nguy hiểm", "!", "an toàn", "tuyệt đối", "kẻ", "trốn", "báo động"]);
  for (const { what: word, at } of found) assert.equal(text.slice(...at), word);
  assert.deepEqual(forbiddenWords("phòng chống lây nhiễm chéo, thước kẻo, ẩn danhh, vi phạmm"), []);
});

test("a forbidden word is found wherever it stands in a text", () => {
  fc.assert(
    fc.property(fc.constantFrom("bùng phát", "nghi phạm", "vi phạm"), fc.nat(40), (word, spaces) => {
      const text = `${"à ".repeat(spaces)}${word}, rồi`;
      assert.deepEqual(forbiddenWords(text)[0]?.at, [spaces * 2, spaces * 2 + word.length]);
    }),
  );
});

test("counts below ten are found, zero, larger ones and ordinals are not", () => {
  assert.deepEqual(what(smallNumbers("xã có 3 ca, huyện có 2 người, hai trường hợp, 0 ca")), [
    "3 ca",
    "2 người",
    "hai trường hợp",
  ]);
  assert.deepEqual(what(smallNumbers("1 ca, 9 ca, 10 ca")), ["1 ca", "9 ca"]);
  assert.deepEqual(smallNumbers("13 ca, 1.908.352 người, Hai là, ra chợ, một người khỏe, 2.003 ca"), []);
});

test("nothing stands against the words of the server's own blocks", () => {
  for (const { code, vi } of SEED_BLOCKS)
    assert.deepEqual([forbiddenWords(vi), identities(vi), smallNumbers(vi)], [[], [], []], code);
});
