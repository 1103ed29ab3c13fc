/**
 * An official paper for Word: offices edit there and sign outside the system. The same strings and measures as the PDF;
 * where a line ends is Word's.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  type ITableBordersOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Official } from "./official.ts";
import { FORM } from "./official-form.ts";
import { type Printed, type PrintedBlock, type PrintedTable, printed } from "./official-print.ts";

const { size: SIZE, margin: MARGIN, page: PAGE, head: HEAD } = FORM;
/** Twentieths of a point. */
const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);
const points = (pt: number): number => Math.round(pt * 20);
const TEXT_WIDTH = twips(PAGE.width - MARGIN.left - MARGIN.right);
/** Word takes line spacing as 240ths of single. */
const LINE = { line: Math.round(240 * FORM.lineSpacing), lineRule: LineRuleType.AUTO };

const run = (text: string, size: number, style: { bold?: boolean; italics?: boolean } = {}): TextRun =>
  new TextRun({ text, size: size * 2, ...style });

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];
const line = (alignment: Alignment, child: TextRun, before = 0): Paragraph =>
  new Paragraph({ alignment, spacing: { before: points(before), after: 0 }, children: [child] });
const centre = (child: TextRun, before = 0): Paragraph => line(AlignmentType.CENTER, child, before);

/** A rule of some length in the middle of a column: the upper border of an empty line. */
function rule(columnMm: number, lengthMm: number): Paragraph {
  const side = Math.max(0, twips((columnMm - lengthMm) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: points(1), after: 0, line: points(4), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 5, space: 1, color: "auto" } },
  });
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS: ITableBordersOptions = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** Cells side by side without borders; widths in twips. */
const sideBySide = (widths: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((a, b) => a + b), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: NO_BORDERS,
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, i) =>
              new TableCell({ width: { size: widths[i]!, type: WidthType.DXA }, children: [...children] }),
          ),
        }),
    ),
  });

/** The motto in Times bold of its size is this many em wide: its rule is as long. */
const MOTTO_EM = 11.37;

function head(paper: Printed): Table {
  const letter = paper.title === "";
  return sideBySide(
    [twips(HEAD.left), twips(HEAD.right)],
    [
      [
        [
          centre(run(paper.parentBody, SIZE.issuer)),
          centre(run(paper.issuer, SIZE.issuer, { bold: true })),
          rule(HEAD.left, HEAD.left * 0.3),
        ],
        [
          centre(run(paper.state, SIZE.state, { bold: true })),
          centre(run(paper.motto, SIZE.motto, { bold: true })),
          rule(HEAD.right, (MOTTO_EM * SIZE.motto * 25.4) / 72),
        ],
      ],
      [
        [
          centre(run(paper.number, SIZE.number), 4),
          ...(letter ? [centre(run(paper.subject, SIZE.letterSubject), 3)] : []),
        ],
        [centre(run(paper.placeAndDay, SIZE.place, { italics: true }), 4)],
      ],
    ],
  );
}

const title = (paper: Printed): Paragraph[] =>
  paper.title === ""
    ? []
    : [
        centre(run(paper.title, SIZE.title, { bold: true }), 14),
        centre(run(paper.subject, SIZE.title, { bold: true }), 2),
        rule(PAGE.width - MARGIN.left - MARGIN.right, 50),
      ];

function addressees(paper: Printed): Paragraph[] {
  const [only, ...others] = paper.addressees;
  if (only === undefined) return [];
  if (others.length === 0) return [centre(run(`Kính gửi: ${only}`, SIZE.body), 12)];
  const at = (mm: number, text: string, before: number) =>
    new Paragraph({
      indent: { left: twips(mm) },
      spacing: { ...LINE, before: points(before), after: 0 },
      children: [run(text, SIZE.body)],
    });
  return [at(22, "Kính gửi:", 14), ...paper.addressees.map((to) => at(30, to, 1))];
}

