import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { printed } from "./official-print.ts";
import { LETTER, REPORT } from "./testing/paper-sample.ts";

test("a number under 10 has a 0 before it, and a paper without one leaves room for a pen", () => {
  const { number: _, ...unnumbered } = REPORT;
  assert.equal(printed(REPORT).number, "Số: 05/BC-STTTT");
  assert.equal(printed({ ...REPORT, number: 120 }).number, "Số: 120/BC-STTTT");
  assert.match(printed(unnumbered).number, /^Số: \u00a0{8}\/BC-STTTT$/);
  assert.throws(() => printed({ ...REPORT, number: 0 }), RangeError);
});

test("days under 10 and the months of January and February have a 0 before them", () => {
  const on = (iso: string): string => printed({ ...LETTER, day: parseDay(iso) }).placeAndDay;
  assert.equal(on("2021-02-09"), "An Giang, ngày 09 tháng 02 năm 2021");
  assert.equal(on("2021-03-10"), "An Giang, ngày 10 tháng 3 năm 2021");
});

test("a letter has V/v and no title, other papers a title and no V/v", () => {
  assert.match(printed(LETTER).subject, /^V\/v tiếp tục/);
  assert.equal(printed(LETTER).title, "");
  assert.match(printed(REPORT).subject, /^Kết quả/);
  assert.equal(printed(REPORT).title, "BÁO CÁO");
  assert.equal(printed({ ...REPORT, kind: "quick-report" }).title, "BÁO CÁO NHANH");
});

test("lists end their lines with ; and the last with a full stop, however they were written", () => {
  const { addressees, recipients, legalBasis, closing } = printed(LETTER);
  assert.deepEqual(addressees, ["- Các sở, ban, ngành;", "- UBND huyện, thị xã, thành phố."]);
  assert.deepEqual(recipients, ["- Như trên;", "- Lưu: VT, KHTC."]);
  assert.match(legalBasis[0]!, /An Giang;$/);
  assert.match(closing, /thực hiện\.\/\.$/);
  assert.deepEqual(printed(REPORT).addressees, ["Ủy ban nhân dân tỉnh An Giang."]);
});

test("capitals are Vietnamese, also from text that was not composed", () => {
  const paper = printed({ ...LETTER, issuer: "Sở Y tế và Kỹ thuật đặc biệt".normalize("NFD") });
  assert.equal(paper.issuer, "SỞ Y TẾ VÀ KỸ THUẬT ĐẶC BIỆT");
  assert.deepEqual(paper.offices, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
});

test("who signs for nobody signs with the office alone", () => {
  const signature = { title: "Giám đốc", name: "" };
  assert.deepEqual(printed({ ...LETTER, signature }).offices, ["GIÁM ĐỐC"]);
});

test("the name of an office breaks before its place, never inside the place's name", () => {
  const issuer = (name: string): string => printed({ ...LETTER, issuer: name }).issuer;
  assert.equal(issuer("Trạm Y tế xã Vĩnh Thạnh Trung"), "TRẠM Y TẾ XÃ\u00a0VĨNH\u00a0THẠNH\u00a0TRUNG");
  assert.equal(issuer("Trung tâm Y tế thị xã Tân Châu"), "TRUNG TÂM Y TẾ THỊ\u00a0XÃ\u00a0TÂN\u00a0CHÂU");
  assert.equal(issuer("Sở Y tế An Giang"), "SỞ Y TẾ AN GIANG");
});
