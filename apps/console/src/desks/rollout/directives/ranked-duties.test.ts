import assert from "node:assert/strict";
import { test } from "node:test";
import { DUTIES } from "@bluezone/policy/duty";
import { LETTER_1313_TEXT } from "@bluezone/rollout/directives/letter-1313";
import { splitLetterText } from "@bluezone/rollout/directives/split";
import { unaccent } from "@bluezone/vietnamese/fold";
import { foundDuties, proposedDuties, rankedDuties } from "./ranked-duties.ts";

const CLAUSES = splitLetterText(LETTER_1313_TEXT).map(({ mark, text }) => ({
  mark,
  text,
  own: DUTIES.filter(({ clause }) => clause === mark).map(({ id }) => id),
}));
const ids = (duties: readonly { readonly id: string }[]): readonly string[] => duties.map(({ id }) => id);
const proposed = (text: string, most = 3): readonly string[] => ids(proposedDuties(text, most));

test("every duty of letter 1313 is among the first for its own clause, with the accents and without", () => {
  const orders = CLAUSES.filter(({ mark }) => mark !== "căn cứ");
  assert.ok(orders.length > 20);
  for (const { mark, text, own } of orders)
    for (const said of [text, unaccent(text)]) {
      const first = proposed(said, own.length + 1);
      assert.deepEqual(
        own.filter((id) => !first.includes(id)),
        [],
        `${mark}: ${first.join(" ")}`,
      );
    }
});

test("clauses of other letters in other words are proposed the duty that they are about", () => {
  for (const [text, id] of [
    ["Ngành giao thông dán tờ hướng dẫn Bluezone lên xe khách và phà", "D41"],
    ["Các siêu thị khuyến khích khách thanh toán không dùng tiền mặt, giao hàng tận nhà", "D38"],
    ["Trường học nhắc học sinh và giáo viên đeo khẩu trang", "D30"],
    ["Đài truyền thanh xã phát bản tin mỗi ngày hai lần", "D53"],
    ["Báo cáo kết quả trước ngày 15 hằng tháng", "D60"],
    ["Rửa tay.", "D06"],
  ] as const)
    assert.ok(proposed(text).includes(id), `${text}: ${proposed(text).join(" ")}`);
});

test("a clause that is about none of them is proposed nothing", () => {
  for (const text of [
    "",
    "Bằng xà bông.",
    "Thời tiết ngày mai có mưa rào, gió nhẹ.",
    "Công văn có hiệu lực từ ngày ký.",
  ])
    assert.deepEqual(proposed(text), [], text);
});

test("a recital is proposed nothing, whatever the letters that it names are about; a sentence that asks is no recital", () => {
  const recital =
    "Căn cứ Công văn số 12/UBND-VX về việc cài đặt Bluezone, đeo khẩu trang nơi công cộng, dán tờ hướng dẫn lên xe khách và phà";
  assert.notDeepEqual(proposed(recital.replace("Căn cứ Công văn", "Thực hiện Công văn")), []);
  assert.deepEqual(proposed(`${recital};`), []);
  assert.deepEqual(proposed(`${recital}; Sở Y tế đề nghị các đơn vị như sau:`), []);
  const order = "Căn cứ tình hình dịch, yêu cầu ngành giao thông dán tờ hướng dẫn lên xe khách và phà.";
  assert.ok(proposed(order).includes("D41"));
  for (const { text } of CLAUSES.filter(({ mark }) => mark === "căn cứ"))
    assert.deepEqual(proposed(text), []);
});

test("a search finds a duty by words of its title, its phrase, its English and its code, typed in any way", () => {
  for (const typed of ["ben pha", "BẾN PHÀ", "bến pha", "d41", "to in", "vehicles ferr"])
    assert.equal(foundDuties(typed, "")[0]?.id, "D41", typed);
  assert.deepEqual(foundDuties("ben pha truong hoc", ""), []);
  assert.equal(foundDuties("", "").length, DUTIES.length);
});

test("of what a search finds, what the clause is about stands first", () => {
  assert.equal(
    foundDuties("khau trang", "học sinh đeo khẩu trang khi đi ra đường và nơi công cộng")[0]?.id,
    "D30",
  );
  assert.equal(foundDuties("khau trang", "ở công viên, chợ, siêu thị, bến xe")[0]?.id, "D21");
  const shares = rankedDuties("đeo khẩu trang ở trường").map(({ share }) => share);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => b - a),
  );
});
