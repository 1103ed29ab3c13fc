/** What every adapter of `Unpacking` must do, as a suite of tests. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { toHex } from "../bytes.ts";
import { ExportFault } from "../export/export-fault.ts";
import { readExportColumns, readExportColumnsBy, writeExport } from "../export/export-file.ts";
import type { Unpacking } from "../export/unpacking.ts";
import { fromUnixSeconds } from "../time.ts";
import { anyKey } from "./any-key.ts";
import { testSigner } from "./export-signer.ts";

const WINDOW = {
  region: "VN",
  start: fromUnixSeconds(1_609_053_000),
  end: fromUnixSeconds(1_609_053_600),
  batchNum: 1,
  batchSize: 1,
  revisedKeys: [],
};

/** What a reader says of a file: all of it, or the code of its fault. */
async function said(read: () => unknown): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ExportFault) return error.code;
    throw error;
  }
}

/** Registers the tests of one adapter. */
export function unpackingRules(unpacking: Unpacking): void {
  const [mine, stranger] = [testSigner("v1"), testSigner("v1")];
  const same = async (file: Uint8Array, limit?: number) => {
    const keys = [mine.publicKey];
    const pure = await said(() => readExportColumns(file, keys, limit));
    assert.deepEqual(await said(() => readExportColumnsBy(unpacking, file, keys, limit)), pure);
    return pure;
  };
  const made = (count: number, signer = mine) =>
    writeExport(
      {
        ...WINDOW,
        keys: fc.sample(
          fc.uniqueArray(anyKey, { minLength: count, maxLength: count, selector: ({ key }) => toHex(key) }),
          { numRuns: 1, seed: 20 },
        )[0]!,
      },
      [signer],
    );

  test("it says of every file what pure code says: whole, another's, bare, too large, stored, damaged anywhere", async () => {
    const file = await made(40);
    assert.equal(((await same(file)) as { signature: string }).signature, "verified");
    await same(await made(5, stranger));
    const entries = unzipSync(file);
    await same(entries["export.bin"]!);
    assert.equal(await same(file, 500), "too-large");
    const stored = (await same(zipSync(entries, { level: 0 }))) as { signature: string };
    assert.equal(stored.signature, "verified");
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const damaged = Uint8Array.from(file);
          damaged[at]! ^= mask;
          await same(damaged);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("it is what reads a file that is verified, and pure code reads what it cannot", async () => {
    const file = await made(40);
    const calls: string[] = [];
    const watched: Unpacking = {
      inflate(packed, size) {
        calls.push("inflate");
        return unpacking.inflate(packed, size);
      },
      crc32: unpacking.crc32,
      sha256(bytes) {
        calls.push("sha256");
        return unpacking.sha256(bytes);
      },
    };
    const read = await readExportColumnsBy(watched, file, [mine.publicKey]);
    assert.deepEqual(
      [calls, read.signature, read.keys.starts.length],
      [["inflate", "sha256"], "verified", 40],
    );
    for (const broken of ["inflate", "sha256"] as const) {
      const failing: Unpacking = { ...unpacking, [broken]: () => Promise.reject(new Error("not here")) };
      assert.deepEqual(await readExportColumnsBy(failing, file, [mine.publicKey]), read);
    }
    const lying: Unpacking = { ...unpacking, sha256: async () => new Uint8Array(32) };
    assert.deepEqual(await readExportColumnsBy(lying, file, [mine.publicKey]), read);
  });

  test("a bomb stops where the room ends, and an entry that says it is too large is not unpacked at all", async () => {
    const bomb = deflateRawSync(new Uint8Array(64 * 1024 * 1024));
    const grown = process.memoryUsage().arrayBuffers;
    await assert.rejects(unpacking.inflate(bomb, 1_000));
    assert.ok(process.memoryUsage().arrayBuffers - grown < 16 * 1024 * 1024);
    const untouched: Unpacking = { ...unpacking, inflate: () => assert.fail("it was unpacked") };
    const file = zipSync({ "export.bin": new Uint8Array(2_000), "export.sig": new Uint8Array(0) });
    assert.equal(await said(() => readExportColumnsBy(untouched, file, [], 1_000)), "too-large");
  });

  test("what is cut off or no DEFLATE is refused or shorter than it says; nothing unpacks to nothing", async () => {
    const whole = deflateRawSync(Buffer.from("sightings ".repeat(500)));
    for (const packed of [
      whole.subarray(0, whole.length - 8),
      Uint8Array.of(0xff, 0xff),
      new Uint8Array(0),
    ]) {
      const bytes = await unpacking.inflate(packed, 5_000).catch(() => new Uint8Array(0));
      assert.ok(bytes.length < 5_000);
    }
    assert.equal((await unpacking.inflate(deflateRawSync(new Uint8Array(0)), 0)).length, 0);
  });

  test("checks and hashes are the published ones", async () => {
    assert.equal(unpacking.crc32(Buffer.from("123456789")), 0xcbf43926);
    assert.equal(
      toHex(await unpacking.sha256(Buffer.from("abc"))),
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
}
