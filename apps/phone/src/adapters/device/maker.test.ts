import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { makerOf } from "./maker.ts";

for (const [name, maker] of [
  ["samsung samsung SM-A125F", "samsung"],
  ["Redmi Xiaomi M2006C3LG", "xiaomi"],
  ["POCO Xiaomi 220333QPG", "xiaomi"],
  ["OPPO OPPO CPH2179", "oppo"],
  ["vivo vivo V2027", "vivo"],
  ["iQOO vivo I2012", "vivo"],
  ["realme realme RMX3201", "realme"],
  ["HUAWEI HUAWEI JKM-LX2", "huawei"],
  ["HONOR HONOR ANY-LX1", "huawei"],
  ["iPhone", "iphone"],
  ["google Google Pixel 7", "android"],
  ["Vsmart vsmart Joy 4", "android"],
  ["", "android"],
] as const)
  test(`"${name}" is ${maker}`, () => {
    assert.equal(makerOf(name), maker);
  });

test("any name has a maker, the same in capitals", () => {
  fc.assert(
    fc.property(fc.string(), (name) => makerOf(`samsung ${name}`) !== "android" && makerOf(name).length > 0),
  );
  assert.equal(makerOf("SAMSUNG SAMSUNG"), "samsung");
});
