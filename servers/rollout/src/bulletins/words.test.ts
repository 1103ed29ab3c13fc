import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { forbiddenWords } from "./forbidden-word.ts";
import { identities } from "./identity.ts";
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

test("phones, papers, patient codes and names after a word of address are found; bà con and the day are none", () => {
  const codes = (text: string) => identities(text).map(({ code }) => code);
  assert.deepEqual(codes("gọi 0912 345 678 hay 0296.652.2225 hay 1900 9095"), [
    "phone_number",
    "phone_number",
    "phone_number",
  ]);
  assert.deepEqual(codes("căn cước 089201000123, chứng minh 351234567"), ["id_number", "id_number"]);
  assert.deepEqual(codes("BN1440 và bệnh nhân 1453"), ["patient_code", "patient_code"]);
  assert.deepEqual(codes("ông Nguyễn Văn A ở ấp trên, bà Ba, chị Thạch Thị Sà Mách"), [
    "person_name",
    "person_name",
    "person_name",
  ]);
  assert.deepEqual(codes("Bà con ở An Giang, ngày 27/12/2020, 1.908.352 người, 24/24 giờ"), []);
});

test("counts below ten are found, zero, larger ones and ordinals are not", () => {
  assert.deepEqual(what(smallNumbers("xã có 3 ca, huyện có 2 người, hai trường hợp, 0 ca")), [
    "3 ca",
    "2 người",
    "hai trường hợp",
  ]);
  assert.deepEqual(smallNumbers("13 ca, 1.908.352 người, Hai là, ra chợ, một người khỏe, 2.003 ca"), []);
});

test("nothing stands against the words of the server's own blocks", () => {
  for (const { code, vi } of SEED_BLOCKS)
    assert.deepEqual([forbiddenWords(vi), identities(vi), smallNumbers(vi)], [[], [], []], code);
});
