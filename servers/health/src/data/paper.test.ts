/** The words of the answer to a request. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DataRequest } from "@bluezone/contract/health/data";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseInstant } from "@bluezone/protocol/time";
import { answerPaper } from "./paper.ts";

const now = parseInstant("2020-12-28T09:03:00.000+07:00");
const request = {
  ...{ id: "abcdef0123456789abcdef01", personId: "p", name: "Thạch Sên", kind: "see", proof: "in-person" },
  ...{
    note: null,
    asked: "2020-12-27T02:05:00.000Z",
    due: "2020-12-30",
    holidaysCounted: true,
    state: "done",
  },
  ...{ refusal: null, answered: null, by: "A", answeredBy: null, erased: null, version: 1 },
} as DataRequest;
const held = [
  {
    table: "contact",
    title: "Người tiếp xúc",
    purpose: "P",
    until: "U",
    rows: [{ facts: [{ label: "L", value: "V" }] }],
  },
] as const;
const paper = (more: Partial<DataRequest> = {}, above: string | undefined = "Sở Y tế tỉnh") =>
  answerPaper(
    { ...request, ...more },
    held as never,
    { contact: "Người tiếp xúc" },
    {
      ...{ unitName: "Trạm Y tế", above, province: AN_GIANG, now, illustrative: true },
    },
  );
const words = (...given: Parameters<typeof paper>) => JSON.stringify(paper(...given).body);

test("what is kept stands there by table, with why and until when", () => {
  const text = words();
  for (const part of [
    /Yêu cầu số ABCDEF01, nhận lúc 9:05 ngày 27\/12\/2020: xem dữ liệu\./,
    /Người tiếp xúc \(1\)/,
    /Dùng để: P\. Giữ đến: U\./,
    /L: V/,
  ])
    assert.match(text, part);
  assert.doesNotMatch(text, /Chưa làm theo|Đã xóa/);
});

test("a refusal has its reason and where to complain", () => {
  const text = words({ state: "refused", refusal: "không đúng người" });
  assert.match(text, /Chưa làm theo yêu cầu được, vì: không đúng người/);
  assert.match(text, /cơ quan chuyên trách/);
});

test("a deletion has its counts in place of what was kept", () => {
  const erased = [
    { table: "contact", before: 2, after: 0 },
    { table: "person", before: 1, after: 0 },
    { table: "person_reading", before: 7, after: 0 },
  ];
  const text = words({ kind: "delete", erased });
  for (const part of [
    /xóa dữ liệu/,
    /Đã xóa, không khôi phục/,
    /"Người tiếp xúc",\{"integer":2\},\{"integer":0\}/,
    /Họ tên, năm sinh/,
    /Nhật ký ai đã xem/,
  ])
    assert.match(text, part);
  assert.doesNotMatch(text, /Dùng để/);
});

test("it comes from the unit, under the one above it", () => {
  const { parentBody, issuer, illustrative } = paper();
  assert.deepEqual([parentBody, issuer, illustrative], ["Sở Y tế tỉnh", "Trạm Y tế", true]);
  const top = answerPaper(
    request,
    [],
    {},
    { unitName: "S", above: undefined, province: AN_GIANG, now, illustrative: false },
  );
  assert.equal(top.parentBody, "Sở Y tế An Giang");
});
