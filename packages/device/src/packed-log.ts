/**
 * Ten minutes of listening as they stand in the store once they are over: columns, deflated, as base64 (record 0020;
 * docs/protocol, page 4). What is rounded by it:
 *
 * - the time of a minute's first reading to the whole second before it, what its scan stands for to the nearest one;
 * - the mean of its readings to the nearest ¼ dB, so it is at most ⅛ dB off; the best reading stays as it is;
 * - more than 255 readings to 255.
 *
 * So a contact's attenuation moves by ⅛ dB at most before it is rounded to whole dB, and its length by a second at either
 * end; a minute stays in its minute. Packing what was unpacked changes nothing any more.
 *
 * | bytes | what (numbers are little-endian) |
 * | --- | --- |
 * | 1 | version, 1 |
 * | 4 | length of the body before it was deflated |
 * | 4 | CRC-32 of it |
 * | … | the body, deflated (RFC 1951) |
 *
 * | bytes of the body | column by column |
 * | --- | --- |
 * | 4, 4, 8 | boot; which ten minutes of it; `until` in milliseconds since 1970, a double |
 * | 2 | number of identifiers |
 * | 16, 4, 1 of each | identifier; encrypted metadata; number of its minutes |
 * | 2, 1, 1, 1, 2 of each minute | seconds since the ten minutes began; count; best in dBm, signed; best − mean in ¼ dB; gap in seconds |
 */
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { crc32 } from "@bluezone/protocol/export/packing";
import { type Duration, Instant, inSeconds, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import { deflateSync, Inflate } from "fflate";
import type { HeardDocument, StoredMinute } from "./heard-document.ts";

/** Base64, as it stands in the store in place of the document. */
export type PackedLog = string;

/** Bytes of a body at most: 5,000 identifiers, each heard in all of its ten minutes, are 455,018. */
export const MOST_BYTES = 524_288;

const VERSION = 1;
const HEAD = 9;
const FIXED = 18;
const OF_IDENTIFIER = 21;
const TEN_MINUTES = Minutes(10);
const LATEST = 8.64e15;
/** So much is inflated at a time: a piece becomes 1 MB at the very most. */
const PIECE = 1_024;

const isBetween = (n: number, least: number, most: number): boolean =>
  Number.isInteger(n) && n >= least && n <= most;

/** Where the columns of a body begin. */
const columns = (identifiers: number, minutes: number) => {
  const aem = FIXED + 16 * identifiers;
  const minutesOf = aem + 4 * identifiers;
  const second = minutesOf + identifiers;
  const count = second + 2 * minutes;
  const best = count + minutes;
  const below = best + minutes;
  const gap = below + minutes;
  return { rpi: FIXED, aem, minutesOf, second, count, best, below, gap, end: gap + 2 * minutes };
};

/** One minute in the units of its columns; undefined when it does not fit them. */
function figures({ mono, count, mean, best, gap }: StoredMinute, start: number) {
  const second = Math.floor((mono - start) / 1000);
  const below = Math.round(4 * (best - mean));
  const seconds = Math.round(inSeconds(gap));
  const fits =
    isBetween(second, 0, 599) &&
    isBetween(count, 1, Number.MAX_SAFE_INTEGER) &&
    isBetween(best, -128, 127) &&
    isBetween(below, 0, 255) &&
    isBetween(seconds, 0, 0xffff);
  return fits ? { second, count: Math.min(count, 255), best, below, gap: seconds } : undefined;
}

/** The document packed; undefined when something of it does not fit the layout: it then stays as it is. */
export function packHeard({ boot, until, heard }: HeardDocument): PackedLog | undefined {
  const first = heard[0]?.minutes[0]?.mono;
  if (first === undefined) return undefined;
  const n = Math.floor(first / TEN_MINUTES);
  const minutes = heard.reduce((sum, each) => sum + each.minutes.length, 0);
  const at = columns(heard.length, minutes);
  const fits =
    isBetween(boot, 0, 0xffff_ffff) &&
    isBetween(n, 0, 0xffff_ffff) &&
    Math.abs(until) <= LATEST &&
    heard.length <= 0xffff &&
    at.end <= MOST_BYTES;
  if (!fits) return undefined;
  const body = new Uint8Array(at.end);
  const view = new DataView(body.buffer);
  view.setUint32(0, boot, true);
  view.setUint32(4, n, true);
  view.setFloat64(8, until, true);
  view.setUint16(16, heard.length, true);
  let m = 0;
  for (const [i, each] of heard.entries()) {
    if (!isBetween(each.minutes.length, 1, 255)) return undefined;
    body.set(fromBase64(each.rpi), at.rpi + 16 * i);
    body.set(fromBase64(each.aem), at.aem + 4 * i);
    body[at.minutesOf + i] = each.minutes.length;
    for (const minute of each.minutes) {
      const packed = figures(minute, n * TEN_MINUTES);
      if (packed === undefined) return undefined;
      view.setUint16(at.second + 2 * m, packed.second, true);
      body[at.count + m] = packed.count;
      view.setInt8(at.best + m, packed.best);
      body[at.below + m] = packed.below;
      view.setUint16(at.gap + 2 * m, packed.gap, true);
      m += 1;
    }
  }
  const deflated = deflateSync(body, { level: 9 });
  const bytes = new Uint8Array(HEAD + deflated.length);
  const head = new DataView(bytes.buffer);
  bytes[0] = VERSION;
  head.setUint32(1, body.length, true);
  head.setUint32(5, crc32(body, 0), true);
  bytes.set(deflated, HEAD);
  return toBase64(bytes);
}

/** Exactly `length` bytes; undefined when the deflated ones are broken, fewer or more. It stops where they become more. */
function inflated(deflated: Uint8Array, length: number): Uint8Array | undefined {
  const bytes = new Uint8Array(length);
  let filled = 0;
  const inflate = new Inflate((piece) => {
    if (filled + piece.length <= length) bytes.set(piece, filled);
    filled += piece.length;
  });
  try {
    for (let at = 0; at < deflated.length && filled <= length; at += PIECE)
      inflate.push(deflated.subarray(at, at + PIECE), at + PIECE >= deflated.length);
  } catch {
    return undefined;
  }
  return filled === length ? bytes : undefined;
}

/** The body of a packed text; undefined when it is none. */
function bodyOf(packed: PackedLog): Uint8Array | undefined {
  // Deflating makes nothing larger than by some bytes a block; base64 makes it a third larger.
  if (packed.length > 1.4 * MOST_BYTES) return undefined;
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(packed);
  } catch {
    return undefined;
  }
  if (bytes.length < HEAD || bytes[0] !== VERSION) return undefined;
  const head = new DataView(bytes.buffer, bytes.byteOffset, HEAD);
  const length = head.getUint32(1, true);
  if (length < FIXED || length > MOST_BYTES) return undefined;
  const body = inflated(bytes.subarray(HEAD), length);
  return body && crc32(body, 0) === head.getUint32(5, true) ? body : undefined;
}

