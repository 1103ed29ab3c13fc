/** A closed report as an official paper. It has no number of its own: each is a figure of the body. */
import { STILL_FILLING } from "@bluezone/contract/health/outbreak";
import { type ReportLate, reportTimes } from "@bluezone/contract/health/report-times";
import type { ReportBody, ReportCount, ReportForm } from "@bluezone/contract/health/reports";
import type { Unit } from "@bluezone/contract/units";
import type { Block, Cell, OfficialPaper } from "@bluezone/paper/official";
import type { Province } from "@bluezone/policy/province";
import { Day, dayOf, type Instant, parseDay } from "@bluezone/protocol/time";
import { date, dayMonth } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { fromMs } from "../tables.ts";
import { type Period, periodOf } from "./period.ts";
import { bodyOf, type StoredReport } from "./store.ts";
import {
  closedWords,
  countWords,
  cutOffWords,
  DELAY_WORDS,
  delayWords,
  FIGURE_WORDS,
  FUNNEL_WORDS,
  periodWords,
  spanWords,
} from "./words.ts";

const heading = (text: string): Block => ({ kind: "heading", text });
const cell = (count: ReportCount): Cell =>
  count.is === "shown" ? { integer: count.value } : countWords(count);

/** Who reports to whom: the top to the province's committee, every other office to the one above it. */
function headOf(
  { name: place, names: { committee, health } }: Pick<Province, "name" | "names">,
  { name, level }: Pick<Unit, "name" | "level">,
): Pick<
  OfficialPaper,
  "parentBody" | "issuer" | "symbol" | "place" | "addressees" | "legalBasis" | "signature" | "recipients"
> {
  const top = level === "province";
  return {
    parentBody: top ? committee.replace(/^Ủy ban nhân dân/u, "UBND") : health,
    issuer: name,
    symbol: top ? "BC-SYT" : level === "district" ? "BC-TTYT" : "BC-TYT",
    place,
    addressees: [top ? committee : health],
    legalBasis: [],
    signature: { title: level === "commune" ? "Trạm trưởng" : "Giám đốc", name: "" },
    recipients: ["Như trên", "Lưu: VT"],
  };
}

/** The epidemic curve, drawn; what is hidden is left out of it, and it says so. */
function curveBlocks(
  { curve: { by, points } }: ReportBody,
  period: Period,
  section: (text: string) => Block,
): readonly Block[] {
  const daily = by === "day";
  const values = points.map(({ count }) => (count.is === "shown" ? count.value : null));
  const all = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const [first, last] = [points[0], points.at(-1)];
  const hidden = values.some((value) => value === null);
  if (!first || !last) return [];
  const what = daily ? "Số ca theo ngày có triệu chứng" : "Số ca mới theo tuần";
  const span = `từ ${date(parseDay(first.day), "vi")} đến ${date(parseDay(last.day), "vi")}`;
  return [
    section("Đường cong dịch"),
    {
      kind: "bars",
      caption: `${what}, ${span}`,
      labels: points.map(({ day }) => dayMonth(parseDay(day), "vi")),
      values,
      ...(daily && {
        filling: {
          count: STILL_FILLING,
          legend: ["Số ca", `Số ca của ${STILL_FILLING} ngày cuối, còn bổ sung`] as const,
        },
      }),
      source: [
        `Nguồn: bàn y tế Bluezone; ${cutOffWords(period)}.`,
        ...(hidden ? ["Số nhỏ không vẽ."] : []),
      ].join(" "),
      alt: `${what} ${span}: tổng cộng ${integer(all, "vi")} ca${hidden ? ", không kể số nhỏ được ẩn" : ""}.${daily ? ` ${STILL_FILLING} ngày cuối còn bổ sung.` : ""}`,
    },
  ];
}

const LATE_WORDS: Readonly<Record<ReportLate, string>> = {
  standing: "Số ca đang theo dõi, người chờ xếp loại, người đang cách ly",
  steps: "Thời gian từng bước và mã xác nhận của ca mới",
};

