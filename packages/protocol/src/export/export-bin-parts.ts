/**
 * `export.bin` read part by part, in a few readable lines; `export-decode` reads the same into columns, faster. Whatever
 * other servers' dialects leave out, add or order otherwise is read past; a wrong key is left out and the file goes on.
 */
import { compareBytes, joinBytes } from "../bytes.ts";
import type { DiagnosisKey } from "../report/diagnosis-key.ts";
import { fromUnixSeconds } from "../time.ts";
import {
  type BinContent,
  type ExportHeader,
  HEADER,
  MAX_SIGNATURES,
  type ParsedBin,
  type RejectedKey,
  type SignatureInfo,
} from "./export-bin.ts";
import { ExportFault } from "./export-fault.ts";
import { keyOrReason } from "./export-key.ts";
import { type Field, fieldsOf, fieldsOfPieces, ProtobufError } from "./protobuf.ts";

/** One thing that a file says, in the order of the file. */
export type BinPart =
  | { readonly header: Partial<ExportHeader> }
  | { readonly signatureInfo: SignatureInfo }
  | { readonly key: DiagnosisKey; readonly revised: boolean }
  | { readonly rejected: RejectedKey };

/** Keys and signature infos take less than 100 bytes; a reader holds no more than this of one field. */
export const LONGEST_FIELD = 64 * 1024;
/** A file with more wrong keys than this is refused: a hostile one has millions in a few bytes each. */
const MOST_REJECTED = 100_000;
/** Why a key is left out that its list already has. */
export const REPEATED = "the file already has this key";

const ascii = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** What a SignatureInfo message says; old fields are passed over. Throws ProtobufError. */
export function readSignatureInfo(message: Uint8Array): SignatureInfo {
  let keyId = "";
  let keyVersion = "";
  for (const { number, wire, bytes } of fieldsOf(message)) {
    if (number === 3 && wire === 2) keyVersion = ascii(bytes);
    if (number === 4 && wire === 2) keyId = ascii(bytes);
  }
  return { keyId, keyVersion };
}

/** What a field other than a key says, or nothing. Throws ExportFault for a window beyond all calendars, ProtobufError. */
export function headPart(
  field: Field,
): { readonly header: Partial<ExportHeader> } | { readonly signatureInfo: SignatureInfo } | undefined {
  const { number, wire, value, bytes } = field;
  if (wire === 1 && (number === 1 || number === 2)) {
    if (value > 8.64e12) throw new ExportFault("not-an-export", "the file's window is beyond all calendars");
    return { header: { [number === 1 ? "start" : "end"]: fromUnixSeconds(value) } };
  }
  if (wire === 2 && number === 3) return { header: { region: ascii(bytes) } };
  if (wire === 0 && number === 4) return { header: { batchNum: value } };
  if (wire === 0 && number === 5) return { header: { batchSize: value } };
  if (wire === 2 && number === 6) return { signatureInfo: readSignatureInfo(bytes) };
  return undefined;
}

/** Whether a field is a key, or a revised one. */
export const isKey = ({ number, wire }: Field): boolean => wire === 2 && (number === 7 || number === 8);

/**
 * What `export.bin` says, part by part as its pieces come in, so that a large file is never held whole. A key that breaks
 * a limit, or that its list already has, is rejected and the file goes on; a broken file throws ExportFault, maybe after
 * parts were given: check the signature of the whole first.
 */
export function* readBinParts(pieces: Iterable<Uint8Array>): Generator<BinPart> {
  const seen = { 7: new Set<string>(), 8: new Set<string>() };
  const allowance = new Allowance();
  let index = 0;
  try {
    for (const field of fieldsOfPieces(afterHeader(pieces), LONGEST_FIELD)) {
      const part = isKey(field) ? keyPart(field, index++, seen[field.number as 7 | 8]) : headPart(field);
      if (!part) continue;
      allowance.use(part);
      yield part;
    }
  } catch (error) {
    throw faultOf(error);
  }
}

/** How much of what takes few bytes a file may have. */
class Allowance {
  #signatureInfos = MAX_SIGNATURES;
  #rejected = MOST_REJECTED;

  /** Throws ExportFault when there is too much of a part's kind. */
  use(part: BinPart): void {
    if ("signatureInfo" in part && this.#signatureInfos-- === 0)
      throw new ExportFault("bad-message", `the file names more than ${MAX_SIGNATURES} signatures`);
    if ("rejected" in part && this.#rejected-- === 0)
      throw new ExportFault("bad-message", `more than ${MOST_REJECTED} keys of the file are wrong`);
  }
}

function keyPart({ number, bytes }: Field, index: number, seen: Set<string>): BinPart {
  const key = keyOrReason(bytes);
  if (typeof key === "string") return { rejected: { index, reason: key } };
  const name = String.fromCharCode(...key.key);
  if (seen.has(name)) return { rejected: { index, reason: REPEATED } };
  seen.add(name);
  return { key, revised: number === 8 };
}

/** What is thrown for a message that is not one; anything else as it is. */
export const faultOf = (error: unknown): unknown =>
  error instanceof ProtobufError
    ? new ExportFault(error.cut ? "truncated" : "bad-message", error.message)
    : error;

/** The pieces after the 16 bytes of the header. Throws ExportFault when these are not there. */
export function* afterHeader(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let begun: Uint8Array = new Uint8Array(0);
  let checked = false;
  for (const piece of pieces) {
    if (checked) {
      yield piece;
      continue;
    }
    begun = begun.length === 0 ? piece : joinBytes(begun, piece);
    if (begun.length < HEADER.length) continue;
    if (compareBytes(begun.subarray(0, HEADER.length), HEADER) !== 0)
      throw new ExportFault("bad-header", "the file does not begin as an export file");
    checked = true;
    yield begun.subarray(HEADER.length);
  }
  if (!checked) throw new ExportFault("truncated", "the file is shorter than its header");
}

/** What a file says besides its keys, as it comes in. */
export class HeadCollector {
  readonly #allowance = new Allowance();
  #header: ExportHeader = {
    region: "",
    start: fromUnixSeconds(0),
    end: fromUnixSeconds(0),
    batchNum: 0,
    batchSize: 0,
  };
  readonly #infos: SignatureInfo[] = [];
  readonly #rejected: RejectedKey[] = [];

  /** Takes one part. Throws ExportFault as `readBinParts` does for too much of one kind. */
  add(part: Exclude<BinPart, { readonly key: DiagnosisKey }>): void {
    this.#allowance.use(part);
    if ("header" in part) this.#header = { ...this.#header, ...part.header };
    else if ("signatureInfo" in part) this.#infos.push(part.signatureInfo);
    else this.#rejected.push(part.rejected);
  }

  /** All of it, with keys. */
  with<Keys>(keys: Keys, revisedKeys: Keys): BinContent<Keys> {
    const rejected = [...this.#rejected].sort((a, b) => a.index - b.index);
    return { ...this.#header, keys, revisedKeys, rejected, signatureInfos: this.#infos };
  }
}

/** All parts of a file in one object. Throws ExportFault. */
export function collect(parts: Iterable<BinPart>): ParsedBin {
  const keys: DiagnosisKey[] = [];
  const revisedKeys: DiagnosisKey[] = [];
  const head = new HeadCollector();
  for (const part of parts)
    if ("key" in part) (part.revised ? revisedKeys : keys).push(part.key);
    else head.add(part);
  return head.with(keys, revisedKeys);
}
