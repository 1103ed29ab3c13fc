/** Files as other servers write them, or wrote them once, made with protobufjs, archiver or by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex } from "../bytes.ts";
import { columnsOf } from "../report/diagnosis-key-columns.ts";
import { binOf, LIST, type OracleKey, zipped } from "../testing/export-oracle.ts";
import { testSigner } from "../testing/export-signer.ts";
import { openExport, readExport, readExportColumns } from "./export-file.ts";

const data = (fill: number, length = 16): Uint8Array => new Uint8Array(length).fill(fill);
const START = 2_676_000;
const key = (fill: number, more: OracleKey = {}): OracleKey => ({
  keyData: data(fill),
  transmissionRiskLevel: 2,
  rollingStartIntervalNumber: START,
  reportType: 1,
  ...more,
});
const head = {
  startTimestamp: 1_609_053_000,
  endTimestamp: 1_609_053_600,
  region: "DE",
  batchNum: 1,
  batchSize: 1,
};
const fills = (keys: readonly { readonly key: Uint8Array }[]): number[] => keys.map((k) => k.key[0]!);

/** Reads a file in all three ways, which say the same. */
function read(file: Uint8Array, publicKeys: Parameters<typeof readExport>[1] = []) {
  const whole = readExport(file, publicKeys);
  const { keys, revisedKeys, ...rest } = readExportColumns(file, publicKeys);
  const columns = (list: typeof whole.keys) => JSON.stringify(columnsOf(list));
  assert.equal(JSON.stringify(keys), columns(whole.keys));
  assert.equal(JSON.stringify(revisedKeys), columns(whole.revisedKeys));
  assert.deepEqual({ ...rest, keys: whole.keys, revisedKeys: whole.revisedKeys }, whole);
  const parts = [...openExport(file, publicKeys).parts()];
  assert.deepEqual(
    parts.flatMap((part) => ("key" in part ? [part.key] : [])).length,
    whole.keys.length + whole.revisedKeys.length,
  );
  assert.deepEqual(
    parts.flatMap((part) => ("rejected" in part ? [part.rejected] : [])),
    whole.rejected,
  );
  return whole;
}
const rejected = (...keys: readonly OracleKey[]) => {
  const list = read(binOf({ ...head, keys: [key(1), ...keys, key(250)] }));
  assert.deepEqual(
    fills(list.keys).filter((fill) => fill === 1 || fill === 250),
    [1, 250],
  );
  return list.rejected.map(({ index, reason }) => [index, reason]);
};

test("of May 2020: a signature info with an app and a package, its algorithm in words; the signature holds", async () => {
  const signer = testSigner();
  const info = {
    appBundleId: "org.example.app",
    androidPackage: "org.example.app",
    verificationKeyVersion: "v1",
    verificationKeyId: "452",
    signatureAlgorithm: "ECDSA with P-256 and SHA-256",
  };
  const bin = binOf({ ...head, signatureInfos: [info], keys: [key(1)] });
  const sig = LIST.encode({
    signatures: [{ signatureInfo: info, batchNum: 1, batchSize: 1, signature: signer.sign(bin) }],
  }).finish();
  const file = read(
    await zipped([
      ["export.bin", bin],
      ["export.sig", sig],
    ]),
    [signer.publicKey],
  );
  assert.equal(file.signature, "verified");
  assert.deepEqual(file.signatureInfos, [{ keyId: "452", keyVersion: "v1" }]);
  assert.deepEqual(fills(file.keys), [1]);
});

test("keys without order: each stays where it stood", () => {
  const file = read(binOf({ ...head, keys: [9, 3, 200, 4].map((fill) => key(fill)) }));
  assert.deepEqual(fills(file.keys), [9, 3, 200, 4]);
});

test("a key twice: the first counts, the second is rejected; revised it may stand once more", () => {
  const file = read(
    binOf({
      ...head,
      keys: [key(9), key(3), key(9, { reportType: 2 })],
      revisedKeys: [key(9), key(9), key(8)],
    }),
  );
  assert.deepEqual(fills(file.keys), [9, 3]);
  assert.equal(file.keys[0]!.reportType, "confirmedTest");
  assert.deepEqual(fills(file.revisedKeys), [9, 8]);
  assert.deepEqual(file.rejected, [
    { index: 2, reason: "the file already has this key" },
    { index: 4, reason: "the file already has this key" },
  ]);
});