/** Of when the numbers are: what came is of the report's time, what is only known now is of the time of closing. */
function timeWords(body: ReportBody, { from, cutOff }: Period, closed: Instant): string {
  const times = reportTimes(body, { from, cutOff, asOf: closed });
  const after = closedWords(times);
  return [
    `Số liệu ${spanWords(times)}.`,
    ...times.late.map((which) => `${LATE_WORDS[which]} ${after}.`),
  ].join(" ");
}

/** The paper; its number is for a pen. */
function reportPaper(
  province: Pick<Province, "name" | "names">,
  body: ReportBody,
  {
    unit,
    period,
    note,
    closed,
    illustrative,
  }: {
    readonly unit: Pick<Unit, "name" | "level">;
    readonly period: Period;
    readonly note: string;
    readonly closed: Instant;
    readonly illustrative: boolean;
  },
): OfficialPaper {
  const day: Day = dayOf(closed, "vietnam");
  const told =
    body.form === "told"
      ? ["Số từ 1 đến 4 người ghi là “ẩn số nhỏ”, cùng số liền kề nếu có thể tính ngược ra."]
      : [];
  const source = `Nguồn: bàn y tế Bluezone; ${cutOffWords(period)}.`;
  const districts = body.places.filter(({ level }) => level === "district");
  const rows = body.places.map(({ level, name, count }): readonly Cell[] => [
    level === "commune" && districts.length > 0 ? `– ${name}` : name,
    cell(count),
  ]);
  let sections = 0;
  const section = (text: string): Block => {
    sections += 1;
    return heading(`${sections}. ${text}`);
  };
  const blocks: (Block | undefined)[] = [
    { kind: "paragraph", text: [timeWords(body, period, closed), ...told].join(" ") },
    section("Số liệu chung"),
    {
      kind: "list",
      items: body.figures
        .filter(({ count }) => count.is !== "none")
        .map(({ key, count }) => `${FIGURE_WORDS[key]}: ${countWords(count)}`),
    },
    section("Ca mới theo địa bàn"),
    rows.length === 0
      ? { kind: "paragraph", text: "Không có." }
      : { kind: "table", columns: ["Địa bàn", "Ca mới"], rows, source },
    ...curveBlocks(body, period, section),
    body.delays.length > 0 ? section("Thời gian từng bước (một nửa số ca, chín phần mười số ca)") : undefined,
    body.delays.length > 0
      ? {
          kind: "table",
          columns: ["Bước", "Số ca", "Một nửa trong", "Chín phần mười trong"],
          rows: body.delays.map(({ step, unit, count, p50, p90 }) => [
            DELAY_WORDS[step],
            cell(count),
            delayWords(p50, unit),
            delayWords(p90, unit),
          ]),
        }
      : undefined,
    body.funnel.length > 0 ? section("Mã xác nhận của ca mới") : undefined,
    body.funnel.length > 0
      ? {
          kind: "list",
          items: body.funnel.map(({ step, count }) => `${FUNNEL_WORDS[step]}: ${countWords(count)}`),
        }
      : undefined,
    ...(note === ""
      ? []
      : [
          heading("Ghi chú của đơn vị"),
          ...note
            .split("\n")
            .filter((line) => line.trim() !== "")
            .map((text): Block => ({ kind: "paragraph", text: text.trim() })),
        ]),
  ];
  return {
    kind: "report",
    ...headOf(province, unit),
    day,
    subject: `Tình hình ca bệnh, tiếp xúc, cách ly ${periodWords(period)}`,
    body: blocks.filter((block) => block !== undefined),
    closing: `Trên đây là báo cáo của ${unit.name}`,
    illustrative,
  };
}

/** The paper of a closed report, in a form that it has. */
export function closedPaper(
  province: Pick<Province, "name" | "names">,
  row: StoredReport,
  unit: Unit,
  form: ReportForm,
): OfficialPaper {
  const body = bodyOf(row, form);
  if (!body) throw new TypeError("a report has the form that is printed");
  return reportPaper(province, body, {
    unit,
    period: periodOf(row.period, Day(row.day)),
    note: row.note,
    closed: fromMs(row.closed_ms),
    illustrative: row.illustrative,
  });
}
