/** What a node holds, counted, in both languages. */
import type { Holding, Holdings } from "@bluezone/device/engine/holdings";
import { dayOf } from "@bluezone/protocol/time";
import { type Both, both } from "../said.ts";
import { dayText, momentText } from "./said-time.ts";

const NAMES: Readonly<Record<Holding["what"], Both>> = {
  heard: both("Phút nghe máy khác", "Minutes of hearing other phones"),
  "day-keys": both("Khóa ngày của nút", "Day keys of the node"),
  broadcast: both(
    "Các khoảng mười phút đã phát mã, hoặc để dành cho lúc tới",
    "Ten-minute spans in which it sent, or set aside",
  ),
  matches: both("Lần so khớp thấy trùng", "Matches"),
  alerts: both("Cảnh báo", "Alerts"),
  code: both("Mã xác nhận đã nhập", "Verification code entered"),
  share: both("Lần chia sẻ", "Share"),
  "shared-keys": both("Khóa đã chia sẻ", "Shared keys"),
  "self-report": both("Lần xin mã để tự báo kết quả", "Code asked for to report an own test"),
  "pre-consent": both("Đồng ý trước", "Agreement in advance"),
  messages: both("Điều gửi trạm y tế", "Written to the health station"),
  quarantine: both("Ngày cách ly", "Quarantine day"),
  consents: both("Sự đồng ý", "Consent"),
  area: both("Xã, phường đã chọn", "Commune chosen"),
  "weekly-answer": both("Câu trả lời của tuần", "Answer of the week"),
  helped: both("Số người đã giúp cài", "People helped to install"),
  activity: both("Bản ghi hoạt động", "Record of working"),
  lists: both("Danh sách khóa đã kiểm tra", "Key lists checked"),
  documents: both("Văn bản có chữ ký của máy chủ", "Signed documents of the server"),
};

/** What is there, without what is not. */
export const heldItems = ({ items }: Holdings): readonly Holding[] => items.filter(({ count }) => count > 0);

/** One kind with its number, the days that it speaks of, and when the newest of it goes by itself. */
export function holdingSaid({ what, count, from, to, goneBy }: Holding): Both {
  const { vi, en } = NAMES[what];
  const days = { vi: "", en: "" };
  if (from !== null && to !== null) {
    const [first, last] = [from, to].map((t) => dayText(dayOf(t, "vietnam"))) as [Both, Both];
    days.vi = first.vi === last.vi ? ` (${first.vi})` : ` (${first.vi} đến ${last.vi})`;
    days.en = first.en === last.en ? ` (${first.en})` : ` (${first.en} to ${last.en})`;
  }
  const gone = goneBy === null ? { vi: "", en: "" } : momentText(goneBy);
  return {
    vi: `${vi}: ${count}${days.vi}${gone.vi && `; tự xóa chậm nhất lúc ${gone.vi}`}`,
    en: `${en}: ${count}${days.en}${gone.en && `; gone by ${gone.en}`}`,
  };
}
