import assert from "node:assert/strict";
import { test } from "node:test";
import { isName, isPhone, isYear, NOBODY, personIn } from "./person-values.ts";

test("only a name is needed, in letters that can be found again", () => {
  assert.deepEqual([isName("Mohamad Sa Lễ"), isName(""), isName("Тhạch")], [true, false, false]);
  assert.deepEqual([isYear(""), isYear("1971"), isYear("71")], [true, true, false]);
  assert.deepEqual([isPhone(""), isPhone("0912 345 678"), isPhone("12345")], [true, true, false]);
  assert.deepEqual(personIn({ ...NOBODY, name: "Mohamad Sa Lễ", phone: " " }), {
    name: "Mohamad Sa Lễ",
    birthYear: null,
    phone: null,
    commune: null,
    address: null,
  });
});
