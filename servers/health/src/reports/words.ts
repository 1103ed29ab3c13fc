/** A report's words on paper and in CSV. */
import type { ReportTimes } from "@bluezone/contract/health/report-times";
import type {
  FunnelStep,
  ReportBody,
  ReportCount,
  ReportDelay,
  ReportFigureKey,
} from "@bluezone/contract/health/reports";
import { dayOf, type Instant, wallTime } from "@bluezone/protocol/time";
import { clockPhrase, date } from "@bluezone/vietnamese/date";
import { decimal, integer } from "@bluezone/vietnamese/number";
import type { z } from "zod";
import type { Period } from "./period.ts";

/** What each figure counts. */
export const FIGURE_WORDS: Readonly<Record<ReportFigureKey, string>> = {
  casesNew: "Ca mới (xác định, có thể)",
  casesOpen: "Ca đang theo dõi",
  casesRecovered: "Ca khỏi bệnh",
  casesDied: "Ca tử vong",
  contactsF1: "Người mới xếp loại F1",
  contactsF2: "Người mới xếp loại F2",
  contactsWaiting: "Người chờ xếp loại",
  quarantineStarted: "Người bắt đầu cách ly",
  quarantineEnded: "Người hết cách ly",
  quarantineHome: "Người đang cách ly tại nhà",
  quarantineSite: "Người đang cách ly tập trung",
  callbacksAsked: "Lượt nhờ gọi lại",
  callbacksCalled: "Lượt đã gọi lại",
};

/** What each delay is between. */
export const DELAY_WORDS: Readonly<Record<z.output<typeof ReportDelay>["step"], string>> = {
  onsetToSample: "Từ ngày có triệu chứng đến lấy mẫu",
  sampleToResult: "Từ lấy mẫu đến có kết quả",
  resultToCode: "Từ ghi kết quả đến cấp mã",
  codeToCertificate: "Từ cấp mã đến nhận chứng thư",
};

/** Each step of a code. */
export const FUNNEL_WORDS: Readonly<Record<z.output<typeof FunnelStep>["step"], string>> = {
  cases: "Ca mới",
  made: "Đã cấp mã",
  sent: "Tin nhắn đã gửi",
  claimed: "Mã đã dùng",
  certified: "Đã nhận chứng thư",
};

/** A count in words: "1.204", "ẩn số nhỏ", "chưa có". */
export const countWords = (count: ReportCount): string =>
  count.is === "shown" ? integer(count.value, "vi") : count.is === "hidden" ? "ẩn số nhỏ" : "chưa có";

/** "2,5 ngày". */
export const delayWords = (value: number | null, unit: "days" | "hours"): string =>
  value === null ? "chưa đủ số" : `${decimal(value, 1, "vi")} ${unit === "days" ? "ngày" : "giờ"}`;

/** "ngày 27/12/2020", "tuần từ 20/12/2020 đến 27/12/2020". */
export const periodWords = ({ period, day, from }: Period): string =>
  period === "day"
    ? `ngày ${date(day, "vi")}`
    : `tuần từ ${date(dayOf(from, "vietnam"), "vi")} đến ${date(day, "vi")}`;

/** "tính đến 17 giờ 27/12/2020". */
export const cutOffWords = ({ day }: Pick<Period, "day">): string => `tính đến 17 giờ ${date(day, "vi")}`;

const clockOf = (at: Instant): string => clockPhrase(wallTime(at, "vietnam"), "vi");
const dateOf = (at: Instant): string => date(dayOf(at, "vietnam"), "vi");

/** "từ 17 giờ 26/12/2020 đến 17 giờ 27/12/2020". */
export const spanWords = ({ from, to }: Pick<ReportTimes, "from" | "to">): string =>
  `từ ${clockOf(from)} ${dateOf(from)} đến ${clockOf(to)} ${dateOf(to)}`;

/**
 * How late what is only known when a report is closed was counted: "tính đến lúc chốt, 18 giờ 30 ngày 27/12/2020". What is
 * told stays as the first report told it, which may have been closed earlier.
 */
export const closedWords = ({ lateAt, lateIs }: Pick<ReportTimes, "lateAt" | "lateIs">): string =>
  `${lateIs === "at" ? "tính" : "tính sau 17 giờ, chậm nhất"} đến lúc chốt, ${clockOf(lateAt)} ngày ${dateOf(lateAt)}`;

/** The lines of the CSV. */
export function csvLines(
  body: ReportBody,
): readonly { part: string; code: string; name: string; value: string }[] {
  const value = (count: ReportCount): string =>
    count.is === "shown" ? String(count.value) : count.is === "hidden" ? "ẩn số nhỏ" : "";
  return [
    ...body.figures.map(({ key, count }) => ({
      part: "figure",
      code: key,
      name: FIGURE_WORDS[key],
      value: value(count),
    })),
    ...body.places.map(({ level, code, name, count }) => ({
      part: level,
      code: code ?? "",
      name,
      value: value(count),
    })),
    ...body.curve.points.map(({ day, count }) => ({
      part: `curve-${body.curve.by}`,
      code: day,
      name: "",
      value: value(count),
    })),
    ...body.delays.flatMap(({ step, unit, count, p50, p90 }) => [
      { part: "delay-count", code: step, name: DELAY_WORDS[step], value: value(count) },
      {
        part: `delay-p50-${unit}`,
        code: step,
        name: DELAY_WORDS[step],
        value: p50 === null ? "" : String(p50),
      },
      {
        part: `delay-p90-${unit}`,
        code: step,
        name: DELAY_WORDS[step],
        value: p90 === null ? "" : String(p90),
      },
    ]),
    ...body.funnel.map(({ step, count }) => ({
      part: "funnel",
      code: step,
      name: FUNNEL_WORDS[step],
      value: value(count),
    })),
  ];
}
