/** How to install, by kind of phone, and what there is for people without a smartphone. Helpers read it out. */
import { KEY_MESSAGE_AID } from "@bluezone/paper/sheet-words";
import { D55 } from "@bluezone/policy/key-message";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { readingPage } from "./reading-page.ts";

/** The kinds that have a page. */
export const HELP_KINDS = ["android", "iphone", "none"] as const;
/** One of them. */
type HelpKind = (typeof HELP_KINDS)[number];

type Part = { readonly title: string; readonly lines: readonly string[] };
type Help = { readonly title: string; readonly parts: readonly Part[] };

const CHOICE = {
  vi: "Không cần tên, số điện thoại. Cài hay không là do bạn; không cài vẫn được phục vụ như thường.",
  en: "No name or number needed. It is your choice; without it you are served all the same.",
} as const;

/** Before the first step, while the store of that kind of phone has no app. */
const NOT_YET = {
  vi: "Cửa hàng ứng dụng chưa có Bluezone, nên bây giờ chưa cài được. Các bước dưới đây là để dành khi có.",
  en: "The store does not have Bluezone yet, so it cannot be installed now. The steps below are for when it does.",
} as const;

const HELP: Readonly<Record<HelpKind, Readonly<Record<Locale, Help>>>> = {
  android: {
    vi: {
      title: "Cài trên máy Android",
      parts: [
        {
          title: "Các bước",
          lines: [
            "Mở CH Play, tìm Bluezone, hoặc bấm nút Máy Android ở trang Cài Bluezone.",
            "Bấm Cài đặt, miễn phí. Bấm Mở.",
            "Đọc ba trang đầu, bấm Bắt đầu. Chọn tuổi, đánh dấu điều mình đồng ý, bấm Tiếp tục.",
            "Cho phép Bluetooth (Thiết bị ở gần). Máy Android 11 trở về trước còn hỏi Vị trí: Android đời đó chỉ cho nghe Bluetooth khi bật Vị trí; Bluezone không đọc và không lưu vị trí.",
            "Cho phép thông báo. Trang chủ ghi «Bluezone vừa bắt đầu» là được.",
          ],
        },
        {
          title: "Máy hay tự tắt ứng dụng",
          lines: [
            "Samsung: Cài đặt › Pin › Giới hạn sử dụng nền › Ứng dụng không bao giờ tự động nghỉ: thêm Bluezone.",
            "OPPO, realme: Cài đặt › Ứng dụng › Bluezone: bật Cho phép tự khởi chạy và Cho phép chạy nền.",
            "Xiaomi: Cài đặt › Ứng dụng › Bluezone: bật Tự khởi chạy; ở Tiết kiệm pin chọn Không hạn chế.",
            "vivo: Cài đặt › Pin › Mức tiêu thụ pin nền cao: bật Bluezone.",
            "Huawei, Honor: Cài đặt › Pin › Khởi chạy ứng dụng › Bluezone: tắt Quản lý tự động, bật cả ba.",
          ],
        },
        {
          title: "Không cài được",
          lines: [
            "Hết bộ nhớ: xóa bớt ảnh, video cũ rồi cài lại.",
            "Không có mạng: dùng Wi-Fi của nơi đây, hoặc về nhà cài sau.",
            "Không nhớ tài khoản: không cần tạo vội; cầm tờ giấy hướng dẫn về nhờ người nhà.",
            "Máy quá cũ: xem trang Không dùng điện thoại thông minh.",
          ],
        },
      ],
    },
    en: {
      title: "Install on Android",
      parts: [
        {
          title: "Steps",
          lines: [
            "Open the Play Store and look for Bluezone, or tap Android phone on the Install page.",
            "Tap Install, it is free. Tap Open.",
            "Read the first three pages, tap Start. Choose the age, tick what you agree to, tap Continue.",
            "Allow Bluetooth (nearby devices). Android 11 and older also asks for Location: it hears Bluetooth only with Location on; Bluezone neither reads nor stores it.",
            "Allow notifications. When the home page says “Bluezone has just started”, all is well.",
          ],
        },
        {
          title: "Phones that stop apps",
          lines: [
            "Samsung: Settings › Battery › Background usage limits › Never auto sleeping apps: add Bluezone.",
            "OPPO, realme: Settings › Apps › Bluezone: turn on Allow auto launch and Allow background activity.",
            "Xiaomi: Settings › Apps › Bluezone: turn on Autostart, set Battery saver to No restrictions.",
            "vivo: Settings › Battery › High background power consumption: turn on Bluezone.",
            "Huawei, Honor: Settings › Battery › App launch › Bluezone: turn off Manage automatically, turn on all three.",
          ],
        },
        {
          title: "It does not install",
          lines: [
            "No space: delete old pictures and videos, then try again.",
            "No network: use the Wi-Fi here, or install at home later.",
            "Account forgotten: no hurry to make one; take the paper guide home and ask your family.",
            "The phone is too old: see the page Without a smartphone.",
          ],
        },
      ],
    },
  },
  iphone: {
    vi: {
      title: "Cài trên iPhone",
      parts: [
        {
          title: "Các bước",
          lines: [
            "Mở App Store, tìm Bluezone, hoặc bấm nút iPhone ở trang Cài Bluezone.",
            "Bấm Nhận, miễn phí. Bấm Mở.",
            "Đọc ba trang đầu, bấm Bắt đầu. Chọn tuổi, đánh dấu điều mình đồng ý, bấm Tiếp tục.",
            "Khi máy hỏi Bluetooth, bấm OK. Khi hỏi thông báo, bấm Cho phép.",
            "Đừng vuốt tắt Bluezone; để nó chạy ở sau.",
          ],
        },
        {
          title: "Không chạy",
          lines: [
            "Bluetooth tắt: Cài đặt › Bluetooth, bật lên. Tắt ở Trung tâm điều khiển thì hôm sau máy tự bật lại, nên bật trong Cài đặt.",
            "Lỡ bấm Không cho phép: Cài đặt › Bluezone, bật Bluetooth và Thông báo.",
            "Chế độ nguồn điện thấp: Bluezone vẫn nghe nhưng thưa hơn; sạc rồi tắt chế độ này.",
          ],
        },
        {
          title: "Không cài được",
          lines: [
            "Hết bộ nhớ: Cài đặt › Cài đặt chung › Dung lượng, xóa bớt rồi cài lại.",
            "Không nhớ mật khẩu Apple: không cần làm vội; cầm tờ giấy hướng dẫn về nhờ người nhà.",
            "Máy quá cũ: xem trang Không dùng điện thoại thông minh.",
          ],
        },
      ],
    },
    en: {
      title: "Install on an iPhone",
      parts: [
        {
          title: "Steps",
          lines: [
            "Open the App Store and look for Bluezone, or tap iPhone on the Install page.",
            "Tap Get, it is free. Tap Open.",
            "Read the first three pages, tap Start. Choose the age, tick what you agree to, tap Continue.",
            "When the phone asks for Bluetooth, tap OK. When it asks for notifications, tap Allow.",
            "Do not swipe Bluezone away; let it run behind.",
          ],
        },
        {
          title: "It does not work",
          lines: [
            "Bluetooth is off: Settings › Bluetooth, turn it on. Switched off in Control Centre it comes back the next day, so switch it in Settings.",
            "You tapped Don't allow: Settings › Bluezone, turn on Bluetooth and Notifications.",
            "Low Power Mode: Bluezone still hears, but less often; charge, then turn the mode off.",
          ],
        },
        {
          title: "It does not install",
          lines: [
            "No space: Settings › General › Storage, delete something, then try again.",
            "Apple password forgotten: no hurry; take the paper guide home and ask your family.",
            "The phone is too old: see the page Without a smartphone.",
          ],
        },
      ],
    },
  },
  none: {
    vi: {
      title: "Không dùng điện thoại thông minh",
      parts: [
        {
          title: "Vẫn được phục vụ như thường",
          lines: [
            "Không nơi nào được bắt cài mới phục vụ. Nơi nào hỏi, cho họ xem trang này hoặc tờ giấy có câu đó.",
            "Không cần mua điện thoại mới.",
          ],
        },
        {
          title: "Cách khác để được báo sớm",
          lines: [
            "Đi xe, qua phà: nhớ số xe hoặc tên phà và giờ đi, ghi ra một tờ giấy để giữ.",
            "Người nhà có điện thoại: nhờ đọc giúp tin và bản tin của huyện.",
            "Nghe đài truyền thanh: mỗi ngày ít nhất hai lần có bản tin.",
            "Ho, sốt, khó thở: gọi trạm y tế trước; điện thoại bấm phím nào cũng gọi được.",
            "Khai báo y tế: nhờ người nhà hoặc trạm y tế ghi giúp.",
          ],
        },
      ],
    },
    en: {
      title: "Without a smartphone",
      parts: [
        {
          title: "You are served all the same",
          lines: [
            "No place may demand the app before serving you. If one does, show this page or the paper that says so.",
            "You need not buy a new phone.",
          ],
        },
        {
          title: "Other ways to know early",
          lines: [
            "On buses and ferries: remember the vehicle or ferry and the time, note it on a sheet of paper that you keep.",
            "If somebody in the family has a phone: ask them to read you the district's news and bulletins.",
            "Listen to the loudspeaker: there is a bulletin at least twice a day.",
            "Cough, fever, short breath: call the health station first; any phone will do.",
            "Health declaration: your family or the health station can write it for you.",
          ],
        },
      ],
    },
  },
};

/** The page of a kind. */
export function helpPage(
  about: Pick<RolloutConfig, "androidUrl" | "iosUrl" | "operator" | "publicUrl"> & {
    readonly locale: Locale;
  },
  kind: HelpKind,
): string {
  const { locale, operator, publicUrl } = about;
  const { title, parts } = HELP[kind][locale];
  const there = { android: about.androidUrl, iphone: about.iosUrl, none: "" }[kind];
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: `/help/${kind}`,
    title,
    body: html`
${there === undefined && html`<p class="card">${NOT_YET[locale]}</p>`}
${parts.map(
  (part, i) =>
    html`<h2>${part.title}</h2>
${i === 0 && kind !== "none" ? html`<ol>${part.lines.map((line) => html`<li>${line}</li>`)}</ol>` : html`<ul>${part.lines.map((line) => html`<li>${line}</li>`)}</ul>`}`,
)}
${kind !== "none" && html`<p class="key" lang="vi">${D55}</p>${locale === "en" && html`<p class="small">${KEY_MESSAGE_AID}</p>`}`}
<p>${CHOICE[locale]}</p>`,
  });
}
