/**
 * The install kit for editors: what is said, what is shown, what is written under it, for Android and iPhone. The key message
 * stands in each part word for word.
 */
import { D55 } from "@bluezone/policy/key-message";

/** A part of the kit. */
type KitPart = {
  readonly id: string;
  readonly form: "script" | "storyboard" | "captions";
  readonly phone: "android" | "iphone";
  readonly title: { readonly vi: string; readonly en: string };
  readonly vi: readonly string[];
  readonly en: readonly string[];
  readonly seconds: number;
};

const AID =
  "If you install Bluezone, keep Bluetooth on 24 hours a day so that the software can find close contacts; installed with Bluetooth off, it will not detect close contacts.";
const PHONES = {
  android: {
    name: { vi: "máy Android", en: "Android phones" },
    store: {
      vi: "mở CH Play, tìm Bluezone, bấm Cài đặt",
      en: "open the Play Store, look for Bluezone, tap Install",
    },
    allow: {
      vi: "bật Bluetooth, cho phép thông báo và cho Bluezone chạy khi tắt màn hình",
      en: "turn on Bluetooth, allow notifications and let Bluezone run with the screen off",
    },
  },
  iphone: {
    name: { vi: "iPhone", en: "iPhones" },
    store: {
      vi: "mở App Store, tìm Bluezone, bấm Nhận",
      en: "open the App Store, look for Bluezone, tap Get",
    },
    allow: {
      vi: "bật Bluetooth, cho phép thông báo; đừng vuốt tắt ứng dụng",
      en: "turn on Bluetooth, allow notifications; do not swipe the app away",
    },
  },
} as const;
type Phone = keyof typeof PHONES;

const script = (phone: Phone): KitPart => {
  const { name, store, allow } = PHONES[phone];
  return {
    id: `script-${phone}`,
    form: "script",
    phone,
    title: { vi: `Lời đọc: cài Bluezone trên ${name.vi}`, en: `Script: Bluezone on ${name.en}` },
    vi: [
      "Kính thưa quý vị và bà con,",
      "Bluezone giúp mình biết sớm nếu từng ở gần người có kết quả dương tính. Cài rồi, máy tự nghe, tự ghi ngay trên máy.",
      `Trên ${name.vi}: ${store.vi}.`,
      `Mở Bluezone, ${allow.vi}.`,
      "Không cần tên, không cần số điện thoại. Cài hay không là do mỗi người.",
      D55,
      "Chưa rành thì nhờ con cháu, hoặc hỏi cán bộ ở Ủy ban nhân dân xã và trạm y tế. Xin cảm ơn.",
    ],
    en: [
      "Good evening,",
      "Bluezone tells you early if you were near a person who tested positive. Once installed, the phone listens and notes on the phone alone.",
      `On ${name.en}: ${store.en}.`,
      `Open Bluezone, ${allow.en}.`,
      "No name, no phone number. Whether to install is your choice.",
      AID,
      "If you are not sure, ask your family, or the officers at the commune's committee and health station. Thank you.",
    ],
    seconds: 75,
  };
};

const storyboard = (phone: Phone): KitPart => {
  const { name, store, allow } = PHONES[phone];
  return {
    id: `storyboard-${phone}`,
    form: "storyboard",
    phone,
    title: { vi: `Kịch bản hình: ${name.vi}`, en: `Storyboard: ${name.en}` },
    vi: [
      "Cảnh 1 (8 giây): bến phà buổi sáng, hai người ngồi ghế, cách nhau một chỗ. Không thấy rõ mặt.",
      `Cảnh 2 (12 giây): bàn tay cầm ${name.vi}; ${store.vi}. Chữ lớn, quay thẳng.`,
      `Cảnh 3 (12 giây): ${allow.vi}. Mỗi lần bấm dừng một giây.`,
      "Cảnh 4 (8 giây): màn hình chính báo «Bluezone đang hoạt động».",
      `Cảnh 5 (12 giây): chữ trên nền xanh, đọc đủ từng chữ: ${D55}`,
      "Cảnh 6 (8 giây): địa chỉ trang cài và số hỏi về sức khỏe còn hiệu lực hôm nay.",
    ],
    en: [
      "Shot 1 (8 s): a ferry landing in the morning, two people on a bench, one seat apart. No face is clear.",
      `Shot 2 (12 s): a hand with one of the ${name.en}; ${store.en}. Large letters, filmed straight.`,
      `Shot 3 (12 s): ${allow.en}. One second's rest after each tap.`,
      "Shot 4 (8 s): the main screen says that Bluezone is working.",
      `Shot 5 (12 s): words on blue, read in full: ${AID}`,
      "Shot 6 (8 s): the install page's address and the health number that answers today.",
    ],
    seconds: 60,
  };
};

const captions = (phone: Phone): KitPart => {
  const { name, store, allow } = PHONES[phone];
  return {
    id: `captions-${phone}`,
    form: "captions",
    phone,
    title: { vi: `Phụ đề: ${name.vi}`, en: `Captions: ${name.en}` },
    vi: [
      "Biết sớm nếu từng ở gần người có kết quả dương tính.",
      `Trên ${name.vi}: ${store.vi}.`,
      `Mở Bluezone, ${allow.vi}.`,
      "Không cần tên, số điện thoại. Cài hay không là do bạn.",
      D55,
    ],
    en: [
      "Know early if you were near a person who tested positive.",
      `On ${name.en}: ${store.en}.`,
      `Open Bluezone, ${allow.en}.`,
      "No name or number needed. It is your choice.",
      AID,
    ],
    seconds: 60,
  };
};

/** Every part. */
export const KIT: readonly KitPart[] = (["android", "iphone"] as const).flatMap((phone) => [
  script(phone),
  storyboard(phone),
  captions(phone),
]);

const stamp = (seconds: number): string => `${new Date(seconds * 1_000).toISOString().slice(11, 19)},000`;

/** A part as a file: captions as SubRip, each line for an equal share of the time; everything else as plain lines. */
export function kitText({ form, title, vi, seconds }: KitPart): {
  readonly name: string;
  readonly text: string;
} {
  if (form !== "captions") return { name: "txt", text: `\ufeff${[title.vi, "", ...vi].join("\r\n")}\r\n` };
  const each = seconds / vi.length;
  const cues = vi.map(
    (line, i) => `${i + 1}\r\n${stamp(i * each)} --> ${stamp((i + 1) * each)}\r\n${line}\r\n`,
  );
  return { name: "srt", text: `\ufeff${cues.join("\r\n")}` };
}
