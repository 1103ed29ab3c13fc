/** The files of a print run. */

/** Sheets of one file: small enough to be opened anywhere, and a step by which progress is seen every few seconds. */
export const SHEETS_A_PIECE = 100;

/** The blob of a run's file; the first is 1. */
export const pieceName = (run: string, piece: number): string =>
  `prints/${run}/${String(piece).padStart(4, "0")}.pdf`;

/** The run of a file; undefined for a blob that is none of a print run. */
export const runOfPiece = (name: string): string | undefined =>
  /^prints\/([\w-]+)\/\d+\.pdf$/.exec(name)?.[1];