test("keys of a wrong length are rejected with their place and length, and the file goes on", () => {
  const wrong = [0, 15, 17, 32, 300].map((length) => key(0, { keyData: data(7, length) }));
  assert.deepEqual(
    rejected(...wrong),
    [0, 15, 17, 32, 300].map((length, i) => [i + 1, `a key has 16 bytes, not ${length}`]),
  );
  assert.deepEqual(rejected({ rollingStartIntervalNumber: START }), [[1, "it has no key data"]]);
});

test("a key without a start is rejected with its place; one that says 0 is of 1970, as it says", () => {
  assert.deepEqual(rejected({ keyData: data(7), reportType: 1 }), [[1, "it has no rolling start"]]);
  const file = read(binOf({ ...head, keys: [key(1, { rollingStartIntervalNumber: 0 })] }));
  assert.deepEqual([file.keys.map(({ rollingStart }) => rollingStart), file.rejected], [[0], []]);
});

test("without timestamps, region, batch and signature it is unsigned, says none of them, and its keys are read", () => {
  const file = read(binOf({ keys: [key(1)] }));
  assert.deepEqual(
    [file.signature, file.signatures, file.start, file.end, file.region, file.batchNum, file.batchSize],
    ["unsigned", [], 0, 0, "", 0, 0],
  );
  assert.deepEqual(fills(file.keys), [1]);
});

test("a zip with a further entry, and one without export.sig or with an empty one", async () => {
  const signer = testSigner();
  const signatureInfo = { verificationKeyVersion: "v1", verificationKeyId: "452" };
  const bin = binOf({ ...head, signatureInfos: [signatureInfo], keys: [key(1)] });
  const sig = LIST.encode({ signatures: [{ signatureInfo, signature: signer.sign(bin) }] }).finish();
  const state = async (...entries: [string, Uint8Array][]) => {
    const file = read(await zipped(entries), [signer.publicKey]);
    assert.deepEqual(fills(file.keys), [1]);
    return file.signature;
  };
  const more = ["content.sig", data(3, 80)] as [string, Uint8Array];
  assert.equal(await state(more, ["export.bin", bin], ["export.sig", sig]), "verified");
  assert.equal(await state(["export.sig", sig], ["export.bin", bin]), "verified");
  assert.equal(await state(["export.bin", bin]), "unsigned");
  assert.equal(await state(["export.bin", bin], ["export.sig", data(0, 0)]), "unsigned");
});

test("short rolling periods; one that is left out is 144; 0, 145 and -1 are rejected", () => {
  const periods = [1, 17, 143, 144].map((rollingPeriod) => key(rollingPeriod, { rollingPeriod }));
  const file = read(binOf({ ...head, keys: [key(1, { keyData: data(2) }), ...periods] }));
  assert.deepEqual(
    file.keys.map(({ rollingPeriod }) => rollingPeriod),
    [144, 1, 17, 143, 144],
  );
  const reason = (period: number) => `a rolling period is an integer from 1 to 144, not ${period}`;
  assert.deepEqual(
    rejected(...[0, 145, -1].map((rollingPeriod, i) => key(10 + i, { rollingPeriod }))),
    [0, 145, -1].map((period, i) => [i + 1, reason(period)]),
  );
});

test("days since onset are zigzag: -14 to 14 with their sign; beyond that the key is rejected", () => {
  const days = Array.from({ length: 29 }, (_, i) => i - 14);
  const file = read(
    binOf({ ...head, keys: days.map((day) => key(day + 20, { daysSinceOnsetOfSymptoms: day })) }),
  );
  assert.deepEqual(
    file.keys.map(({ daysSinceOnset }) => daysSinceOnset),
    days,
  );
  const reason = (day: number) => `days since onset are an integer from -14 to 14, not ${day}`;
  // -128 is what stands in our columns for none.
  assert.deepEqual(
    rejected(...[15, -15, -128, 2_000].map((day, i) => key(10 + i, { daysSinceOnsetOfSymptoms: day }))),
    [15, -15, -128, 2_000].map((day, i) => [i + 1, reason(day)]),
  );
});

