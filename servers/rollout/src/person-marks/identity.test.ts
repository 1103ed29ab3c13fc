import assert from "node:assert/strict";
import { test } from "node:test";
import { identities } from "./identity.ts";

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

test("what may be two things is told once, and two things side by side are two", () => {
  const told = (text: string) => identities(text).map(({ code, what }) => `${code} ${what}`);
  assert.deepEqual(told("091234567"), ["phone_number 091234567"]);
  assert.deepEqual(told("0912345678BN12"), ["phone_number 0912345678", "patient_code BN12"]);
  assert.deepEqual(told("ông Ba0912345678"), ["phone_number 0912345678", "person_name ông Ba"]);
});
