/** Files that are refused as a whole, with one fault that has a code; zips that are wrong are laid out here by hand. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";
import { joinBytes } from "../bytes.ts";
import { binOf, LIST, zipped } from "../testing/export-oracle.ts";
import { testSigner } from "../testing/export-signer.ts";
import { ExportFault, type ExportFaultCode } from "./export-fault.ts";
import { openExport, readExport, readExportColumns } from "./export-file.ts";
import { ProtobufWriter } from "./protobuf.ts";

const signer = testSigner();
const signatureInfo = { verificationKeyVersion: "v1", verificationKeyId: "452" };
const bin = binOf({
  startTimestamp: 1_609_053_000,
  endTimestamp: 1_609_053_600,
  region: "VN",
  signatureInfos: [signatureInfo],
  keys: [1, 2, 3].map((fill) => ({
    keyData: new Uint8Array(16).fill(fill),
    rollingStartIntervalNumber: 2_676_000,
  })),
});
const sigOf = (...signatures: Uint8Array[]): Uint8Array =>
  LIST.encode({ signatures: signatures.map((signature) => ({ signatureInfo, signature })) }).finish();
const sig = sigOf(signer.sign(bin));

/** What every way of reading comes to: a code, or the state of the signature. */
function outcome(file: Uint8Array, maxBytes?: number): ExportFaultCode | string {
  const [first, ...others] = [
    () => readExport(file, [signer.publicKey], maxBytes),
    () => readExportColumns(file, [signer.publicKey], maxBytes),
    () => {
      const opened = openExport(file, [signer.publicKey], maxBytes);
      for (const _ of opened.parts());
      return opened;
    },
  ].map((read) => {
    try {
      return read().signature;
    } catch (error) {
      assert.ok(error instanceof ExportFault, String(error));
      assert.match(error.message, /^[a-z].{10,120}$/);
      return error.code;
    }
  });
  for (const other of others) assert.equal(other, first);
  return first!;
}

type Entry = {
  name: string;
  bytes: Uint8Array;
  /** What the directory says instead of what is. */
  says?: { size?: number; crc?: number; method?: number; at?: number; packedSize?: number };
  method?: number;
};

/** A zip by hand, APPNOTE.TXT 4.3, with whatever its directory shall say. */
function byHand(entries: readonly Entry[], end: { count?: number; directoryAt?: number } = {}): Uint8Array {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, bytes, says = {}, method = 8 } of entries) {
    const packed = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(says.method ?? method, 10);
    central.writeUInt32LE(says.crc ?? crc32(bytes), 16);
    central.writeUInt32LE(says.packedSize ?? packed.length, 20);
    central.writeUInt32LE(says.size ?? bytes.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(says.at ?? at, 42);
    const [one, other] = [Buffer.concat([local, Buffer.from(name), packed]), Buffer.from(name)];
    locals.push(one);
    directory.push(central, other);
    at += one.length;
  }
  const close = Buffer.alloc(22);
  close.writeUInt32LE(0x06054b50, 0);
  close.writeUInt16LE(end.count ?? entries.length, 10);
  close.writeUInt32LE(end.directoryAt ?? at, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, close]));
}
const file = (changes: Partial<Entry> = {}, others: readonly Entry[] = []) =>
  byHand([{ name: "export.bin", bytes: bin, ...changes }, { name: "export.sig", bytes: sig }, ...others]);

let whole: Uint8Array;
before(async () => {
  whole = await zipped([
    ["export.bin", bin],
    ["export.sig", sig],
  ]);
});

test("what is refused below is read when it is whole, packed by a library or by hand", () => {
  assert.equal(outcome(whole), "verified");
  assert.equal(outcome(file()), "verified");
  assert.equal(outcome(file({ method: 0 })), "verified");
  assert.equal(outcome(bin), "unsigned");
});

test("another header, no header, and what is no export at all", async () => {
  assert.equal(outcome(new Uint8Array(0)), "truncated");
  assert.equal(outcome(bin.subarray(0, 15)), "truncated");
  assert.equal(outcome(new TextEncoder().encode("EK Export v2    ")), "bad-header");
  assert.equal(outcome(new TextEncoder().encode("<!DOCTYPE html><html>")), "bad-header");
  assert.equal(outcome(bin.subarray(16)), "bad-header");
  assert.equal(outcome(await zipped([["export.bin", bin.subarray(16)]])), "bad-header");
  assert.equal(outcome(await zipped([["list.txt", bin]])), "not-an-export");
  assert.equal(outcome(await zipped([["VN/export.bin", bin]])), "not-an-export");
});

test("cut off anywhere, a zip is a bad zip", () => {
  for (let length = 2; length < whole.length; length += 1)
    assert.equal(outcome(whole.subarray(0, length)), "bad-zip", `${length} bytes`);
});

test("cut off inside a field, a bare export.bin is truncated; between fields nothing tells", () => {
  const codes = Array.from({ length: bin.length }, (_, length) => outcome(bin.subarray(0, length)));
  assert.deepEqual(new Set(codes), new Set(["truncated", "unsigned"]));
  // After the header, after each of three fields of the head, one signature info, and two keys.
  assert.equal(codes.filter((code) => code === "unsigned").length, 7);
});