test("every report type; of an unknown one, or a transmission risk outside 0 … 8, the key is rejected", () => {
  const file = read(
    binOf({
      ...head,
      keys: [0, 1, 2, 3, 4, 5].map((reportType) => key(reportType + 1, { reportType })),
      revisedKeys: [key(1, { reportType: 5, transmissionRiskLevel: 8 })],
    }),
  );
  assert.deepEqual(
    file.keys.map(({ reportType }) => reportType),
    ["unknown", "confirmedTest", "confirmedClinicalDiagnosis", "selfReport", "recursive", "revoked"],
  );
  assert.deepEqual(
    file.revisedKeys.map(({ reportType, transmissionRisk }) => [reportType, transmissionRisk]),
    [["revoked", 8]],
  );
  assert.deepEqual(
    rejected(
      key(10, { reportType: 6 }),
      key(11, { reportType: -1 }),
      key(12, { transmissionRiskLevel: 9 }),
      key(13, { transmissionRiskLevel: -1 }),
    ),
    [
      [1, "its report type 6 is unknown"],
      [2, "its report type -1 is unknown"],
      [3, "a transmission risk level is an integer from 0 to 8, not 9"],
      [4, "a transmission risk level is an integer from 0 to 8, not -1"],
    ],
  );
});

test("a negative number in ten bytes is what it means", () => {
  assert.deepEqual(rejected(key(10, { rollingStartIntervalNumber: -144 })), [
    [1, "an ENIN is an integer from 0 to 4294967295, not -144"],
  ]);
});

test("fields of a later version are read past, in the file and in a key", () => {
  const file = read(
    binOf({
      ...head,
      keys: [key(1, { variantOfConcern: 4 }), key(2, { addition: "later" })],
      revisedKeys: [key(3, { variantOfConcern: 1, addition: "x".repeat(500) })],
      addition: "later",
    }),
  );
  assert.deepEqual([fills(file.keys), fills(file.revisedKeys), file.rejected], [[1, 2], [3], []]);
});

test("numbers in more bytes than they need, fields in another order and a field twice: the last one counts", () => {
  const message = [
    "309a808000", // 6 onset 13, zigzag 26 in four bytes
    `0a10${"aa".repeat(16)}`, // 1 data
    "20918000", // 4 period 17 in three bytes
    "18a0aaa3818000", // 3 start 2676000 in six bytes
    `0a9000${"05".repeat(16)}`, // 1 data again, its length in two bytes
    "3003", // 6 onset again, -2
  ].join("");
  const file = read(
    fromHex(
      [
        toHex(new TextEncoder().encode("EK Export v1    ")),
        "2081808080808080808000", // 4 batch_num 1 in ten bytes
        `3a${(message.length / 2).toString(16)}${message}`,
      ].join(""),
    ),
  );
  assert.deepEqual([file.batchNum, file.rejected], [1, []]);
  assert.deepEqual(
    file.keys.map(({ key: bytes, rollingStart, rollingPeriod, daysSinceOnset }) => [
      toHex(bytes),
      rollingStart,
      rollingPeriod,
      daysSinceOnset,
    ]),
    [["05".repeat(16), START, 17, -2]],
  );
});

test("export.sig with more or fewer signatures than export.bin names: what holds holds, and both lists are told", async () => {
  const [a, b] = [testSigner("v1"), testSigner("v2")];
  const info = (verificationKeyVersion: string) => ({ verificationKeyVersion, verificationKeyId: "452" });
  const file = async (named: readonly string[], signed: readonly (typeof a)[]) => {
    const bin = binOf({ ...head, signatureInfos: named.map(info), keys: [key(1)] });
    const signatures = signed.map((signer) => ({
      signatureInfo: info(signer.keyVersion),
      signature: signer.sign(bin),
    }));
    const sig = LIST.encode({ signatures }).finish();
    const {
      signature,
      signatureInfos,
      signatures: found,
    } = read(
      await zipped([
        ["export.bin", bin],
        ["export.sig", sig],
      ]),
      [a.publicKey],
    );
    const versions = (list: readonly { readonly keyVersion: string }[]) =>
      list.map((i) => i.keyVersion).join();
    return [signature, versions(signatureInfos), versions(found)];
  };
  assert.deepEqual(await file(["v1", "v2"], [a]), ["verified", "v1,v2", "v1"]);
  assert.deepEqual(await file(["v1"], [b, a]), ["verified", "v1", "v2,v1"]);
  assert.deepEqual(await file([], [a]), ["verified", "", "v1"]);
  assert.deepEqual(await file(["v1"], []), ["unsigned", "v1", ""]);
  assert.deepEqual(await file(["v1"], [b]), ["unknown-key", "v1", "v2"]);
});
