/** The page after somebody told what they heard. */
import { pairs } from "@bluezone/vietnamese/catalog";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import type { ClaimOutcome } from "../claims/take.ts";
import { readingPage } from "./reading-page.ts";

const WORDS = pairs({
  back: ["Về bản tin và đính chính", "Back to bulletins and corrections"],
  "taken.title": ["Đã nhận, cảm ơn bạn", "Noted, thank you"],
  "taken.text": [
    "Cán bộ sẽ hỏi lại rồi đăng ở trang đính chính. Không có gì về bạn được ghi lại.",
    "Officers will check it and publish what is true. Nothing about you was kept.",
  ],
  "points-at-somebody.title": ["Chưa nhận", "Not taken"],
  "points-at-somebody.text": [
    "Trong lời có tên người, tài khoản, số hoặc liên kết. Không có gì được lưu. Chỉ ghi điều nghe nói rồi gửi lại.",
    "The words have a name, an account, a number or a link. Nothing was kept. Tell only what is said.",
  ],
  "too-short.title": ["Chưa nhận", "Not taken"],
  "too-short.text": [
    "Lời cần từ 5 đến 500 chữ cái. Không có gì được lưu. Sửa rồi gửi lại.",
    "The words need 5 to 500 characters. Nothing was kept. Change them and send again.",
  ],
  "enough-now.title": ["Lúc này chưa nhận thêm được", "No more at this moment"],
  "enough-now.text": [
    "Đang có rất nhiều lượt gửi. Không có gì được lưu. Mười phút nữa gửi lại.",
    "Very many are being sent. Nothing was kept. Send it again in ten minutes.",
  ],
  "enough-today.title": ["Hôm nay chưa nhận thêm được", "No more today"],
  "enough-today.text": [
    "Đã có nhiều tin chờ hỏi lại. Không có gì được lưu. Mai gửi lại.",
    "Many claims wait to be checked. Nothing was kept. Send it tomorrow.",
  ],
});

/** The page. */
export function claimedPage(
  {
    locale,
    operator,
    publicUrl,
  }: Pick<RolloutConfig, "operator" | "publicUrl"> & { readonly locale: Locale },
  taken: ClaimOutcome,
): string {
  const words = WORDS[locale];
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/bulletins",
    title: words[`${taken}.title`],
    body: html`<p>${words[`${taken}.text`]}</p><p><a href="${addressIn(locale, "/bulletins")}">${words.back}</a></p>`,
  });
}
