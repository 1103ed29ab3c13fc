import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { claimMark } from "./claim-marks.ts";

test("what people say goes through: a claim needs no name and no link", () => {
  for (const text of [
    "Nghe nói uống nước muối đậm thì không bị Covid-19",
    "Nghe nói chợ sẽ đóng cửa 15 ngày từ ngày mai, bà con nên mua gạo để dành",
    "Có tin là tắt Bluetooth thì Bluezone vẫn phát hiện được, vì máy tự bật lại. Có đúng không?",
    "Nghe nói gọi 1900 9095 phải trả tiền",
    "Nghe chị em Hội Phụ nữ nói miếu Bà Chúa Xứ đóng cửa",
    "Nghe nói có bệnh nhân COVID-19 ở Bà Rịa",
    "Nghe trên Facebook là xe buýt ngưng chạy",
  ])
    assert.equal(claimMark(text), undefined, text);
});

test("a claim that points at somebody is refused, each kind with its code", () => {
  for (const [text, code] of [
    ["Xem https://facebook.com/someone/posts/1 nói chợ đóng cửa", "has_link"],
    ["vào fb.com/nguoi.ta mà coi", "has_link"],
    ["trang tin.example.vn đăng vậy đó", "has_link"],
    ["đọc ở zalo://abc", "has_link"],
    ["@nguoi_nao_do nói chợ đóng cửa", "has_account"],
    ["tài khoản Facebook đó nói chợ đóng cửa", "has_account"],
    ["fb: ai đó đăng tin chợ đóng cửa", "has_account"],
    ["nhóm Zalo ấp mình nói chợ đóng cửa", "has_account"],
    ["gửi thư ai.do@example.vn hỏi", "has_account"],
    ["số 0912 345 678 nhắn tin chợ đóng cửa", "has_phone"],
    ["số 0912.345.678 nhắn", "has_phone"],
    ["người có thẻ 089123456789 nói", "has_id"],
    ["bệnh nhân 1440 đã đi chợ", "has_id"],
    ["ông Ba Rẫy nói chợ đóng cửa", "has_person"],
    ["cô Sáu bán cá nói chợ đóng cửa", "has_person"],
    ["ảnh đây data:image/png;base64,AAAA", "has_file"],
    ["<img src=x> chợ đóng cửa", "has_file"],
  ] as const)
    assert.equal(claimMark(text), code, text);
});

test("signs that show nothing, wide letters and another Unicode form do not hide a mark", () => {
  assert.equal(claimMark("xem ht\u200btps://a.vn/x"), "has_link");
  assert.equal(claimMark("ｆｂ．ｃｏｍ／ai"), "has_link");
  assert.equal(claimMark("ông Ba nói".normalize("NFD")), "has_person");
});

test("wherever a link stands in whatever text, it is found", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      (a, b) => {
        assert.notEqual(claimMark(`${a} https://example.vn/x ${b}`), undefined);
      },
    ),
  );
});
