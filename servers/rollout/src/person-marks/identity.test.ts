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
