/** The files of a print run. */

/** Sheets of one file: a print shop takes it at once, and setting it takes about a second of the machine. */
export const SHEETS_A_PIECE = 100;

/** The blob of a run's file; the first is 1. */
export const pieceName = (run: string, piece: number): string =>
  `prints/${run}/${String(piece).padStart(4, "0")}.pdf`;
