import assert from "node:assert/strict";
import { test } from "node:test";
import { spoken } from "./spoken.ts";

test("telephone numbers are read digit by digit, other numbers as they stand", () => {
  assert.equal(
    spoken(["Gọi 1900 9095", "Tím môi: gọi 115.", "khoảng 25 phút"], ["1900 9095"]),
    "Gọi 1 9 0 0 9 0 9 5. Tím môi: gọi 1 1 5. khoảng 25 phút.",
  );
});