/** A packed document whose columns are all valid, as bytes. */
export interface PackedColumns {
  readonly body: Uint8Array;
  readonly view: DataView;
  /** Where each column begins. */
  readonly at: ReturnType<typeof columns>;
  readonly boot: number;
  /** Monotonic time at which its ten minutes begin. */
  readonly start: Duration;
  readonly until: Instant;
  readonly identifiers: number;
}

/** The columns of a packed text; undefined when it is damaged in any way. Never throws. */
export function packedColumns(packed: PackedLog): PackedColumns | undefined {
  const body = bodyOf(packed);
  if (body === undefined) return undefined;
  const view = new DataView(body.buffer);
  const until = view.getFloat64(8, true);
  const identifiers = view.getUint16(16, true);
  const { minutesOf } = columns(identifiers, 0);
  if (!(Math.abs(until) <= LATEST) || FIXED + OF_IDENTIFIER * identifiers > body.length) return undefined;
  let minutes = 0;
  for (let i = 0; i < identifiers; i += 1) {
    const own = body[minutesOf + i] ?? 0;
    if (own === 0) return undefined;
    minutes += own;
  }
  const at = columns(identifiers, minutes);
  if (at.end !== body.length) return undefined;
  for (let m = 0; m < minutes; m += 1)
    if (view.getUint16(at.second + 2 * m, true) > 599 || body[at.count + m] === 0) return undefined;
  const start = Milliseconds(view.getUint32(4, true) * TEN_MINUTES);
  return { body, view, at, boot: view.getUint32(0, true), start, until: Instant(until), identifiers };
}

/** The document of a packed text, valid in all its parts; "unreadable" when it is damaged in any way. Never throws. */
export function unpackHeard(packed: PackedLog): HeardDocument | "unreadable" {
  const packedIn = packedColumns(packed);
  if (packedIn === undefined) return "unreadable";
  const { body, view, at, boot, start, until, identifiers } = packedIn;
  const heard: HeardDocument["heard"] = [];
  let m = 0;
  for (let i = 0; i < identifiers; i += 1) {
    const record: StoredMinute[] = [];
    for (let left = body[at.minutesOf + i] ?? 0; left > 0; left -= 1, m += 1) {
      const best = view.getInt8(at.best + m);
      record.push({
        mono: Milliseconds(start + Seconds(view.getUint16(at.second + 2 * m, true))),
        count: body[at.count + m] ?? 0,
        mean: best - (body[at.below + m] ?? 0) / 4,
        best,
        gap: Seconds(view.getUint16(at.gap + 2 * m, true)),
      });
    }
    const rpi = toBase64(body.subarray(at.rpi + 16 * i, at.rpi + 16 * i + 16));
    const aem = toBase64(body.subarray(at.aem + 4 * i, at.aem + 4 * i + 4));
    heard.push({ rpi, aem, minutes: record });
  }
  return { boot, until, heard };
}
