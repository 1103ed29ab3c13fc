/** What is taken out of a request's text, and what stays. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stripNumbers } from "./strip-numbers.ts";

test("[D10] numbers of telephones and papers are taken out, however they are typed", () => {
  for (const number of [
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "+84 912-345-678",
    "(0296) 3852 123",
    "089 199 012 345",
    "089199012345",
    "351234567",
    "０９１２３４５６７８",
    "091\u200b2345\u200b678",
    "0 9 1 2 3 4 5 6 7 8",
    "không chín một hai ba bốn năm sáu bảy tám",
    "Không, chín, một, hai, ba, bốn, năm, 6, 7, 8",
    "ba.ray@example.vn",
    "https://facebook.com/ai.do",
    "@nickname",
  ]) {
    const left = stripNumbers(`Mới về nhà, gọi ${number} nhé`);
    assert.equal(left, "Mới về nhà, gọi […] nhé", number);
  }
});

test("days, dates and counts stay", () => {
  for (const text of [
    "Về ngày 20/12/2020, đi 3 người, đã 14 ngày",
    "từ 20.12.2020 đến 25.12.2020",
    "nhà có 2 người từ 60 tuổi, sốt 38,5 độ",
    "hai ba ngày nữa đi xét nghiệm",
    "Ở ấp Vĩnh Lợi",
  ])
    assert.equal(stripNumbers(text), text);
});

test("a long hostile text is read in a time that goes with its length", () => {
  const took = (n: number): number => {
    const began = process.cpuUsage();
    assert.equal(stripNumbers("a".repeat(n)), "a".repeat(n));
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  };
  const [short, long] = [took(10_000), took(40_000)];
  assert.ok(long < 8 * short + 40, `${short} ms for a quarter, ${long} ms for all`);
});
