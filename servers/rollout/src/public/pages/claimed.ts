/** The page after somebody told what they heard. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import type { ClaimOutcome } from "../claims/take.ts";
import { readingPage } from "./reading-page.ts";

const WORDS = {
  vi: {
    back: "Về bản tin và đính chính",
    outcomes: {
      taken: [
        "Đã nhận, cảm ơn bạn",
        "Cán bộ sẽ hỏi lại rồi đăng ở trang đính chính. Không có gì về bạn được ghi lại.",
      ],
      "points-at-somebody": [
        "Chưa nhận",
        "Trong lời có tên người, tài khoản, số hoặc liên kết. Không có gì được lưu. Chỉ ghi điều nghe nói rồi gửi lại.",
      ],
      "too-short": ["Chưa nhận", "Lời cần từ 5 đến 500 chữ cái. Không có gì được lưu. Sửa rồi gửi lại."],
      "enough-now": [
        "Lúc này chưa nhận thêm được",
        "Đang có rất nhiều lượt gửi. Không có gì được lưu. Mười phút nữa gửi lại.",
      ],
      "enough-today": [
        "Hôm nay chưa nhận thêm được",
        "Đã có nhiều tin chờ hỏi lại. Không có gì được lưu. Mai gửi lại.",
      ],
    },
  },
  en: {
    back: "Back to bulletins and corrections",
    outcomes: {
      taken: [
        "Noted, thank you",
        "Officers will check it and publish what is true. Nothing about you was kept.",
      ],
      "points-at-somebody": [
        "Not taken",
        "The words have a name, an account, a number or a link. Nothing was kept. Tell only what is said.",
      ],
      "too-short": [
        "Not taken",
        "The words need 5 to 500 characters. Nothing was kept. Change them and send again.",
      ],
      "enough-now": [
        "No more at this moment",
        "Very many are being sent. Nothing was kept. Send it again in ten minutes.",
      ],
      "enough-today": [
        "No more today",
        "Many claims wait to be checked. Nothing was kept. Send it tomorrow.",
      ],
    },
  },
} as const satisfies Readonly<
  Record<
    Locale,
    { readonly back: string; readonly outcomes: Readonly<Record<ClaimOutcome, readonly [string, string]>> }
  >
>;

/** The page. */
export function claimedPage(
  { locale, operator }: Pick<RolloutConfig, "operator"> & { readonly locale: Locale },
  taken: ClaimOutcome,
): string {
  const words = WORDS[locale];
  const [title, text] = words.outcomes[taken];
  return readingPage({
    locale,
    operator,
    path: "/bulletins",
    title,
    body: html`<p>${text}</p><p><a href="${addressIn(locale, "/bulletins")}">${words.back}</a></p>`,
  });
}
