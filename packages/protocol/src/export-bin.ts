/** `export.bin`: a 16-byte header and the message TemporaryExposureKeyExport (GAEN export format; field numbers there). */
import { compareBytes, joinBytes } from "./bytes.ts";
import { type DiagnosisKey, diagnosisKey } from "./diagnosis-key.ts";
import { ExportFault } from "./export-fault.ts";
import {
  asciiBytes,
  type Field,
  fieldsOf,
  fieldsOfPieces,
  fromZigzag,
  ProtobufError,
  ProtobufWriter,
} from "./protobuf.ts";
import { REPORT_TYPES } from "./report-type.ts";
import { tek } from "./tek.ts";
import { Enin, fromUnixSeconds, INTERVALS_PER_DAY, type Instant, unixSeconds } from "./time.ts";

/** The window and place of a file. Instants are whole seconds; an absent one is 0 in a file of another's making. */
export interface ExportHeader {
  readonly region: string;
  readonly start: Instant;
  readonly end: Instant;
  /** 1-based. */
  readonly batchNum: number;
  readonly batchSize: number;
}

/** Which public key a signature is for. */
export interface SignatureInfo {
  readonly keyId: string;
  readonly keyVersion: string;
}

/** Keys to write: a list, or any source that gives them one by one, in any order. */
export type KeySource = Iterable<DiagnosisKey> | AsyncIterable<DiagnosisKey>;

/** What a file is to say. */
export interface ExportContent extends ExportHeader {
  readonly keys: KeySource;
  readonly revisedKeys: KeySource;
}

/** A key that was left out: its place in its list (keys first, revised keys after them), and why. */
export interface RejectedKey {
  readonly index: number;
  readonly reason: string;
}

/** A file as it was read. */
export interface ReadBin extends ExportHeader {
  readonly keys: readonly DiagnosisKey[];
  readonly revisedKeys: readonly DiagnosisKey[];
  readonly rejected: readonly RejectedKey[];
  readonly signatureInfos: readonly SignatureInfo[];
}

/** One thing that a file says, in the order of the file. */
export type BinPart =
  | { readonly header: Partial<ExportHeader> }
  | { readonly signatureInfo: SignatureInfo }
  | { readonly key: DiagnosisKey; readonly revised: boolean }
  | { readonly rejected: RejectedKey };

const HEADER = asciiBytes("EK Export v1    ");
/** OID of ECDSA with SHA-256. */
const ALGORITHM = "1.2.840.10045.4.3.2";
/** Keys and signature infos take less than 100 bytes; a reader holds no more than this of one field. */
const LONGEST_FIELD = 64 * 1024;

/** A SignatureInfo message. Throws RangeError for text that is not ASCII. */
export const signatureInfoMessage = ({ keyId, keyVersion }: SignatureInfo): Uint8Array =>
  new ProtobufWriter().text(3, keyVersion).text(4, keyId).text(5, ALGORITHM).finish();

function keyMessage(key: DiagnosisKey): Uint8Array {
  const message = new ProtobufWriter()
    .bytes(1, key.key)
    .varint(2, key.transmissionRisk)
    .varint(3, key.rollingStart);
  if (key.rollingPeriod !== INTERVALS_PER_DAY) message.varint(4, key.rollingPeriod);
  message.varint(5, REPORT_TYPES.indexOf(key.reportType));
  if (key.daysSinceOnset !== undefined) message.zigzag(6, key.daysSinceOnset);
  return message.finish();
}

/** Key messages begin with the key's bytes, so their own order is the order of the keys. */
async function sortedMessages(keys: KeySource): Promise<Uint8Array[]> {
  const messages: Uint8Array[] = [];
  for await (const key of keys) messages.push(keyMessage(key));
  return messages.sort(compareBytes);
}

/**
 * The bytes of a file. Keys are sorted by their bytes, which parts the keys of one person. Throws RangeError for a window
 * without length, a batch number outside its batch, or text that is not ASCII.
 */
