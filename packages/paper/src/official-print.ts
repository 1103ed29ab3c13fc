/** An official paper with every string as it will stand on the page; both printers take it, so that they cannot differ. */
import { officialDate } from "@bluezone/vietnamese/date";
import { nfc } from "@bluezone/vietnamese/fold";
import { decimal, integer, percent } from "@bluezone/vietnamese/number";
import { checkMany, checkText, PaperLimit } from "./limit.ts";
import type { Block, Cell, OfficialKind, OfficialPaper } from "./official.ts";
import { ILLUSTRATIVE, MOTTO, STATE } from "./official-form.ts";
import { cleaned } from "./text.ts";

const TITLES: Readonly<Record<OfficialKind, string>> = {
  letter: "",
  report: "BÁO CÁO",
  "quick-report": "BÁO CÁO NHANH",
  notice: "THÔNG BÁO",
  plan: "KẾ HOẠCH",
  commitment: "BẢN CAM KẾT",
  certificate: "GIẤY XÁC NHẬN",
};

/** Characters of a line or title, of a paragraph or cell; entries of a list; rows of a table; blocks of a body; bars of a drawing. */
const MOST = { line: 300, paragraph: 8_000, entries: 200, columns: 12, rows: 2_000, blocks: 500, bars: 60 };

/** A cell as it stands, and whether it stands to the right as figures do. */
export interface PrintedCell {
  readonly text: string;
  readonly figure: boolean;
}

/** A table's cells as they stand. */
export interface PrintedTable {
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PrintedCell[])[];
  readonly caption: string;
  readonly source: string;
}

/** A block as it stands. */
export type PrintedBlock = Exclude<Block, { kind: "table" }> | PrintedTable;

/** The paper's strings, in the order of the page. Empty strings stand for what is not there. */
export interface PrintStrings {
  readonly parentBody: string;
  readonly issuer: string;
  readonly state: string;
  readonly motto: string;
  /** "Số: 05/BC-STTTT". */
  readonly number: string;
  /** "An Giang, ngày 04 tháng 01 năm 2021". */
  readonly placeAndDay: string;
  /** "BÁO CÁO", or empty for a letter. */
  readonly title: string;
  /** With "V/v" for a letter. */
  readonly subject: string;
  readonly addressees: readonly string[];
  readonly legalBasis: readonly string[];
  readonly body: readonly PrintedBlock[];
  /** So many paragraphs or entries at the end of the body stand on the page of the closing line and the signature. */
  readonly withFoot: number;
  readonly closing: string;
  /** "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC". */
  readonly offices: readonly string[];
  readonly name: string;
  /** "- Như trên;" … "- Lưu: VT, KHTC." */
  readonly recipients: readonly string[];
  readonly illustrative: string;
}

function cell(value: Cell): PrintedCell {
  if (typeof value === "string") return { text: value, figure: false };
  if ("integer" in value) return { text: integer(value.integer, "vi"), figure: true };
  if ("decimal" in value) return { text: decimal(value.decimal, value.decimals, "vi"), figure: true };
  return { text: percent(value.percent, value.decimals, "vi"), figure: true };
}

function block(part: Block): PrintedBlock {
  switch (part.kind) {
    case "table": {
      const { columns, rows, caption = "", source = "" } = part;
      checkMany("a table's columns", columns, MOST.columns);
      checkMany("a table's rows", rows, MOST.rows);
      if (columns.length === 0 || rows.some((row) => row.length !== columns.length))
        throw new PaperLimit("does_not_fit", `every row of a table has ${columns.length} cells`);
      return { kind: "table", columns, rows: rows.map((row) => row.map(cell)), caption, source };
    }
    case "bars":
      checkMany("a drawing's bars", part.labels, MOST.bars);
      if (part.labels.length !== part.values.length)
        throw new PaperLimit("does_not_fit", "every bar has a label");
      return part;
    case "list":
      checkMany("a list", part.items, MOST.entries);
      return part;
    default:
      return part;
  }
}

