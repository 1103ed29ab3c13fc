/** `export.bin`: a 16-byte header and the message TemporaryExposureKeyExport (GAEN export format; field numbers there). */
import { compareBytes, joinBytes } from "./bytes.ts";
import { type DiagnosisKey, diagnosisKey } from "./diagnosis-key.ts";
import { ExportFault } from "./export-fault.ts";
import { fieldsOf, fromZigzag, ProtobufError, ProtobufWriter } from "./protobuf.ts";
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

/** What a file says. */
export interface ExportContent extends ExportHeader {
  readonly keys: readonly DiagnosisKey[];
  readonly revisedKeys: readonly DiagnosisKey[];
}

/** A key that was left out: its place in its list (keys first, revised keys after them), and why. */
export interface RejectedKey {
  readonly index: number;
  readonly reason: string;
}

/** A file as it was read. */
export interface ReadBin extends ExportContent {
  readonly rejected: readonly RejectedKey[];
  readonly signatureInfos: readonly SignatureInfo[];
}

const HEADER = Uint8Array.from("EK Export v1    ", (char) => char.charCodeAt(0));
/** OID of ECDSA with SHA-256. */
const ALGORITHM = "1.2.840.10045.4.3.2";

/** A SignatureInfo message. */
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

const sorted = (keys: readonly DiagnosisKey[]): readonly DiagnosisKey[] =>
  [...keys].sort((a, b) => compareBytes(a.key, b.key));

/** The bytes of a file. Keys are sorted by their bytes, which parts the keys of one person. */
export function encodeExportBin(content: ExportContent, infos: readonly SignatureInfo[]): Uint8Array {
  const message = new ProtobufWriter()
    .fixed64(1, unixSeconds(content.start))
    .fixed64(2, unixSeconds(content.end))
    .text(3, content.region)
    .varint(4, content.batchNum)
    .varint(5, content.batchSize);
  for (const info of infos) message.bytes(6, signatureInfoMessage(info));
  for (const key of sorted(content.keys)) message.bytes(7, keyMessage(key));
  for (const key of sorted(content.revisedKeys)) message.bytes(8, keyMessage(key));
  return joinBytes(HEADER, message.finish());
}

const ascii = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** What a SignatureInfo message says; old fields are passed over. */
export function readSignatureInfo(message: Uint8Array): SignatureInfo {
  let keyId = "";
  let keyVersion = "";
  for (const { number, wire, bytes } of fieldsOf(message)) {
    if (number === 3 && wire === 2) keyVersion = ascii(bytes);
    if (number === 4 && wire === 2) keyId = ascii(bytes);
  }
  return { keyId, keyVersion };
}

/** One key, or the reason why it is left out. */
function readKey(message: Uint8Array): DiagnosisKey | string {
  let key: Uint8Array | undefined;
  let [risk, start, period, type] = [0, 0, INTERVALS_PER_DAY, 0];
  let onset: number | undefined;
  try {
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
    if (key === undefined) return "it has no key data";
    if (reportType === undefined) return `its report type ${type} is unknown`;
    // Beyond the table of infectiousness an onset says as little as a missing one, but keeps the key out of it.
    return diagnosisKey(tek(key, Enin(start), period), {
      reportType,
      transmissionRisk: risk,
      ...(onset === undefined ? {} : { daysSinceOnset: onset }),
    });
  } catch (error) {
    if (error instanceof RangeError || error instanceof ProtobufError) return error.message;
    throw error;
  }
}

/** Reads `export.bin`. A key that breaks a limit is rejected and the file goes on; a broken file throws ExportFault. */
export function decodeExportBin(bin: Uint8Array): ReadBin {
  if (bin.length < HEADER.length) throw new ExportFault("truncated", "the file is shorter than its header");
  if (compareBytes(bin.subarray(0, HEADER.length), HEADER) !== 0)
    throw new ExportFault("bad-header", "the file does not begin as an export file");
  const keys: DiagnosisKey[] = [];
  const revisedKeys: DiagnosisKey[] = [];
  const rejected: RejectedKey[] = [];
  const signatureInfos: SignatureInfo[] = [];
  let [start, end, region, batchNum, batchSize, index] = [0, 0, "", 1, 1, 0];
  try {
    for (const { number, wire, value, bytes } of fieldsOf(bin.subarray(HEADER.length))) {
      if (number === 1 && wire === 1) start = value;
      else if (number === 2 && wire === 1) end = value;
      else if (number === 3 && wire === 2) region = ascii(bytes);
      else if (number === 4 && wire === 0) batchNum = value;
      else if (number === 5 && wire === 0) batchSize = value;
      else if (number === 6 && wire === 2) signatureInfos.push(readSignatureInfo(bytes));
      else if ((number === 7 || number === 8) && wire === 2) {
        const key = readKey(bytes);
        if (typeof key === "string") rejected.push({ index, reason: key });
        else (number === 7 ? keys : revisedKeys).push(key);
        index += 1;
      }
    }
    return {
      region,
      start: fromUnixSeconds(start),
      end: fromUnixSeconds(end),
      batchNum,
      batchSize,
      keys,
      revisedKeys,
      rejected,
      signatureInfos,
    };
  } catch (error) {
    if (error instanceof ProtobufError || error instanceof RangeError)
      throw new ExportFault("truncated", error.message);
    throw error;
  }
}
