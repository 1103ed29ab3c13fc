/**
 * An official paper as a value: what an office writes to another, before it has a shape. The shape is decree
 * 30/2020/NĐ-CP, annex I; `official-pdf` and `official-docx` both print this value.
 */
import type { Day } from "@bluezone/protocol/time";

/** công văn · báo cáo · báo cáo nhanh · thông báo · kế hoạch · bản cam kết · giấy xác nhận. A letter has its subject under the number, the others a title. */
export type OfficialKind =
  | "letter"
  | "report"
  | "quick-report"
  | "notice"
  | "plan"
  | "commitment"
  | "certificate";

/** A figure of a table: it is printed by Vietnamese rules, 272.365 · 1,5 · 10,21%. Percent takes a share of 1. */
export type Figure =
  | { readonly integer: number }
  | { readonly decimal: number; readonly decimals: number }
  | { readonly percent: number; readonly decimals: number };

/** A cell: words ("ẩn số nhỏ", "chưa có"), or a figure, which stands to the right. */
export type Cell = string | Figure;

/** A table. Every row has a cell for every column. */
export interface Table {
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Stands above it: what is counted, in which unit. */
  readonly caption?: string;
  /** Stands under it: source and cut-off time. */
  readonly source?: string;
}

/** A drawing of bars with their figures. `alt` says in a sentence what it shows, for who does not see it. */
export interface Bars {
  readonly kind: "bars";
  readonly labels: readonly string[];
  /** One for each label; null draws none. */
  readonly values: readonly (number | null)[];
  /** So many of the last bars are not complete yet: they are hatched. The legend says what bars are, and what hatched ones. */
  readonly filling?: { readonly count: number; readonly legend: readonly [full: string, hatched: string] };
  readonly caption: string;
  readonly source: string;
  readonly alt: string;
}

/** A part of the body. Numbers of headings ("1.", "a)") are part of their text. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | Table
  | Bars;

/** Who signs. */
export interface Signature {
  /** For whom: TM. with the body, KT., TL. and TUQ. with the office of the one who is stood in for ("Giám đốc"). */
  readonly authority?: { readonly by: "TM." | "KT." | "TL." | "TUQ."; readonly of: string };
  /** The office of the one who signs: "Phó Giám đốc". */
  readonly title: string;
  /** "(đã ký)", or empty to be signed on paper. */
  readonly name: string;
}

/** The whole paper. Names of bodies and offices are given as written in a sentence; capitals are the printer's work. */
export interface OfficialPaper {
  readonly kind: OfficialKind;
  /** The body above: "UBND tỉnh An Giang". */
  readonly parentBody: string;
  /** "Sở Thông tin và Truyền thông". */
  readonly issuer: string;
  /** From 1; without it room is left for a pen. */
  readonly number?: number;
  /** "STTTT-KHTC" of a letter (agency-unit), "BC-STTTT" of other papers (kind-agency). */
  readonly symbol: string;
  /** "An Giang". */
  readonly place: string;
  readonly day: Day;
  /** Without "V/v" and without a full stop. */
  readonly subject: string;
  /** "Kính gửi": none for papers that have no addressee. */
  readonly addressees: readonly string[];
  /** "Căn cứ …", each in italics, without the mark at its end. */
  readonly legalBasis: readonly string[];
  readonly body: readonly Block[];
  /** The last paragraph; "./." is put behind it. */
  readonly closing: string;
  readonly signature: Signature;
  /** "Nơi nhận", without dashes and end marks; the last is the archive: "Lưu: VT, KHTC". */
  readonly recipients: readonly string[];
  /** Whether "số liệu minh họa" stands on every page. Never on a real paper. */
  readonly illustrative: boolean;
}