/** A list that is short enough to go to the next page whole; of a longer one its last entries go. */
const SHORT = { entries: 6, last: 2, paragraph: 600 };

/** How much of the body goes with the foot, so that no page has a signature and nothing that was signed. */
function withFoot(last: Block | undefined): number {
  if (last?.kind === "list") return last.items.length > SHORT.entries ? SHORT.last : last.items.length;
  return last?.kind === "paragraph" && last.text.length <= SHORT.paragraph ? 1 : 0;
}

/** Every string under a value, however deep. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** A place's kind and name, at the end of an office's name. */
const PLACE = /(?<= )(xã|phường|thị trấn|quận|huyện|thị xã|thành phố) [^,]+$/iu;
/** Longer ones may break anywhere: they would not stand on one line of the head. */
const MOST_TOGETHER = 24;

/** An office as the head has it: its line breaks before the place, never inside the place's name. */
const office = (name: string): string =>
  nfc(name)
    .toUpperCase()
    .replace(PLACE, (place) => (place.length > MOST_TOGETHER ? place : place.replaceAll(" ", "\u00a0")));

const bare = (text: string): string => text.trim().replace(/(?<![\s.;,/])[\s.;,/]+$/, "");

/** "Số: 05/…": a number under 10 has a 0 before it; without a number room is left for a pen. */
const numberLine = (number: number | undefined, symbol: string): string =>
  `Số: ${number === undefined ? "\u00a0".repeat(8) : String(number).padStart(2, "0")}/${symbol}`;

/** The strings of a paper. Throws PaperLimit for what is too long, too many or missing; RangeError for a number that is none. */
export function printed(paper: OfficialPaper): PrintStrings {
  const { number, signature, addressees, legalBasis, recipients } = paper;
  if (number !== undefined && !(Number.isInteger(number) && number >= 1))
    throw new RangeError(`the number of a paper is a whole number from 1, not ${number}`);
  const authority = signature.authority;
  const lines = { ...paper, body: undefined, closing: undefined, legalBasis: undefined };
  for (const text of strings(lines)) checkText("a line of the head or the foot", text, MOST.line);
  for (const text of strings([paper.body, paper.closing, legalBasis]))
    checkText("a paragraph or cell", text, MOST.paragraph);
  for (const field of ["parentBody", "issuer", "symbol", "place", "subject", "closing"] as const)
    checkText(field, paper[field], MOST.paragraph, 1);
  for (const [field, list] of Object.entries({ addressees, legalBasis, recipients }))
    checkMany(field, list, MOST.entries);
  checkMany("the body", paper.body, MOST.blocks);
  const { length } = recipients;
  return cleaned({
    parentBody: office(paper.parentBody),
    issuer: office(paper.issuer),
    state: STATE,
    motto: MOTTO,
    number: numberLine(number, paper.symbol),
    placeAndDay: `${paper.place}, ${officialDate(paper.day)}`,
    title: TITLES[paper.kind],
    subject: paper.kind === "letter" ? `V/v ${paper.subject}` : paper.subject,
    addressees: addressees.map((to, i) =>
      addressees.length === 1 ? `${bare(to)}.` : `- ${bare(to)}${i + 1 < addressees.length ? ";" : "."}`,
    ),
    legalBasis: legalBasis.map((basis) => `${bare(basis)};`),
    body: paper.body.map(block),
    withFoot: withFoot(paper.body.at(-1)),
    closing: `${bare(paper.closing)}./.`,
    offices: [
      ...(authority ? [`${authority.by} ${authority.of.toUpperCase()}`] : []),
      signature.title.toUpperCase(),
    ],
    name: signature.name,
    recipients: recipients.map((to, i) => `- ${bare(to)}${i + 1 < length ? ";" : "."}`),
    illustrative: paper.illustrative ? ILLUSTRATIVE : "",
  });
}
