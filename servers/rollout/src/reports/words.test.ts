import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReportFigure } from "@bluezone/contract/rollout/reports";
import { Week } from "@bluezone/contract/rollout/week";
import { cutOffWords, figureWords, valueWords, weekWords } from "./words.ts";

const count = (n: number, of: number | null, more: object = {}): ReportFigure => ({
  key: "downloads",
  value: { is: "count", n, of, ...more },
  rows: 1,
});

test("a figure says what it is of and its share, and its interval where it is an estimate; what is not shown is words", () => {
  assert.equal(valueWords(count(120, 350)), "120 trên 350 (34,29%)");
  assert.equal(valueWords(count(1_204, null)), "1.204");
  assert.equal(valueWords(count(3, 0)), "3", "of none there is no share");
  assert.equal(valueWords(count(3, 1)), "3 trên 1 (300,00%)");
  assert.equal(valueWords(count(7, null, { low: 0, high: 9 })), "7 (khoảng ước tính 0–9)");
  assert.equal(valueWords(count(7, null, { low: 0 })), "7");
  assert.equal(valueWords(count(7, null, { high: 9 })), "7");
  assert.equal(valueWords({ key: "downloads", value: { is: "hidden" }, rows: 0 }), "ẩn số nhỏ");
  assert.equal(valueWords({ key: "downloads", value: { is: "none" }, rows: 0 }), "chưa có");
  assert.match(figureWords(count(1, null)), /^Lượt tải .+: 1$/);
});

test("a week is said from its Monday to its Sunday, up to five in the afternoon", () => {
  const week = Week.parse("2020-12-27");
  assert.equal(weekWords(week), "tuần từ 21/12 đến 27/12/2020");
  assert.equal(cutOffWords(week), "tính đến 17 giờ 27/12/2020");
});
