/** Somebody as typed at the desk. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseDay } from "@bluezone/protocol/time";
import { namesSomebody, typedPerson, typedPhone } from "./typed.ts";

const today = parseDay("2020-12-27");
const PERSON = { name: "Thạch Thị Sà Mách", birthYear: null, phone: null, commune: null, address: null };

test("a year of birth lies in the last 120 years, this one included", () => {
  const born = (birthYear: number | null) => typedPerson(AN_GIANG, { ...PERSON, birthYear }, today).birthYear;
  assert.deepEqual([null, 1900, 2020].map(born), [null, 1900, 2020]);
  for (const year of [1899, 2021]) assert.throws(() => born(year), /birth must lie in the last 120 years/);
});

test("a commune is one of today, a phone a number of Vietnam or none", () => {
  assert.equal(typedPerson(AN_GIANG, { ...PERSON, commune: "30478" }, today).commune, "30478");
  assert.throws(
    () => typedPerson(AN_GIANG, { ...PERSON, commune: "99999" }, today),
    /no commune of this code/,
  );
  assert.deepEqual([null, "", "  ", "0912 345 678"].map(typedPhone), [null, null, null, "+84912345678"]);
  assert.throws(() => typedPhone("12345"), /no phone number/);
});

test("a name in capitals or small letters alone is kept with its capitals, any other as it is typed", () => {
  const named = (name: string) => typedPerson(AN_GIANG, { ...PERSON, name }, today).name;
  assert.deepEqual(["lê thị mai", "LÊ THỊ MAI", "Lê thị Mai"].map(named), [
    "Lê Thị Mai",
    "Lê Thị Mai",
    "Lê thị Mai",
  ]);
});

test("a text points at somebody by nine digits, seven without a gap, or by the last two words of their name", () => {
  for (const text of ["0912 345 678", "số 123-456.789", "1234567", "bà Sà Mách đã về", "SA MACH"])
    assert.ok(namesSomebody(text, PERSON.name), text);
  for (const text of ["123456", "bà Mách", "đã về nhà 12/12/2020"])
    assert.ok(!namesSomebody(text, PERSON.name), text);
  assert.deepEqual([namesSomebody("Mách đã về", "Mách"), namesSomebody("đã về")], [false, false]);
});