export async function encodeExportBin(
  content: ExportContent,
  infos: readonly SignatureInfo[],
): Promise<Uint8Array> {
  const { region, start, end, batchNum, batchSize } = content;
  if (!(start >= 0 && start < end)) throw new RangeError("the window of a file starts before it ends");
  if (!Number.isInteger(batchNum) || !Number.isInteger(batchSize) || batchNum < 1 || batchNum > batchSize)
    throw new RangeError(`a batch number is 1 to the batch's size, not ${batchNum} of ${batchSize}`);
  const message = new ProtobufWriter()
    .fixed64(1, unixSeconds(start))
    .fixed64(2, unixSeconds(end))
    .text(3, region)
    .varint(4, batchNum)
    .varint(5, batchSize);
  for (const info of infos) message.bytes(6, signatureInfoMessage(info));
  for (const key of await sortedMessages(content.keys)) message.bytes(7, key);
  for (const key of await sortedMessages(content.revisedKeys)) message.bytes(8, key);
  return joinBytes(HEADER, message.finish());
}

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

/**
 * What `export.bin` says, part by part as its pieces come in, so that a large file is never held whole. A key that breaks
 * a limit, or that its list already has, is rejected and the file goes on; a broken file throws ExportFault, maybe after
 * parts were given: check the signature of the whole first.
 */
export function* readBinParts(pieces: Iterable<Uint8Array>): Generator<BinPart> {
  const seen = { 7: new Set<string>(), 8: new Set<string>() };
  let index = 0;
  try {
    for (const field of fieldsOfPieces(afterHeader(pieces), LONGEST_FIELD)) {
      const { number, wire, bytes } = field;
      if (wire === 2 && (number === 7 || number === 8))
        yield keyPart(bytes, number === 8, index++, seen[number]);
      else if (wire === 2 && number === 6) yield { signatureInfo: readSignatureInfo(bytes) };
      else {
        const header = headerPart(field);
        if (header) yield { header };
      }
    }
  } catch (error) {
    if (error instanceof ProtobufError) throw new ExportFault("truncated", error.message);
    throw error;
  }
}

function keyPart(message: Uint8Array, revised: boolean, index: number, seen: Set<string>): BinPart {
  try {
    const key = readKey(message);
    const name = String.fromCharCode(...key.key);
    if (seen.has(name)) return { rejected: { index, reason: "the file already has this key" } };
    seen.add(name);
    return { key, revised };
  } catch (error) {
    if (error instanceof RangeError || error instanceof ProtobufError)
      return { rejected: { index, reason: error.message } };
    throw error;
  }
}

function headerPart({ number, wire, value, bytes }: Field): Partial<ExportHeader> | undefined {
  if (wire === 1 && (number === 1 || number === 2)) {
    if (value > 8.64e12) throw new ExportFault("not-an-export", "the file's window is beyond all calendars");
    return number === 1 ? { start: fromUnixSeconds(value) } : { end: fromUnixSeconds(value) };
  }
  if (wire === 2 && number === 3) return { region: ascii(bytes) };
  if (wire === 0 && number === 4) return { batchNum: value };
  if (wire === 0 && number === 5) return { batchSize: value };
  return undefined;
}

/** The pieces after the 16 bytes of the header, which must be there. */
function* afterHeader(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let begun: Uint8Array = new Uint8Array(0);
  let checked = false;
  for (const piece of pieces) {
    if (checked) {
      yield piece;
      continue;
    }
    begun = joinBytes(begun, piece);
    if (begun.length < HEADER.length) continue;
    if (compareBytes(begun.subarray(0, HEADER.length), HEADER) !== 0)
      throw new ExportFault("bad-header", "the file does not begin as an export file");
    checked = true;
    yield begun.subarray(HEADER.length);
  }
  if (!checked) throw new ExportFault("truncated", "the file is shorter than its header");
}

/** All parts of a file in one object. Throws ExportFault. */
export function collect(parts: Iterable<BinPart>): ReadBin {
  let header: ExportHeader = {
    region: "",
    start: fromUnixSeconds(0),
    end: fromUnixSeconds(0),
    batchNum: 1,
    batchSize: 1,
  };
  const keys: DiagnosisKey[] = [];
  const revisedKeys: DiagnosisKey[] = [];
  const rejected: RejectedKey[] = [];
  const signatureInfos: SignatureInfo[] = [];
  for (const part of parts)
    if ("key" in part) (part.revised ? revisedKeys : keys).push(part.key);
    else if ("rejected" in part) rejected.push(part.rejected);
    else if ("signatureInfo" in part) signatureInfos.push(part.signatureInfo);
    else header = { ...header, ...part.header };
  return { ...header, keys, revisedKeys, rejected, signatureInfos };
}
