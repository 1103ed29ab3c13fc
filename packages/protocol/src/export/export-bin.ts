/**
 * `export.bin`: a 16-byte header and the message TemporaryExposureKeyExport (GAEN export format; field numbers there).
 * Here is what it says, and how it is written in a few readable lines; `export-encode` writes the same bytes faster.
 */
import { compareBytes, joinBytes } from "../bytes.ts";
import type { DiagnosisKey } from "../report/diagnosis-key.ts";
import { type DiagnosisKeyColumns, keysOf } from "../report/diagnosis-key-columns.ts";
import { type Instant, unixSeconds } from "../time.ts";
import { keyMessage } from "./export-key.ts";
import { asciiBytes, ProtobufWriter } from "./protobuf.ts";

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

/** Keys to write, in any order: columns, a list, or any source that gives them one by one. */
export type KeySource = DiagnosisKeyColumns | Iterable<DiagnosisKey> | AsyncIterable<DiagnosisKey>;

/** What a file is to say. */
export interface ExportContent extends ExportHeader {
  readonly keys: KeySource;
  readonly revisedKeys: KeySource;
}

/** A key that was left out: its place among all keys of the file (keys first, revised keys after them), and why. */
export interface RejectedKey {
  readonly index: number;
  readonly reason: string;
}

/** A file as it was read, with its keys as `Keys`. */
export interface BinContent<Keys> extends ExportHeader {
  readonly keys: Keys;
  readonly revisedKeys: Keys;
  readonly rejected: readonly RejectedKey[];
  readonly signatureInfos: readonly SignatureInfo[];
}

/** A file as it was read. */
export type ParsedBin = BinContent<readonly DiagnosisKey[]>;

/** What `export.bin` begins with. */
export const HEADER = asciiBytes("EK Export v1    ");
/** OID of ECDSA with SHA-256. */
const ALGORITHM = "1.2.840.10045.4.3.2";
/** Most signatures of a file. */
export const MAX_SIGNATURES = 10;

/** A SignatureInfo message. Throws RangeError for text that is not ASCII. */
export const signatureInfoMessage = ({ keyId, keyVersion }: SignatureInfo): Uint8Array =>
  new ProtobufWriter().text(3, keyVersion).text(4, keyId).text(5, ALGORITHM).finish();

/**
 * What stands before the keys. Throws RangeError for a window without length, a batch number outside its batch, more than ten
 * signatures, or text that is not ASCII.
 */
export function headBytes(header: ExportHeader, infos: readonly SignatureInfo[]): Uint8Array {
  const { region, start, end, batchNum, batchSize } = header;
  if (!(start >= 0 && start < end)) throw new RangeError("the window of a file starts before it ends");
  if (!Number.isInteger(batchNum) || !Number.isInteger(batchSize) || batchNum < 1 || batchNum > batchSize)
    throw new RangeError(`a batch number is 1 to the batch's size, not ${batchNum} of ${batchSize}`);
  if (infos.length > MAX_SIGNATURES)
    throw new RangeError(`a file has at most ten signatures, not ${infos.length}`);
  const message = new ProtobufWriter()
    .fixed64(1, unixSeconds(start))
    .fixed64(2, unixSeconds(end))
    .text(3, region)
    .varint(4, batchNum)
    .varint(5, batchSize);
  for (const info of infos) message.bytes(6, signatureInfoMessage(info));
  return joinBytes(HEADER, message.finish());
}

async function sortedMessages(source: KeySource): Promise<Uint8Array[]> {
  const keys: DiagnosisKey[] = [];
  for await (const key of "starts" in source ? keysOf(source) : source) keys.push(key);
  return keys.sort((a, b) => compareBytes(a.key, b.key)).map(keyMessage);
}

/**
 * The bytes of a file. Keys are sorted by their bytes, which parts the keys of one person. Throws RangeError as `headBytes`.
 */
export async function encodeExportBin(
  content: ExportContent,
  infos: readonly SignatureInfo[],
): Promise<Uint8Array> {
  const message = new ProtobufWriter();
  for (const key of await sortedMessages(content.keys)) message.bytes(7, key);
  for (const key of await sortedMessages(content.revisedKeys)) message.bytes(8, key);
  return joinBytes(headBytes(content, infos), message.finish());
}