const paragraph = (text: string, style: { bold?: boolean; italics?: boolean } = {}): Paragraph =>
  new Paragraph({
    alignment: style.bold ? AlignmentType.LEFT : AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(FORM.indent) },
    spacing: { ...LINE, before: points(FORM.paragraphGap), after: 0 },
    keepNext: style.bold === true,
    children: [run(text, SIZE.body, style)],
  });

function table({ columns, rows, caption, source }: PrintedTable): (Paragraph | Table)[] {
  const figures = columns.map((_, i) => rows.some((row) => row[i]?.figure));
  const width = { size: Math.floor(TEXT_WIDTH / columns.length), type: WidthType.DXA };
  const cell = (text: string, alignment: Alignment, bold = false) =>
    new TableCell({
      width,
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: points(4), right: points(4), top: points(2), bottom: points(2) },
      children: [line(alignment, run(text, SIZE.table, { bold }))],
    });
  return [
    ...(caption === "" ? [] : [centre(run(caption, SIZE.table, { italics: true }), FORM.paragraphGap)]),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: columns.map(() => width.size),
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map((name) => cell(name, AlignmentType.CENTER, true)),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map(({ text }, i) =>
                cell(text, figures[i] ? AlignmentType.RIGHT : AlignmentType.LEFT),
              ),
            }),
        ),
      ],
    }),
    line(AlignmentType.LEFT, run(source, SIZE.note, { italics: true }), source === "" ? 0 : 4),
  ];
}

function block(part: PrintedBlock): (Paragraph | Table)[] {
  switch (part.kind) {
    case "heading":
      return [paragraph(part.text, { bold: true })];
    case "paragraph":
      return [paragraph(part.text)];
    case "list":
      return part.items.map((item) => paragraph(`- ${item}`));
    case "table":
      return table(part);
  }
}

function foot(paper: Printed): Table {
  const half = Math.floor(TEXT_WIDTH / 2);
  const left = [
    ...(paper.recipients.length === 0
      ? []
      : [line(AlignmentType.LEFT, run("Nơi nhận:", SIZE.recipientsLabel, { bold: true, italics: true }))]),
    ...paper.recipients.map((to) => line(AlignmentType.LEFT, run(to, SIZE.recipients))),
  ];
  return sideBySide(
    [half, half],
    [
      [
        left.length === 0 ? [new Paragraph({})] : left,
        [
          ...paper.offices.map((office) => centre(run(office, SIZE.signature, { bold: true }))),
          centre(run(paper.name, SIZE.signature, { bold: true }), 52),
        ],
      ],
    ],
  );
}

/** The top margin: the page's number in the middle but on the first page, and the mark of made-up figures. */
function headers(illustrative: string): ISectionOptions["headers"] {
  const mark = illustrative === "" ? [] : [line(AlignmentType.RIGHT, run(illustrative, SIZE.note))];
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.pageNumber * 2 })],
  });
  return {
    first: new Header({ children: mark.length === 0 ? [new Paragraph({})] : mark }),
    default: new Header({ children: [number, ...mark] }),
  };
}

/** The paper as a Word file (Office Open XML). Throws PaperLimit as `printed` does. */
export async function officialDocx(official: Official): Promise<Uint8Array> {
  const paper = printed(official);
  const document = new Document({
    title: paper.subject,
    creator: paper.issuer,
    styles: {
      default: {
        document: { run: { font: "Times New Roman", size: SIZE.body * 2, language: { value: "vi-VN" } } },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(MARGIN.top),
              bottom: twips(MARGIN.bottom),
              left: twips(MARGIN.left),
              right: twips(MARGIN.right),
              header: twips(8),
            },
          },
        },
        headers: headers(paper.illustrative)!,
        children: [
          head(paper),
          ...title(paper),
          ...addressees(paper),
          new Paragraph({ spacing: { after: 0 } }),
          ...paper.legalBasis.map((basis) => paragraph(basis, { italics: true })),
          ...paper.body.flatMap(block),
          paragraph(paper.closing),
          new Paragraph({ spacing: { after: 0 } }),
          foot(paper),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
