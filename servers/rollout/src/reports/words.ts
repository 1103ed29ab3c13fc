/** A report's words: the sentence of each figure, as it stands on paper. */
import type { ReportFigure, ReportFigureKey } from "@bluezone/contract/rollout/reports";
import type { Week } from "@bluezone/contract/rollout/week";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { date, dayMonth } from "@bluezone/vietnamese/date";
import { integer, percent } from "@bluezone/vietnamese/number";

const SAYS: Readonly<Record<ReportFigureKey, string>> = {
  documents: "Văn bản đã ban hành trong tuần",
  cascaded: "Đơn vị đã giao việc xuống cấp dưới",
  reported: "Đơn vị đã báo số liệu",
  smartphones: "Người có điện thoại thông minh trên tổng số người của các đơn vị đã báo",
  installed: "Số đơn vị báo: máy đã cài trên số điện thoại thông minh",
  downloads: "Lượt tải theo cửa hàng ứng dụng, so với dân số",
  active: "Máy đang hoạt động đã trả lời (tự nguyện, chưa xác thực)",
  tallied: "Lượt hỗ trợ ghi tại điểm hỗ trợ",
  helped: "Lượt hỗ trợ do đơn vị báo",
  posters: "Áp phích, tờ dán đã treo trong tuần",
  scans: "Lượt quét mã QR tại điểm đặt",
  aired: "Lượt phát bản tin trên đài truyền thanh",
  airedDays: "Số ngày các đài phát đủ ít nhất 02 lần",
};

/** A figure's value: "120 trên 350 (34,29%)", "1.204", "ẩn số nhỏ", "chưa có". */
export function valueWords({ value }: ReportFigure): string {
  if (value.is === "hidden") return "ẩn số nhỏ";
  if (value.is === "none") return "chưa có";
  const { n, of, low, high } = value;
  const interval =
    low === undefined || high === undefined
      ? ""
      : ` (khoảng ước tính ${integer(low, "vi")}–${integer(high, "vi")})`;
  if (of === null || of === 0) return `${integer(n, "vi")}${interval}`;
  return `${integer(n, "vi")} trên ${integer(of, "vi")} (${percent(n / of, 2, "vi")})${interval}`;
}

/** A figure in a line. */
export const figureWords = (figure: ReportFigure): string => `${SAYS[figure.key]}: ${valueWords(figure)}`;

/** "tuần từ 21/12 đến 27/12/2020". */
export const weekWords = (week: Week): string =>
  `tuần từ ${dayMonth(addDays(parseDay(week), -6), "vi")} đến ${date(parseDay(week), "vi")}`;

/** "tính đến 17 giờ 27/12/2020". */
export const cutOffWords = (week: Week): string => `tính đến 17 giờ ${date(parseDay(week), "vi")}`;
