import assert from "node:assert/strict";
import { test } from "node:test";
import { zipSync } from "fflate";
import { fromHex, toHex } from "../bytes.ts";
import { vectors } from "../testing/vectors.ts";
import { unixSeconds } from "../time.ts";
import { encodeExportBin, type ParsedBin, type SignatureInfo } from "./export-bin.ts";
import { ExportFault } from "./export-fault.ts";
import { readExport } from "./export-file.ts";
import { decodeExportSig, encodeExportSig } from "./export-sig.ts";

const file = vectors<{
  bin: [string, string][];
  sig: [string, string][];
  says: { signatureInfos: SignatureInfo[] };
  states: { why: string; state: string; publicKeys: { id: string; version: string; publicKey: string }[] }[];
  rejected: { why: string; field: string }[];
  refused: { why: string; bin: string; code: string }[];
}>("export");
const joined = (pieces: readonly [string, string][]): string => pieces.map(([, hex]) => hex).join("");
const bin = fromHex(joined(file.bin));
const sig = fromHex(joined(file.sig));

/** A read file in the words of the cases. */
const said = ({ rejected: _, start, end, ...read }: ParsedBin) => ({
  ...read,
  start: unixSeconds(start),
  end: unixSeconds(end),
  keys: read.keys.map((key) => ({ ...key, key: toHex(key.key) })),
  revisedKeys: read.revisedKeys.map((key) => ({ ...key, key: toHex(key.key) })),
});

test("a file's bytes say what the case says, and what was read is written back byte for byte", async () => {
  const { signature, signatures, ...read } = readExport(bin, []);
  assert.deepEqual([signature, signatures], ["unsigned", []]);
  assert.deepEqual(read.rejected, []);
  assert.deepEqual(said(read), file.says);
  assert.equal(toHex(await encodeExportBin(read, read.signatureInfos)), toHex(bin));
  assert.equal(toHex(encodeExportSig(decodeExportSig(sig), read)), toHex(sig));
});

for (const { why, state, publicKeys } of file.states)
  test(`a file is ${state}: ${why}`, () => {
    const zip = zipSync({ "export.bin": bin, "export.sig": sig });
    const keys = publicKeys.map((key) => ({ ...key, publicKey: fromHex(key.publicKey) }));
    assert.equal(readExport(zip, keys).signature, state);
  });

for (const { why, field } of file.rejected)
  test(`a key is left out and the file goes on: ${why}`, () => {
    const { signature: _, signatures: __, ...read } = readExport(fromHex(joined(file.bin) + field), []);
    assert.deepEqual(said(read), file.says);
    assert.deepEqual(
      read.rejected.map(({ index }) => index),
      [3],
    );
  });

for (const { why, bin: hex, code } of file.refused)
  test(`a file is refused as ${code}: ${why}`, () => {
    assert.throws(
      () => readExport(fromHex(hex), []),
      (error) => error instanceof ExportFault && error.code === code,
    );
  });
