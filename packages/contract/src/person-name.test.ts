/** A name that looks like another is not taken: it would never be found again, and counts as nobody's double. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PersonName } from "./health/person.ts";

for (const name of [
  "Ｎguyễn Văn An",
  "Nguyễn Văn Ɑn",
  "Ⅳ Văn An",
  "Nguyễn Văn ﬁn",
  "Nguyễn Thı Mai",
  "Nguyễn\u034f Văn An",
  "Nguyễn\ufe00 Văn An",
])
  test(`«${name}» is no name`, () => {
    assert.equal(PersonName.safeParse(name).success, false);
  });

test("names of Kinh, Khmer and Chăm are", () => {
  for (const name of ["Nguyễn Thị Đào", "Thạch Thị Sà Mách", "Mohamad Sa Lễ", "D’Souza"])
    for (const form of ["NFC", "NFD"] as const)
      assert.equal(PersonName.safeParse(name.normalize(form)).data, name, `${name} in ${form}`);
});
