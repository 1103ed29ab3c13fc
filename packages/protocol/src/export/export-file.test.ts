import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { toHex } from "../bytes.ts";
import { tek } from "../identity/tek.ts";
import { diagnosisKey } from "../report/diagnosis-key.ts";
import { anyKey } from "../testing/any-key.ts";
import { testSigner } from "../testing/export-signer.ts";
import { Enin, fromUnixSeconds } from "../time.ts";
import { encodeExportBin } from "./export-bin.ts";
import { collect, readBinParts } from "./export-bin-parts.ts";
import { ExportFault } from "./export-fault.ts";
import { type ExportSigner, exportBinOf, openExport, readExport, writeExport } from "./export-file.ts";

const key = (fill: number, start = 2_676_000, period = 144) =>
  diagnosisKey(tek(new Uint8Array(16).fill(fill), Enin(start), period), {
    reportType: "confirmedTest",
    daysSinceOnset: -3,
    transmissionRisk: 2,
  });
const header = {
  region: "VN",
  start: fromUnixSeconds(1_609_053_000),
  end: fromUnixSeconds(1_609_053_600),
  batchNum: 1,
  batchSize: 1,
};
const content = { ...header, keys: [key(9), key(1)], revisedKeys: [key(5, 2_676_000, 17)] };

test("a file byte by byte: header, window, region, batch, one key", async () => {
  const bin = await encodeExportBin({ ...header, keys: [key(1)], revisedKeys: [] }, []);
  assert.equal(
    toHex(bin),
    `${Buffer.from("EK Export v1    ").toString("hex")}` +
      "094833e85f00000000" + // 1 start_timestamp 1,609,053,000 = 0x5fe83348, fixed64, least byte first
      "11a035e85f00000000" + // 2 end_timestamp 1,609,053,600 = 0x5fe835a0
      "1a02564e" + // 3 region "VN"
      "20012801" + // 4 batch_num 1, 5 batch_size 1
      "3a1d" + // 7 keys, 29 bytes
      `0a10${"01".repeat(16)}` + // 1 key_data
      "1002" + // 2 transmission_risk_level 2
      "18a0aaa301" + // 3 rolling_start_interval_number 2,676,000, varint
      "2801" + // 5 report_type CONFIRMED_TEST; rolling_period 144 is left out
      "3005", // 6 days_since_onset −3, zigzag 5
  );
});

test("what is written is read again, sorted by key, with its signature verified", async () => {
  const a = testSigner("v1");
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyKey, { maxLength: 20, selector: (k) => toHex(k.key) }),
      fc.uniqueArray(anyKey, { maxLength: 5, selector: (k) => toHex(k.key) }),
      async (keys, revised) => {
        const file = await writeExport({ ...header, keys, revisedKeys: revised }, [a]);
        const read = readExport(file, [a.publicKey]);
        const order = (list: typeof keys) => [...list].sort((x, y) => Buffer.compare(x.key, y.key));
        assert.deepEqual([read.keys, read.revisedKeys, read.rejected], [order(keys), order(revised), []]);
        assert.deepEqual(
          [read.signature, read.region, read.start, read.end],
          ["verified", "VN", header.start, header.end],
        );
      },
    ),
    { numRuns: 40 },
  );
});

test("the same content gives the same export.bin; one of several signatures is enough; a stranger's is not", async () => {
  const [a, b, stranger] = [testSigner("v1"), testSigner("v2"), testSigner("v1")];
  const file = await writeExport(content, [b, a]);
  assert.deepEqual(
    exportBinOf(file),
    exportBinOf(await writeExport({ ...content, keys: [key(1), key(9)] }, [b, a])),
  );
  assert.equal(readExport(file, [a.publicKey]).signature, "verified");
  assert.equal(readExport(file, [b.publicKey]).signature, "verified");
  assert.equal(readExport(file, [stranger.publicKey]).signature, "invalid");
  assert.equal(readExport(file, [{ ...a.publicKey, id: "310" }]).signature, "unknown-key");
  assert.equal(readExport(exportBinOf(file), [a.publicKey]).signature, "unsigned");
});

test("a flipped bit anywhere in the signed bytes never verifies", async () => {
  const a = testSigner("v1");
  const bin = exportBinOf(await writeExport(content, [a]));
  const sig = await writeExport(content, [a]);
  const files = (changed: Uint8Array) => {
    return zipSync({ "export.bin": changed, "export.sig": unzipSync(sig)["export.sig"]! });
  };
  for (let bit = 0; bit < bin.length * 8; bit += 37) {
    const changed = Uint8Array.from(bin);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    try {
      assert.notEqual(readExport(files(changed), [a.publicKey]).signature, "verified");
    } catch (error) {
      assert.ok(error instanceof ExportFault, String(error));
    }
  }
});

test("random bytes and random damage never crash the reader and never verify", async () => {
  const a = testSigner("v1");
  const file = await writeExport(content, [a]);
  const whole = exportBinOf(file);
  const survive = (bytes: Uint8Array) => {
    try {
      // Damage that a zip does not carry into its entries (times, comments) may leave the signed bytes whole.
      if (readExport(bytes, [a.publicKey]).signature === "verified")
        assert.deepEqual(exportBinOf(bytes), whole);
    } catch (error) {
      assert.ok(error instanceof ExportFault, String(error));
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), survive), { numRuns: 500 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: file.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (at, mask) => {
        const damaged = Uint8Array.from(file);
        damaged[at]! ^= mask;
        survive(damaged);
      },
    ),
    { numRuns: 300 },
  );
});

test("a file read in pieces, cut anywhere, says the same as read whole", async () => {
  const bin = await encodeExportBin(content, [testSigner("v1")]);
  const whole = collect(readBinParts([bin]));
  assert.equal(whole.keys.length, 2);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: bin.length })), (cuts) => {
      const edges = [0, ...cuts.sort((x, y) => x - y), bin.length];
      const pieces = edges.slice(1).map((edge, i) => bin.subarray(edges[i], edge));
      assert.deepEqual(collect(readBinParts(pieces)), whole);
    }),
  );
});

test("a file can be walked through twice, and its signature is known before its first key", async () => {
  const a = testSigner("v1");
  const opened = openExport(await writeExport(content, [a]), [a.publicKey]);
  assert.equal(opened.signature, "verified");
  const first = [...opened.parts()];
  assert.deepEqual([...opened.parts()], first);
  assert.equal(first.filter((part) => "key" in part).length, 3);
});

test("keys may come from a slow source; the same signatures give the same zip, byte for byte", async () => {
  const fixed: ExportSigner = {
    keyId: "452",
    keyVersion: "v1",
    begin: () => ({ update: () => undefined, end: async () => Uint8Array.of(0x30, 0) }),
  };
  async function* slowly() {
    yield key(1);
    yield key(9);
  }
  assert.deepEqual(
    await writeExport({ ...content, keys: slowly() }, [fixed]),
    await writeExport(content, [fixed]),
  );
});

test("what the format cannot say is not written", async () => {
  const refused = (changes: Partial<typeof content>, signers: readonly ExportSigner[] = []) =>
    assert.rejects(writeExport({ ...content, ...changes }, signers), RangeError);
  await refused({ region: "Việt Nam" });
  await refused({ start: header.end });
  await refused({ batchNum: 2 });
  await refused({ batchNum: 0 });
  await refused({}, Array(11).fill(testSigner("v1")));
  await refused({}, [{ ...testSigner("v1"), keyId: "…" }]);
});
