/** The words of the install page, in both languages. */
import type { Locale } from "@bluezone/vietnamese/locale";

const vi = {
  title: "Cài Bluezone trên điện thoại này",
  android: "Máy Android",
  iphone: "iPhone",
  steps: [
    "Bấm nút đúng loại máy ở trên.",
    "Bấm Cài đặt, miễn phí.",
    "Mở Bluezone, bật Bluetooth, cho phép thông báo.",
  ],
  notInStore: "Ứng dụng chưa có trên kho ứng dụng. Hỏi người phụ trách nơi này cách cài.",
  free: "Không cần tên, số điện thoại. Cài hay không là do bạn; nơi đây vẫn phục vụ như thường.",
  ask: "Hỏi về sức khỏe:",
  whereTitle: "Mã này dán ở đâu?",
  where: "Mã này dán ở:",
  address: "Địa chỉ trang này, in ngay dưới mã:",
  otherPlace:
    "Nếu chỗ bạn đứng khác, hoặc địa chỉ in trên giấy khác, có thể tờ giấy đã bị dán đè. Bạn vẫn cài được từ trang này. Báo giúp để có người đến xem:",
  tell: "Chỗ tôi đứng khác",
  counts: "Trang này chỉ đếm lượt quét trong ngày của mã, không ghi ai đã quét, máy nào, từ đâu.",
  told: "Đã báo, cảm ơn bạn",
  toldText: "Người phụ trách điểm này sẽ thấy là có người báo. Không có gì về bạn được ghi lại.",
  back: "Về trang cài Bluezone",
  unknown: "Không có mã này",
  unknownText:
    "Có thể gõ nhầm một chữ, hoặc tờ giấy không phải của Bluezone. Xem lại mã in trên tờ giấy. Vẫn cài được Bluezone từ trang này:",
} as const;

/** A key of the page. */
type Words = { readonly [K in keyof typeof vi]: (typeof vi)[K] extends string ? string : readonly string[] };

const en: Words = {
  title: "Install Bluezone on this phone",
  android: "Android phone",
  iphone: "iPhone",
  steps: [
    "Tap the button for your phone above.",
    "Tap Install, it is free.",
    "Open Bluezone, turn on Bluetooth, allow notifications.",
  ],
  notInStore: "The app is not in a store yet. Ask whoever is in charge here how to install it.",
  free: "No name or number needed. It is your choice; you are served here all the same.",
  ask: "Questions about health:",
  whereTitle: "Where does this code hang?",
  where: "This code hangs at:",
  address: "The address of this page, printed right under the code:",
  otherPlace:
    "If you stand somewhere else, or the address on the paper is another, something may have been stuck over it. You can still install from this page. Please tell us, so that somebody has a look:",
  tell: "I am somewhere else",
  counts: "This page only counts scans of the code by day: not who scanned, which phone, or from where.",
  told: "Noted, thank you",
  toldText: "Whoever looks after this place will see that somebody told us. Nothing about you was kept.",
  back: "To the install page",
  unknown: "There is no such code",
  unknownText:
    "A letter may be mistyped, or the paper is not Bluezone's. Compare the code on the paper. You can still install Bluezone from this page:",
};

/** All words by language. */
export const WORDS: Readonly<Record<Locale, Words>> = { vi, en };
