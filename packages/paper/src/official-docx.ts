/**
 * An official paper for Word: offices edit there and sign outside the system. The same strings and measures as the PDF;
 * where a line ends is Word's.
 */
import { isoDay } from "@bluezone/protocol/time";
import {
  AlignmentType,
  Document,
  Header,
  ImageRun,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { BARS_SIZE, barsPng } from "./bars-drawing.ts";
import {
  type Alignment,
  centre,
  line,
  points,
  type RunStyle,
  rule,
  run,
  sideBySide,
  twips,
} from "./docx-parts.ts";
import type { Bars, OfficialPaper } from "./official.ts";
import { FORM } from "./official-form.ts";
import { type PrintedBlock, type PrintedTable, type PrintStrings, printed } from "./official-print.ts";

const { size: SIZE, margin: MARGIN, page: PAGE, head: HEAD } = FORM;
const TEXT_MM = PAGE.width - MARGIN.left - MARGIN.right;
const TEXT_WIDTH = twips(TEXT_MM);
/** Word takes line spacing as 240ths of single. */
const LINE = { line: Math.round(240 * FORM.lineSpacing), lineRule: LineRuleType.AUTO };

/** The motto in Times bold of its size is this many em wide: its rule is as long. */
const MOTTO_EM = 12.22;

function head(paper: PrintStrings): Table {
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

const title = (paper: PrintStrings): Paragraph[] =>
  paper.title === ""
    ? []
    : [
        centre(run(paper.title, SIZE.title, { bold: true }), 14),
        centre(run(paper.subject, SIZE.title, { bold: true }), 2),
        rule(TEXT_MM, 50),
      ];

function addressees(paper: PrintStrings): Paragraph[] {
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

const paragraph = (text: string, style: RunStyle = {}, keepNext = style.bold === true): Paragraph =>
  new Paragraph({
    alignment: style.bold ? AlignmentType.LEFT : AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(FORM.indent) },
    spacing: { ...LINE, before: points(FORM.paragraphGap), after: 0 },
    keepNext,
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

/** A drawing as wide as the text. */
async function bars(part: Bars): Promise<Paragraph[]> {
  const { caption, source, alt } = part;
  const picture = new ImageRun({
    type: "png",
    data: await barsPng(part),
    transformation: BARS_SIZE,
    altText: { name: caption, title: caption, description: alt },
  });
  return [
    centre(run(caption, SIZE.table, { italics: true }), FORM.paragraphGap),
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [picture] }),
    line(AlignmentType.LEFT, run(source, SIZE.note, { italics: true })),
  ];
}

/** A part of the body; so many of its last lines go with what follows. */
async function block(part: PrintedBlock, kept: number): Promise<(Paragraph | Table)[]> {
  switch (part.kind) {
    case "bars":
      return bars(part);
    case "heading":
      return [paragraph(part.text, { bold: true })];
    case "paragraph":
      return [paragraph(part.text, {}, kept > 0)];
    case "list":
      return part.items.map((item, i) => paragraph(`- ${item}`, {}, i >= part.items.length - kept));
    case "table":
      return table(part);
  }
}

function foot(paper: PrintStrings): Table {
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
export async function officialDocx(official: OfficialPaper): Promise<Uint8Array> {
  const paper = printed(official);
  const document = new Document({
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
          ...(
            await Promise.all(
              paper.body.map((part, i) => block(part, i + 1 < paper.body.length ? 0 : paper.withFoot)),
            )
          ).flat(),
          // The foot never stands alone on a page: the closing line goes with it, and the end of the body.
          paragraph(paper.closing, {}, true),
          new Paragraph({ spacing: { after: 0 }, keepNext: true }),
          foot(paper),
        ],
      },
    ],
  });
  // Word's note of when it was made: the paper's day, not the clock of the machine.
  const made = ["created", "modified"].map(
    (name) =>
      `<dcterms:${name} xsi:type="dcterms:W3CDTF">${isoDay(official.day)}T00:00:00Z</dcterms:${name}>`,
  );
  const core = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${made.join("")}</cp:coreProperties>`;
  return new Uint8Array(await Packer.toBuffer(document, false, [{ path: "docProps/core.xml", data: core }]));
}
