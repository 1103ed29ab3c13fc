/** Writing a zip (APPNOTE.TXT 4.3): deflated entries, sizes in front of them, no time, so that the same entries are the same zip. */
import { joinBytes } from "../bytes.ts";
import type { Packing } from "./packing.ts";
import { asciiBytes } from "./protobuf.ts";

/** A packed entry. */
export interface PackedEntry {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  readonly packed: readonly Uint8Array[];
}

/** 1 January 1980, 12:00, as MS-DOS has it: zip knows nothing earlier. */
const TIME = 12 << 11;
const DATE = (1 << 5) | 1;
const VERSION = 20;
const DEFLATED = 8;

/** Packs an entry whose bytes come in pieces. */
export async function packEntry(
  name: string,
  pieces: Iterable<Uint8Array>,
  { crc32, deflate }: Packing,
): Promise<PackedEntry> {
  let size = 0;
  let crc = 0;
  function* counted() {
    for (const piece of pieces) {
      size += piece.length;
      crc = crc32(piece, crc);
      yield piece;
    }
  }
  const packed: Uint8Array[] = [];
  for await (const piece of deflate(counted())) packed.push(piece);
  return { name, size, crc, packed };
}

/** The zip of entries, in their order. */
export function zipOf(entries: readonly PackedEntry[]): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = asciiBytes(entry.name);
    const length = entry.packed.reduce((sum, piece) => sum + piece.length, 0);
    const common = [
      ...[u16(VERSION), u16(0), u16(DEFLATED), u16(TIME), u16(DATE)],
      ...[u32(entry.crc), u32(length), u32(entry.size), u16(name.length), u16(0)],
    ];
    const local = joinBytes(u32(0x04034b50), ...common, name);
    files.push(local, ...entry.packed);
    // Comment length, disk, inner and outer attributes: none; then where the entry begins.
    directory.push(u32(0x02014b50), u16(VERSION), ...common, u16(0), u16(0), u16(0), u32(0), u32(at), name);
    at += local.length + length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = u16(entries.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(size), u32(at), u16(0)];
  return joinBytes(...files, ...directory, ...end);
}

const u16 = (n: number): Uint8Array => Uint8Array.of(n, n >>> 8);
const u32 = (n: number): Uint8Array => Uint8Array.of(n, n >>> 8, n >>> 16, n >>> 24);
