/**
 * The quick report as an official paper: letters, passing down, what is installed, loudspeakers, prints and help, difficulties,
 * proposals. It has no number of its own: each is a figure of the rows, or stands in the league.
 */
import type { Figure, LeagueRow } from "@bluezone/contract/rollout/figures";
import type { PaperHead, ReportFigureKey } from "@bluezone/contract/rollout/reports";
import type { Block, Cell, OfficialPaper } from "@bluezone/paper/official";
import type { Day } from "@bluezone/protocol/time";
import { reportFigure } from "./figures.ts";
import type { WeekRows } from "./week-rows.ts";
import { cutOffWords, figureWords } from "./words.ts";

const SECTIONS: readonly (readonly [title: string, keys: readonly ReportFigureKey[]])[] = [
  ["1. Văn bản, giao việc", ["documents", "cascaded", "reported"]],
  [
    "2. Cài đặt ứng dụng Bluezone (bốn nguồn, không cộng với nhau)",
    ["downloads", "active", "tallied", "installed", "smartphones"],
  ],
  ["3. Đài truyền thanh", ["aired", "airedDays"]],
  ["4. Ấn phẩm, hỗ trợ", ["posters", "scans", "helped"]],
];

const heading = (text: string): Block => ({ kind: "heading", text });
/** What was written, a paragraph a line; what begins with "- " is of a list. */
export function written(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const last = blocks.at(-1);
    if (!line.startsWith("- ")) blocks.push({ kind: "paragraph", text: line });
    else if (last?.kind === "list")
      blocks[blocks.length - 1] = { ...last, items: [...last.items, line.slice(2)] };
    else blocks.push({ kind: "list", items: [line.slice(2)] });
  }
  return blocks;
}
const orNone = (text: string): readonly Block[] =>
  text.trim() === "" ? [{ kind: "paragraph", text: "Trong tuần chưa đơn vị nào nêu." }] : written(text);

const countCell = (figure: Figure): Cell =>
  figure.is === "shown" ? { integer: figure.value } : figure.is === "hidden" ? "ẩn số nhỏ" : "chưa có";
function shareCell(figure: Figure, rate: "ofPeople" | "ofUnits"): Cell {
  if (figure.is !== "shown") return countCell(figure);
  const of = figure[rate];
  return of === null ? "chưa có" : { percent: of.share, decimals: 2 };
}

function league(rows: readonly LeagueRow[], source: string): readonly Block[] {
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "Bốn nguồn theo địa bàn",
      columns: [
        "Địa bàn",
        "Lượt tải",
        "trên dân số",
        "Máy hoạt động",
        "Lượt hỗ trợ",
        "Đơn vị báo",
        "trên số máy",
      ],
      rows: rows.map(({ name, figures: { downloads, active, helped, units } }) => [
        name,
        countCell(downloads),
        shareCell(downloads, "ofPeople"),
        countCell(active),
        countCell(helped),
        countCell(units),
        shareCell(units, "ofUnits"),
      ]),
      source,
    },
  ];
}

/** What an officer adds to the rows. */
export type OfficerInput = {
  readonly head: PaperHead;
  readonly subject: string;
  readonly difficulties: string;
  readonly proposals: string;
  readonly illustrative: boolean;
};

/** The head and foot of a paper out of a form. */
export function headOf({
  signature: { authority, ...signs },
  ...head
}: PaperHead): Pick<
  OfficialPaper,
  "parentBody" | "issuer" | "symbol" | "place" | "addressees" | "legalBasis" | "signature" | "recipients"
> {
  return { ...head, signature: authority ? { authority, ...signs } : signs };
}

/** The report under a number and a day. */
export function quickReport(rows: WeekRows, added: OfficerInput, number: number, day: Day): OfficialPaper {
  const source = `Nguồn: cửa hàng ứng dụng; máy tự trả lời (tự nguyện, chưa xác thực, ước tính); điểm hỗ trợ; đơn vị tự báo. Không cộng bốn nguồn; ${cutOffWords(rows.week)}.`;
  return {
    kind: "quick-report",
    ...headOf(added.head),
    number,
    day,
    subject: added.subject,
    body: [
      { kind: "paragraph", text: `Số liệu ${cutOffWords(rows.week)}.` },
      ...SECTIONS.flatMap(([title, keys]): readonly Block[] => [
        heading(title),
        { kind: "list", items: keys.map((key) => figureWords(reportFigure(rows, key))) },
        ...(title.startsWith("2.") ? league(rows.league, source) : []),
      ]),
      heading("5. Khó khăn, vướng mắc"),
      ...orNone(added.difficulties),
      heading("6. Đề xuất, kiến nghị"),
      ...orNone(added.proposals),
    ],
    closing: `Trên đây là báo cáo nhanh của ${added.head.issuer}`,
    illustrative: rows.illustrative || added.illustrative,
  };
}
