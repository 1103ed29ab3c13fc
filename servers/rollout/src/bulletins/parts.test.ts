import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { hotlineOn } from "@bluezone/policy/hotline";
import { D55 } from "@bluezone/policy/key-message";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { englishParts, opening, vietnameseParts } from "./parts.ts";
import { SEED_BLOCKS } from "./seed-blocks.ts";

const day = parseDay("2020-12-28");
const words = (code: string, language: "vi" | "en" = "vi") => ({
  code,
  text: SEED_BLOCKS.find((block) => block.code === code)![language],
});
const script = {
  firstDay: day,
  lastDay: day,
  headline: words("C1"),
  items: ["C2", "C3", "C11", "C10", "C7"].map((code) => words(code)),
  hotline: hotlineOn(AN_GIANG.hotlines, "health", day)?.number,
};

test("[D49] the sample bulletin of 28 December 2020 is composed word for word from the blocks", () => {
  const said = [opening("Đài Truyền thanh huyện Châu Phú"), ...vietnameseParts(script)].map(
    ({ text }) => text,
  );
  assert.deepEqual(said, [
    "Đây là Đài Truyền thanh huyện Châu Phú.",
    "Kính thưa quý vị và bà con,",
    "Hôm nay, thứ Hai, ngày 28 tháng 12 năm 2020, ngành y tế tiếp tục theo dõi sát tình hình dịch bệnh. Bà con yên tâm, đừng hoang mang, nhưng cũng đừng chủ quan. Đài xin nhắc bà con năm việc.",
    "Một là, ra chợ, đi xe, qua phà, bà con nhớ đeo khẩu trang, che kín cả mũi và miệng.",
    "Hai là, trước khi ăn và khi vừa về tới nhà, bà con rửa tay thật kỹ bằng xà bông.",
    "Ba là, ai bị ho, sốt, khó thở thì ở nhà, gọi trạm y tế trước để được hướng dẫn.",
    "Bốn là, nhà có ông bà lớn tuổi hay người có bệnh nền, con cháu giúp khai báo y tế và nhắc ông bà bớt đến chỗ đông người.",
    "Năm là, bà con có điện thoại thông minh thì cài ứng dụng Bluezone. Chưa rành thì nhờ con cháu, hoặc hỏi cán bộ ở Ủy ban nhân dân xã và trạm y tế.",
    "Xin bà con lưu ý: Cài đặt Bluezone phải bật Bluetooth 24/24 giờ, thì phần mềm mới phát huy việc tìm thấy tiếp xúc gần, nếu cài đặt phần mềm, mà tắt Bluetooth phần mềm sẽ không phát hiện các trường hợp tiếp xúc gần.",
    "Cần hỏi về sức khỏe, bà con gọi số: một chín không không, chín không chín năm. Xin nhắc lại: một chín không không, chín không chín năm.",
    "Xin cảm ơn bà con đã chú ý lắng nghe.",
  ]);
});

test("[D55] the key message is in every bulletin, whole, whatever a draft lacks, in both languages", () => {
  const empty = { firstDay: day, lastDay: day, headline: undefined, items: [], hotline: undefined };
  for (const parts of [vietnameseParts(script), vietnameseParts(empty), englishParts(empty, "Aid.")])
    assert.ok(parts.some(({ part, text }) => part === "key-message" && text.includes(D55)));
});

test("a bulletin of several days does not say today", () => {
  const [, headline] = vietnameseParts({ ...script, lastDay: addDays(day, 1) });
  assert.match(headline!.text, /^Ngành y tế tiếp tục/);
});

test("a headline says how many things are asked for, in both languages, and nothing of them when there are none", () => {
  const [, english] = englishParts({ ...script, headline: words("C1", "en") }, "Aid.");
  assert.match(english!.text, /^Today, Monday, 28 December 2020, .* Five reminders\.$/);
  const some = (count: number) => ({
    ...script,
    lastDay: addDays(day, 1),
    items: script.items.slice(0, count),
  });
  const headline = (parts: readonly { readonly text: string }[]) => parts[1]?.text ?? "";
  assert.match(headline(vietnameseParts(some(1))), / Đài xin nhắc bà con một việc\.$/);
  assert.doesNotMatch(headline(vietnameseParts(some(0))), /Đài xin nhắc/);
  assert.match(
    headline(englishParts({ ...some(1), headline: { code: null, text: "all is well." } }, "")),
    /^All is well\. One reminder\.$/,
  );
});
