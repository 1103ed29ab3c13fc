/**
 * A million diagnosis keys and two ways to make a file of them: ours, and the usual one of libraries: objects sorted with
 * Buffer.compare, encoded by protobufjs, packed by archiver.
 */
import { createSign, randomBytes } from "node:crypto";
import { NODE_PACKING } from "@bluezone/keys/export/node-packing";
import { writeExport } from "@bluezone/protocol/export/export-file";
import type { DiagnosisKeyColumns } from "@bluezone/protocol/report/diagnosis-key-columns";
import { columnsOf } from "@bluezone/protocol/report/diagnosis-key-columns";
import { binOf, LIST, type OracleKey, zipped } from "@bluezone/protocol/testing/export-oracle";
import { parseInstant, unixSeconds } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";

export const KEYS = 1_000_000;
/** First interval of a UTC day. */
export const MIDNIGHT = Math.floor(1_609_113_600 / 600);
const start = parseInstant("2020-12-28T00:00:00Z");
const end = parseInstant("2020-12-28T00:10:00Z");
const pem = generateKeyPem();
const signer = signerFromPem(pem);
const none = columnsOf([]);

const random = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) bytes.set(randomBytes(Math.min(65_536, length - at)), at);
  return bytes;
};

/** Random keys of 14 days, two report types and 21 distances to onset, each as likely as the others. */
export function randomKeys(count = KEYS): DiagnosisKeyColumns {
  const [days, types, onsets] = [random(count), random(count), random(count)];
  return {
    keys: random(16 * count),
    starts: Uint32Array.from(days, (n) => MIDNIGHT - 144 * (n % 14)),
    periods: new Uint8Array(count).fill(144),
    reportTypes: types.map((n) => 1 + (n % 2)),
    risks: types.map((n) => 2 + 2 * (n % 2)),
    onsets: Int8Array.from(onsets, (n) => (n % 21) - 10),
  };
}

/** The same keys as protobufjs takes them. */
export const asObjects = ({ keys, starts, reportTypes, risks, onsets }: DiagnosisKeyColumns): OracleKey[] =>
  Array.from(starts, (rollingStartIntervalNumber, i) => ({
    keyData: Buffer.from(keys.buffer, keys.byteOffset + 16 * i, 16),
    transmissionRiskLevel: risks[i]!,
    rollingStartIntervalNumber,
    reportType: reportTypes[i]!,
    daysSinceOnsetOfSymptoms: onsets[i]!,
  }));

/** A signed zip our way. */
export const ours = (keys: DiagnosisKeyColumns): Promise<Uint8Array> =>
  writeExport(
    { region: "VN", start, end, batchNum: 1, batchSize: 1, keys, revisedKeys: none },
    [{ keyId: "452", keyVersion: "v1", begin: () => signer.begin() }],
    NODE_PACKING,
  );

/** A signed zip the usual way. */
export async function usual(keys: readonly OracleKey[]): Promise<Uint8Array> {
  const signatureInfo = {
    verificationKeyVersion: "v1",
    verificationKeyId: "452",
    signatureAlgorithm: "1.2.840.10045.4.3.2",
  };
  const bin = binOf({
    startTimestamp: unixSeconds(start),
    endTimestamp: unixSeconds(end),
    region: "VN",
    batchNum: 1,
    batchSize: 1,
    signatureInfos: [signatureInfo],
    keys: keys.toSorted((a, b) => Buffer.compare(a.keyData!, b.keyData!)),
  });
  const signature = createSign("sha256").update(bin).sign(pem);
  const sig = LIST.encode({ signatures: [{ signatureInfo, batchNum: 1, batchSize: 1, signature }] }).finish();
  return zipped([
    ["export.bin", bin],
    ["export.sig", sig],
  ]);
}

export const publicKey = { id: "452", version: "v1", publicKey: signer.publicPoint };
