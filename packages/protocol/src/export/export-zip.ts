/**
 * Reading a zip that a stranger may have made (APPNOTE.TXT 4.3): nothing it says is trusted, and what unpacks larger than
 * allowed stops while it unpacks.
 */
import { Inflate } from "fflate";
import { ExportFault } from "./export-fault.ts";
import { crc32 } from "./packing.ts";
import type { Unpacking } from "./unpacking.ts";

/** An entry as the directory has it, still packed. */
export interface ZipEntry {
  readonly method: number;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

const bad = (sentence: string): ExportFault => new ExportFault("bad-zip", sentence);
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

/** Whether bytes begin as a zip does. */
export const isZip = (file: Uint8Array): boolean => file[0] === 0x50 && file[1] === 0x4b;

/** The entries by name. Throws ExportFault for a broken zip, a name that stands twice or points outside, more than 16 entries. */
export function zipEntries(file: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  let end = file.length - 22;
  while (end >= 0 && end > file.length - 22 - 0x10000 && view.getUint32(end, true) !== END_OF_DIRECTORY)
    end--;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY)
    throw bad("the zip has no directory: it is cut off");
  const count = view.getUint16(end + 10, true);
  if (count > 16) throw bad("the zip has more than 16 entries");
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw bad("the zip's directory is broken");
    const nameLength = view.getUint16(at + 28, true);
    const name = Array.from(file.subarray(at + 46, at + 46 + nameLength), (b) => String.fromCharCode(b)).join(
      "",
    );
    if (/(^|[/\\])\.\.([/\\]|$)|^[/\\]/.test(name)) throw bad("the zip has an entry that points outside it");
    if (entries.has(name)) throw bad("the zip has the same entry twice");
    entries.set(name, localEntry(file, view, at));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function localEntry(file: Uint8Array, view: DataView, at: number): ZipEntry {
  const packedSize = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (local + 30 > file.length || view.getUint32(local, true) !== LOCAL_ENTRY)
    throw bad("an entry of the zip is missing");
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packedSize > file.length) throw bad("an entry of the zip is cut off");
  return {
    method: view.getUint16(at + 10, true),
    packed: file.subarray(from, from + packedSize),
    size: view.getUint32(at + 24, true),
    crc: view.getUint32(at + 16, true),
  };
}

const tooLarge = (limit: number): ExportFault =>
  new ExportFault("too-large", `an entry of the zip is larger than ${limit} bytes`);
const changed = (): ExportFault => bad("an entry of the zip is not what it was when it was packed");

/** Looks at what an entry says of itself, before anything is unpacked. */
function demandUnpackable({ method, packed, size }: ZipEntry, limit: number): void {
  if (size > limit || packed.length > limit) throw tooLarge(limit);
  if (method !== 0 && method !== 8) throw bad(`an entry of the zip is packed in an unknown way (${method})`);
}

/** An entry's bytes at once, by a faster way. Rejects with what that throws, or ExportFault as `unpack` does. */
export async function unpackBy(unpacking: Unpacking, entry: ZipEntry, limit: number): Promise<Uint8Array> {
  demandUnpackable(entry, limit);
  const { method, packed, size, crc } = entry;
  const bytes = method === 0 ? packed : await unpacking.inflate(packed, size);
  if (bytes.length !== size || unpacking.crc32(bytes) !== crc) throw changed();
  return bytes;
}

/** An entry's bytes in pieces. Throws ExportFault when they are more than `limit`, or not what the zip says of them. */
export function* unpack(entry: ZipEntry, limit: number): Generator<Uint8Array> {
  demandUnpackable(entry, limit);
  const { method, packed, size, crc } = entry;
  let length = 0;
  let sum = 0;
  for (const piece of method === 0 ? [packed] : inflated(packed)) {
    length += piece.length;
    if (length > limit) throw tooLarge(limit);
    if (length > size) break;
    sum = crc32(piece, sum);
    yield piece;
  }
  if (length !== size || sum !== crc) throw changed();
}

function* inflated(packed: Uint8Array): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let done = false;
  const inflate = new Inflate((piece, final) => {
    pieces.push(piece);
    done = final;
  });
  // In small pieces, so that a bomb is noticed while it goes off: one unpacks to 16 MB at the very most.
  for (let at = 0; at < packed.length; at += 16_384) {
    try {
      inflate.push(packed.subarray(at, at + 16_384), at + 16_384 >= packed.length);
    } catch {
      throw bad("an entry of the zip cannot be unpacked");
    }
    yield* pieces;
    pieces = [];
  }
  if (!done) throw bad("an entry of the zip is cut off");
}
