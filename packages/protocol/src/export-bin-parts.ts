/**
 * `export.bin` read part by part, in a few readable lines; `export-decode` reads the same into columns, faster. Whatever
 * other servers' dialects leave out, add or order otherwise is read past; a wrong key is left out and the file goes on.
 */
import { compareBytes, joinBytes } from "./bytes.ts";
import { type DiagnosisKey, diagnosisKey } from "./diagnosis-key.ts";
import {
  type BinContent,
  type ExportHeader,
  HEADER,
  MAX_SIGNATURES,
  type ReadBin,
  type RejectedKey,
  type SignatureInfo,
} from "./export-bin.ts";
import { ExportFault } from "./export-fault.ts";
import { type Field, fieldsOf, fieldsOfPieces, fromZigzag, ProtobufError } from "./protobuf.ts";
import { REPORT_TYPES } from "./report-type.ts";
import { tek } from "./tek.ts";
import { Enin, fromUnixSeconds, INTERVALS_PER_DAY } from "./time.ts";

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

/** One key. Throws RangeError or ProtobufError with the reason why it is left out. */
function readKey(message: Uint8Array): DiagnosisKey {
  let key: Uint8Array | undefined;
  let [risk, start, period, type] = [0, 0, INTERVALS_PER_DAY, 0];
  let onset: number | undefined;
  for (const { number, wire, value, bytes } of fieldsOf(message)) {
    if (number === 1 && wire === 2) key = bytes;
    if (wire !== 0) continue;
    if (number === 2) risk = value;
    if (number === 3) start = value;
    if (number === 4) period = value;
    if (number === 5) type = value;
    if (number === 6) onset = fromZigzag(value);
  }
  const reportType = REPORT_TYPES[type];
  if (key === undefined) throw new RangeError("it has no key data");
  if (reportType === undefined) throw new RangeError(`its report type ${type} is unknown`);
  return diagnosisKey(tek(key, Enin(start), period), {
    reportType,
    transmissionRisk: risk,
    ...(onset === undefined ? {} : { daysSinceOnset: onset }),
  });
}

/** One key, or the reason why it is left out. */
export function keyOrReason(message: Uint8Array): DiagnosisKey | string {
  try {
    return readKey(message);
  } catch (error) {
    if (error instanceof RangeError || error instanceof ProtobufError) return error.message;
    throw error;
  }
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
  let index = 0;
  try {
    for (const field of fieldsOfPieces(afterHeader(pieces), LONGEST_FIELD))
      if (isKey(field)) yield keyPart(field, index++, seen[field.number as 7 | 8]);
      else {
        const part = headPart(field);
        if (part) yield part;
      }
  } catch (error) {
    throw faultOf(error);
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

/** What a file says besides its keys, as it comes in. Throws ExportFault for more of it than a file can have. */
export class HeadCollector {
  #header: ExportHeader = {
    region: "",
    start: fromUnixSeconds(0),
    end: fromUnixSeconds(0),
    batchNum: 1,
    batchSize: 1,
  };
  readonly #infos: SignatureInfo[] = [];
  readonly #rejected: RejectedKey[] = [];

  add(part: Exclude<BinPart, { readonly key: DiagnosisKey }>): void {
    if ("header" in part) this.#header = { ...this.#header, ...part.header };
    else if ("signatureInfo" in part) {
      if (this.#infos.push(part.signatureInfo) > MAX_SIGNATURES)
        throw new ExportFault("bad-message", "the file names more than ten signatures");
    } else if (this.#rejected.push(part.rejected) > MOST_REJECTED)
      throw new ExportFault("bad-message", `more than ${MOST_REJECTED} keys of the file are wrong`);
  }

  /** All of it, with keys. */
  with<Keys>(keys: Keys, revisedKeys: Keys): BinContent<Keys> {
    const rejected = this.#rejected.toSorted((a, b) => a.index - b.index);
    return { ...this.#header, keys, revisedKeys, rejected, signatureInfos: this.#infos };
  }
}

/** All parts of a file in one object. Throws ExportFault. */
export function collect(parts: Iterable<BinPart>): ReadBin {
  const keys: DiagnosisKey[] = [];
  const revisedKeys: DiagnosisKey[] = [];
  const head = new HeadCollector();
  for (const part of parts)
    if ("key" in part) (part.revised ? revisedKeys : keys).push(part.key);
    else head.add(part);
  return head.with(keys, revisedKeys);
}
