/**
 * The files in a ZIP archive (PKWARE APPNOTE 6.3.x), read strictly: the archive is the whole file, its entries lie one after
 * another without sharing bytes, and each is exactly as long as it says.
 */
import { crc32, inflateRawSync } from "node:zlib";
import { refusal } from "./refusal.ts";

const MOST_ENTRIES = 2_000;
/** All entries together, unpacked, in bytes. */
const MOST_BYTES = 80_000_000;
const END = 22;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/** A file of the archive. */
type ZipEntry = {
  readonly name: string;
  /** How long it is, in bytes, if it is what it says. */
  readonly size: number;
  /** Its bytes. Throws Fault `file_unreadable` or `file_bomb` when it is not what it says. */
  unpack(): Uint8Array;
};

/** The files, one after another as they lie, none twice. Throws Fault `file_unreadable`, `file_locked` or `file_bomb`. */
export function* unzip(bytes: Uint8Array): Generator<ZipEntry> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = [...directory(file)].sort((a, b) => a.at - b.at);
  if (entries.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) throw refusal("file_bomb");
  const seen = new Set<string>();
  let end = 0;
  for (const entry of entries) {
    const { name, size } = entry;
    if (entry.at < end) throw refusal("file_bomb");
    if (end === 0 && entry.at !== 0) throw refusal("file_unreadable");
    const { data, until } = local(file, entry);
    end = until;
    if (seen.has(name)) throw refusal("file_unreadable");
    seen.add(name);
    yield { name, size, unpack: () => unpacked(entry, data) };
  }
}

/** The central directory, whose end record is the file's last 22 bytes: nothing follows it, not even a remark. */
function* directory(file: Buffer): Generator<Entry> {
  const end = file.length - END;
  if (end < 0 || file.readUInt32LE(end) !== 0x06054b50 || file.readUInt16LE(end + 20) !== 0)
    throw refusal("file_unreadable");
  const [count, size, start] = [
    file.readUInt16LE(end + 10),
    file.readUInt32LE(end + 12),
    file.readUInt32LE(end + 16),
  ];
  if (count > MOST_ENTRIES) throw refusal("file_bomb");
  if (count === 0 || start + size !== end || count !== file.readUInt16LE(end + 8))
    throw refusal("file_unreadable");
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw refusal("file_unreadable");
    const flags = file.readUInt16LE(at + 8);
    if (flags & 0x2041) throw refusal("file_locked");
    const lengths = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [number, number, number];
    const next = at + 46 + lengths[0] + lengths[1] + lengths[2];
    yield {
      name: nameOf(file.subarray(at + 46, at + 46 + lengths[0])),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    };
    at = next;
  }
  if (at !== end) throw refusal("file_unreadable");
}

/** A name that stays below the archive. */
function nameOf(bytes: Buffer): string {
  const name = bytes.toString("utf8");
  if (name === "" || /^\/|\\|\0|(^|\/)\.\.(\/|$)|^[A-Za-z]:/.test(name)) throw refusal("file_unreadable");
  return name;
}

/** An entry's packed bytes, and where the next may begin. Its own heading must agree with the directory. */
function local(file: Buffer, { at, name, packed, method }: Entry): { data: Buffer; until: number } {
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) throw refusal("file_unreadable");
  const [nameLength, extra] = [file.readUInt16LE(at + 26), file.readUInt16LE(at + 28)];
  const from = at + 30 + nameLength + extra;
  const until = from + packed;
  if (
    until > file.length ||
    file.readUInt16LE(at + 8) !== method ||
    file.toString("utf8", at + 30, at + 30 + nameLength) !== name
  )
    throw refusal("file_unreadable");
  return { data: file.subarray(from, until), until };
}

function unpacked({ method, size, crc }: Entry, data: Buffer): Uint8Array {
  let whole: Uint8Array;
  if (method === 0) whole = data;
  else if (method === 8) {
    try {
      whole = inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
    } catch (error) {
      throw refusal(
        (error as { readonly code?: unknown }).code === "ERR_BUFFER_TOO_LARGE"
          ? "file_bomb"
          : "file_unreadable",
      );
    }
  } else throw refusal("file_unreadable");
  if (whole.length !== size || crc32(whole) !== crc) throw refusal("file_unreadable");
  return whole;
}
