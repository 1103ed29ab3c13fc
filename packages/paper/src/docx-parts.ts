/** What Word files are put together from: runs, lines, rules, and cells side by side, in millimetres and points. */
import {
  AlignmentType,
  BorderStyle,
  type ITableBordersOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

/** Twentieths of a point in a length in millimetres: Word's unit of place. */
export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);
/** Twentieths of a point in points. */
export const points = (pt: number): number => Math.round(pt * 20);

/** How a run looks. */
export interface RunStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
}
/** Text of one size, in points. */
export const run = (text: string, size: number, style: RunStyle = {}): TextRun =>
  new TextRun({ text, size: size * 2, ...style });

/** Left, right, centre or justified. */
export type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];
/** A paragraph of one run, `before` points under the one above. */
export const line = (alignment: Alignment, child: TextRun, before = 0): Paragraph =>
  new Paragraph({ alignment, spacing: { before: points(before), after: 0 }, children: [child] });
/** The same in the middle. */
export const centre = (child: TextRun, before = 0): Paragraph => line(AlignmentType.CENTER, child, before);

/** A rule of a length in the middle of a column, both in millimetres: the upper border of an empty line. */
export function rule(column: number, length: number): Paragraph {
  const side = Math.max(0, twips((column - length) / 2));
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

/** Rows of cells side by side without borders; widths in twips. */
export const sideBySide = (widths: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table =>
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
