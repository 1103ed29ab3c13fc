/** Our files read by protobufjs, and its files read by us. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { compareBytes, joinBytes } from "../bytes.ts";
import type { DiagnosisKey } from "../report/diagnosis-key.ts";
import { columnsOf, keysOf } from "../report/diagnosis-key-columns.ts";
import { REPORT_TYPES } from "../report/report-type.ts";
import { anyKey } from "../testing/any-key.ts";
import { binOf, FILE, LIST, type OracleKey } from "../testing/export-oracle.ts";
import { fromUnixSeconds } from "../time.ts";
import { binPieces } from "./export-encode.ts";
import { readExport, readExportColumns, writeExport } from "./export-file.ts";

const header = {
  region: "VN",
  start: fromUnixSeconds(1_609_053_000),
  end: fromUnixSeconds(1_609_053_600),
  batchNum: 2,
  batchSize: 3,
};
const head = {
  startTimestamp: 1_609_053_000,
  endTimestamp: 1_609_053_600,
  region: "VN",
  batchNum: 2,
  batchSize: 3,
};
/** The format's int32 holds no start beyond this. */
const keys = fc.uniqueArray(
  anyKey.filter(({ rollingStart }) => rollingStart < 2 ** 31),
  { maxLength: 20, selector: ({ key }) => key.join() },
);
const inOrder = (list: readonly DiagnosisKey[]) => list.toSorted((a, b) => compareBytes(a.key, b.key));
const oracleKey = (key: DiagnosisKey): OracleKey => ({
  keyData: key.key,
  transmissionRiskLevel: key.transmissionRisk,
  rollingStartIntervalNumber: key.rollingStart,
  rollingPeriod: key.rollingPeriod,
  reportType: REPORT_TYPES.indexOf(key.reportType),
  ...(key.daysSinceOnset === undefined ? {} : { daysSinceOnsetOfSymptoms: key.daysSinceOnset }),
});
const plain = (message: unknown) =>
  FILE.toObject(message as never, { longs: Number, bytes: Uint8Array, arrays: true }) as Record<
    string,
    unknown
  >;

test("what we write, protobufjs reads: every field, new and revised keys", () => {
  fc.assert(
    fc.property(keys, keys, (some, revised) => {
      const content = { ...header, keys: columnsOf(some), revisedKeys: columnsOf(revised) };
      const bin = joinBytes(
        ...Array.from(binPieces(content, [{ keyId: "452", keyVersion: "v1" }]), (piece) => piece.slice()),
      );
      const [begin, message] = [bin.subarray(0, 16), FILE.decode(bin.subarray(16))];
      assert.equal(Buffer.from(begin).toString(), "EK Export v1    ");
      const { keys: read, revisedKeys, signatureInfos, ...rest } = plain(message);
      assert.deepEqual(rest, head);
      assert.deepEqual(signatureInfos, [
        {
          verificationKeyVersion: "v1",
          verificationKeyId: "452",
          signatureAlgorithm: "1.2.840.10045.4.3.2",
        },
      ]);
      const complete = (list: unknown) =>
        (list as OracleKey[]).map((key) => ({
          rollingPeriod: 144,
          ...key,
          keyData: Uint8Array.from(key.keyData!),
        }));
      assert.deepEqual(complete(read), complete(inOrder(some).map(oracleKey)));
      assert.deepEqual(complete(revisedKeys), complete(inOrder(revised).map(oracleKey)));
    }),
    { numRuns: 300 },
  );
});

test("what protobufjs writes, we read: in any order, as objects and as columns", () => {
  fc.assert(
    fc.property(keys, keys, (some, revised) => {
      const bin = binOf({ ...head, keys: some.map(oracleKey), revisedKeys: revised.map(oracleKey) });
      const read = readExport(bin, []);
      assert.deepEqual([read.keys, read.revisedKeys, read.rejected], [some, revised, []]);
      assert.deepEqual(
        [read.start, read.end, read.region, read.batchNum, read.batchSize],
        [header.start, header.end, "VN", 2, 3],
      );
      const columns = readExportColumns(bin, []);
      assert.deepEqual([keysOf(columns.keys), keysOf(columns.revisedKeys)], [some, revised]);
    }),
    { numRuns: 300 },
  );
});

test("export.sig: one signature a signer over SHA-256 of the whole export.bin, in the order of the signers", async () => {
  const signers = ["v2", "v1"].map((keyVersion) => ({
    keyId: "452",
    keyVersion,
    begin() {
      const hash = createHash("sha256").update(keyVersion);
      return {
        update: (piece: Uint8Array) => void hash.update(piece),
        end: async () => new Uint8Array(hash.digest()),
      };
    },
  }));
  const file = await writeExport({ ...header, keys: fc.sample(anyKey, 9), revisedKeys: [] }, signers);
  const entries = unzipSync(file);
  assert.deepEqual(Object.keys(entries), ["export.bin", "export.sig"]);
  const { signatures } = LIST.toObject(LIST.decode(entries["export.sig"]!), { bytes: Uint8Array });
  assert.deepEqual(
    signatures.map((signature: { signature: Uint8Array }) => ({
      ...signature,
      signature: Buffer.from(signature.signature).toString("hex"),
    })),
    ["v2", "v1"].map((keyVersion) => ({
      signatureInfo: {
        verificationKeyVersion: keyVersion,
        verificationKeyId: "452",
        signatureAlgorithm: "1.2.840.10045.4.3.2",
      },
      batchNum: 2,
      batchSize: 3,
      signature: createHash("sha256").update(keyVersion).update(entries["export.bin"]!).digest("hex"),
    })),
  );
});
