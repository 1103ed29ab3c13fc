/** The parts of an .xlsx file that hold a table, unpacked within limits. Everything else in it is never unpacked: macros, links, pictures. */
import { Unzip, UnzipInflate } from "fflate";

/** Parts that are read; ECMA-376 part 1, 12.3. */
const READ =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
/** Most bytes that all parts have when unpacked, as they really are, whatever the file says of itself. */
export const MOST_UNPACKED = 80_000_000;
/** Most entries of a file: a workbook has some dozens. */
const MOST_ENTRIES = 1_000;
const PIECE = 65_536;

/** Why a file is not read: no such file, or more in it than is read. */
export class SheetError extends Error {
  override readonly name = "SheetError";
  readonly why: "form" | "large";
  constructor(why: SheetError["why"]) {
    super(`The workbook is not read: ${why}.`);
    this.why = why;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Parts by name, as text. Throws SheetError. */
export function unpackSheet(bytes: Uint8Array): ReadonlyMap<string, string> {
  const pieces = new Map<string, Uint8Array[]>();
  const whole = new Set<string>();
  let [entries, unpacked] = [0, 0];
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new SheetError("large");
    if (!READ.test(file.name)) return;
    // A second part of the same name is how one file can be two for two readers.
    if (pieces.has(file.name)) throw new SheetError("form");
    const own: Uint8Array[] = [];
    pieces.set(file.name, own);
    file.ondata = (error, piece, last) => {
      // What is thrown here comes back once more as an error of the unpacking.
      if (error) throw error;
      unpacked += piece.length;
      if (unpacked > MOST_UNPACKED) throw new SheetError("large");
      own.push(piece);
      if (last) whole.add(file.name);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError("form");
  }
  if (pieces.size === 0 || whole.size < pieces.size) throw new SheetError("form");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  try {
    return new Map([...pieces].map(([name, own]) => [name, utf8.decode(joined(own))]));
  } catch {
    throw new SheetError("form");
  }
}
