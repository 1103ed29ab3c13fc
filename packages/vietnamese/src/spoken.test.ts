import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { spoken } from "./spoken.ts";
import { BULLETIN } from "./testing/bulletin.ts";
import { readAloud } from "./testing/read-aloud.ts";

test("what a speaking machine gets wrong is put into words", () =>
  readAloud(`
    Bluetooth 24/24 giờ → bờ lu tút hai mươi bốn trên hai mươi bốn giờ
    gọi 19009095 → gọi một chín không không, chín không chín năm
    UBND TP. Long Xuyên → Ủy ban nhân dân thành phố Long Xuyên
    STTTT ngày 27/12/2020 → Sở Thông tin và Truyền thông ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi
    cách 01 mét → cách một mét
    1.908.352 người, 10,21% → một triệu chín trăm lẻ tám ngàn ba trăm năm mươi hai người, mười phẩy hai mươi mốt phần trăm
    5K, F1, Covid-19 → năm ca, ép một, cô vít mười chín
    cài Bluezone tại TTYT khi làm TTHC ở KCN → cài bờ lu giôn tại Trung tâm Y tế khi làm thủ tục hành chính ở khu công nghiệp
  `));

test("whole sentences are read as an announcer reads them", () =>
  readAloud(`
    Tính đến 17 giờ 27/12/2020, TP. Châu Đốc đạt 21,4%, tăng 1,1 điểm phần trăm. → Tính đến mười bảy giờ ngày hai mươi bảy tháng mười hai năm hai ngàn không trăm hai mươi, thành phố Châu Đốc đạt hai mươi mốt phẩy bốn phần trăm, tăng một phẩy một điểm phần trăm.
    UBND xã Vĩnh Hanh mời bà con đến TYT từ 7:30 đến 11 giờ, thứ Ba 29/12. → Ủy ban nhân dân xã Vĩnh Hanh mời bà con đến Trạm Y tế từ bảy giờ ba mươi đến mười một giờ, thứ Ba ngày hai mươi chín tháng mười hai.
    Ai có ho, sốt ≥ 37,5 °C thì gọi 1900 9095 hoặc 0296 652 2225. → Ai có ho, sốt ít nhất ba mươi bảy phẩy năm độ xê thì gọi một chín không không, chín không chín năm hoặc không hai chín sáu, sáu năm hai, hai hai hai năm.
    Phà Vàm Cống, xe 67B-000.00, chuyến 14h30: nhớ giữ khoảng cách 02 m. → Phà Vàm Cống, xe sáu bảy bê, không không không, không không, chuyến mười bốn giờ ba mươi: nhớ giữ khoảng cách hai mét.
    Đài phát ít nhất 02 lần/ngày theo Công văn 1313/STTTT-KHTC. → Đài phát ít nhất hai lần một ngày theo Công văn một ngàn ba trăm mười ba trên Sở Thông tin và Truyền thông, Kế hoạch tài chính.
  `));

test("a text that is written as it is said stays as it is, with its lines", () => {
  const plain = "Kính thưa quý vị và bà con,\nbà con nhớ đeo khẩu trang. Xin cảm ơn!";
  assert.equal(spoken(plain), plain);
  assert.equal(spoken(""), "");
});

test("the signs before the items of a list are not said, and the lines stay apart", () => {
  assert.equal(
    spoken("gồm:\n- 2 xã;\n+ 3 phường;\n– Báo An Giang."),
    "gồm:\nhai xã;\nba phường;\nBáo An Giang.",
  );
});

const VOWELS = [..."aăâeêioôơuưyáạằắệốịờừ"];
const word = fc
  .tuple(
    fc.constantFrom("", "b", "ch", "đ", "gi", "h", "kh", "l", "m", "ngh", "nh", "ph", "qu", "th", "tr", "x"),
    fc.constantFrom(...VOWELS),
    fc.constantFrom("", "n", "ng", "nh", "c", "ch", "m", "p", "t"),
  )
  .map((parts) => parts.join(""));
const written = fc.constantFrom(
  ..."27/12/2020 14:30 1.908.352 10,21% 24/24 19009095 UBND TP. STTTT 5K F1 Covid-19 Bluetooth 01 5–12 67B-000.00 2m 3 quý IV B KHTC gọi 115 mã tháng 4 – - / ( ) , . : + ≥ 1/2 v.v. đ 1366/UBND-KGVX bluezone.gov.vn".split(
    " ",
  ),
);
const words = fc.array(fc.oneof(word, written, fc.nat(2_000_000).map(String)), { maxLength: 30 });
const parted = words.map((all) => all.join(" "));
/** Also without a space between one thing and the next, as nobody writes. */
const text = fc.oneof(
  parted,
  words.map((all) => all.join("")),
);

test("no digit is left, whatever was written, and the result is NFC", () => {
  fc.assert(
    fc.property(
      fc.oneof(text, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme-ascii" })),
      (any) => {
        const said = spoken(any);
        assert.doesNotMatch(said, /[0-9]/);
        assert.equal(said, said.normalize("NFC"));
      },
    ),
    { numRuns: 3_000 },
  );
});

test("reading what is read aloud already changes nothing", () => {
  fc.assert(
    fc.property(parted, (any) => {
      const said = spoken(any);
      assert.equal(spoken(said), said);
    }),
    { numRuns: 3_000 },
  );
  assert.equal(spoken(spoken(BULLETIN)), spoken(BULLETIN));
});

test("composed or not, a text is read alike", () => {
  fc.assert(
    fc.property(text, (any) => {
      assert.equal(spoken(any.normalize("NFD")), spoken(any));
    }),
  );
  assert.equal(spoken("ĐT Đài Tri Tôn, lần thứ 4".normalize("NFD")), "điện thoại Đài Tri Tôn, lần thứ tư");
});

test("a long text is read in a time that grows with its length", () => {
  const time = (times: number): number => {
    const long = `${BULLETIN}\n`.repeat(times);
    const started = performance.now();
    spoken(long);
    return performance.now() - started;
  };
  time(5);
  const [short, long] = [time(10), time(100)];
  assert.ok(long < short * 40 + 200, `${short} ms, then ${long} ms`);
});