test("larger than the limit, in truth or by its own word, also as a bomb", () => {
  assert.equal(outcome(bin, bin.length), "unsigned");
  assert.equal(outcome(bin, bin.length - 1), "too-large");
  assert.equal(outcome(whole, bin.length), "verified");
  assert.equal(outcome(whole, bin.length - 1), "too-large");
  const zeros = new Uint8Array(34 * 1024 * 1024);
  const started = process.cpuUsage();
  assert.equal(outcome(file({ bytes: zeros })), "too-large");
  assert.equal(outcome(file({ bytes: zeros, says: { size: 1_000 } })), "bad-zip");
  assert.equal(outcome(file({ says: { size: 0xffff_ffff } })), "too-large");
  assert.equal(
    outcome(
      byHand([
        { name: "export.bin", bytes: bin },
        { name: "export.sig", bytes: zeros },
      ]),
    ),
    "too-large",
  );
  assert.ok(process.cpuUsage(started).user < 10e6);
});

test("what unpacks to something else than the directory says", () => {
  assert.equal(outcome(file({ says: { size: bin.length - 1 } })), "bad-zip");
  assert.equal(outcome(file({ says: { size: bin.length + 1 } })), "bad-zip");
  assert.equal(outcome(file({ says: { crc: 1 } })), "bad-zip");
  assert.equal(outcome(file({ says: { method: 0 } })), "bad-zip");
  assert.equal(outcome(file({ method: 0, says: { method: 8 } })), "bad-zip");
  assert.equal(outcome(file({ says: { method: 12 } })), "bad-zip");
  assert.equal(outcome(file({ says: { packedSize: 10 } })), "bad-zip");
});

test("entries that are not where they should be, that stand twice, point outside, or are too many", () => {
  const other = { name: "other", bytes: sig };
  assert.equal(outcome(file({ says: { at: 7 } })), "bad-zip");
  assert.equal(outcome(file({ says: { at: 0xffff_fff0 } })), "bad-zip");
  assert.equal(outcome(file({ says: { packedSize: 0x7fff_ffff } })), "bad-zip");
  assert.equal(outcome(file({}, [{ name: "export.bin", bytes: bin }])), "bad-zip");
  for (const name of ["../export.bin", "a/../b", "/etc/passwd", "..\\b", "\\b"])
    assert.equal(outcome(file({}, [{ ...other, name }])), "bad-zip", name);
  const more = (count: number) => Array.from({ length: count }, (_, i) => ({ ...other, name: `${i}` }));
  assert.equal(outcome(file({}, more(14))), "verified");
  assert.equal(outcome(file({}, more(15))), "bad-zip");
  assert.equal(outcome(byHand([{ name: "export.bin", bytes: bin }], { count: 2 })), "bad-zip");
  assert.equal(
    outcome(byHand([{ name: "export.bin", bytes: bin }], { directoryAt: 0xffff_ff00 })),
    "bad-zip",
  );
});

test("a field that nobody knows is read past up to 64 KiB; a longer one refuses the file, and so does a group", () => {
  const withField = (length: number) =>
    outcome(joinBytes(bin, new ProtobufWriter().bytes(99, new Uint8Array(length)).finish()));
  assert.equal(withField(65_536), "unsigned");
  assert.equal(withField(65_537), "bad-message");
  // Field 99 of wire types 3 and 4, with a number in between.
  assert.equal(outcome(joinBytes(bin, Uint8Array.of(0x9b, 0x06, 0x08, 0x01, 0x9c, 0x06))), "bad-message");
});

test("a message that is none: a field of number 0, a group, an endless field or number, more than ten signature infos", () => {
  const after = (...bytes: number[]) => outcome(new Uint8Array(Buffer.concat([bin, Buffer.from(bytes)])));
  assert.equal(after(0x00, 0x01), "bad-message");
  assert.equal(after(0x0b, 0x0c), "bad-message");
  assert.equal(after(0x3a, 0xff, 0xff, 0xff, 0x07), "bad-message");
  assert.equal(after(0x3a, ...Array(9).fill(0xff), 0x01), "bad-message");
  assert.equal(after(0x20, ...Array(11).fill(0x80)), "bad-message");
  assert.equal(outcome(binOf({ signatureInfos: Array(11).fill(signatureInfo) })), "bad-message");
  assert.equal(after(0x09, ...Array(8).fill(0xff)), "not-an-export");
});

test("an export.sig that is none, or has more than ten signatures; a signature that does not hold is no fault", async () => {
  const withSig = async (bytes: Uint8Array) =>
    outcome(
      await zipped([
        ["export.bin", bin],
        ["export.sig", bytes],
      ]),
    );
  const good = signer.sign(bin);
  assert.equal(await withSig(Uint8Array.of(0x0a, 0x7f)), "bad-signature-file");
  assert.equal(await withSig(new Uint8Array(70 * 1024)), "too-large");
  assert.equal(await withSig(sigOf(...Array(11).fill(good))), "bad-signature-file");
  assert.equal(await withSig(sigOf(...Array(9).fill(new Uint8Array(70)), good)), "verified");
  assert.equal(await withSig(sigOf(signer.sign(bin.subarray(16)))), "invalid", "without the header");
  assert.equal(await withSig(sigOf(testSigner().sign(bin))), "invalid", "by another key of that name");
  assert.equal(await withSig(sigOf(new Uint8Array(0))), "invalid");
  assert.equal(await withSig(sigOf(good.subarray(0, 60))), "invalid");
});
