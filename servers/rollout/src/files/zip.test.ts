import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";
import { cutShort, refusalOf } from "./testing/refusal-of.ts";
import { zip } from "./testing/zip.ts";
import { unzip } from "./zip.ts";

const read = (bytes: Uint8Array) =>
  [...unzip(bytes)].map(({ name, size, unpack }) => [name, size, Buffer.from(unpack()).toString()]);
const end = (bytes: Uint8Array): string => refusalOf(() => read(bytes));

/** Two files, the second in a folder. */
const TWO = zip([
  { name: "a.xml", data: "first" },
  { name: "b/c.xml", data: "the second" },
]);
/** Where its end record begins, its directory, the second record of that, and the second file's heading. */
const END = TWO.length - 22;
const DIRECTORY = Buffer.from(TWO).readUInt32LE(END + 16);
const SECOND_RECORD = DIRECTORY + 46 + "a.xml".length;
const SECOND = Buffer.from(TWO).readUInt32LE(SECOND_RECORD + 42);

/** The two with a number of so many bytes somewhere else. */
function changed(at: number, value: number, size = 2): Buffer {
  const bytes = Buffer.from(TWO);
  bytes.writeUIntLE(value, at, size);
  return bytes;
}
const was = (at: number, size = 2): number => Buffer.from(TWO).readUIntLE(at, size);

test("an archive's files are read one after another, and one that is cut short anywhere is refused", () => {
  assert.deepEqual(read(TWO), [
    ["a.xml", 5, "first"],
    ["b/c.xml", 10, "the second"],
  ]);
  assert.deepEqual(read(zip([{ name: "a", data: "" }])), [["a", 0, ""]]);
  for (const part of cutShort(TWO)) assert.equal(end(part), "file_unreadable", `${part.length} bytes`);
});

test("each number of an archive's end and directory must be what it is", () => {
  for (const [why, bytes, code] of [
    ["no end record", changed(END, 0x06054b51, 4), "file_unreadable"],
    ["an end with a remark that is not there", changed(END + 20, 1), "file_unreadable"],
    ["more files than the directory has", changed(END + 10, 3), "file_unreadable"],
    ["fewer", changed(END + 10, 1), "file_unreadable"],
    ["fewer, as on this disk", changed(END + 8, 0x0001_0001, 4), "file_unreadable"],
    ["none", changed(END + 10, 0), "file_unreadable"],
    ["more on this disk", changed(END + 8, 3), "file_unreadable"],
    ["too many files", changed(END + 10, 2_001), "file_bomb"],
    ["as many files as there may be", changed(END + 10, 2_000), "file_unreadable"],
    ["a longer directory", changed(END + 12, was(END + 12, 4) + 1, 4), "file_unreadable"],
    ["a later directory", changed(END + 16, was(END + 16, 4) + 1, 4), "file_unreadable"],
    ["no record", changed(SECOND_RECORD, 0x02014b51, 4), "file_unreadable"],
    ["a locked file", changed(SECOND_RECORD + 8, 0x0001), "file_locked"],
    ["a file with strong locks", changed(SECOND_RECORD + 8, 0x0040), "file_locked"],
    ["a masked heading", changed(SECOND_RECORD + 8, 0x2000), "file_locked"],
    ["flags that lock nothing", changed(SECOND_RECORD + 8, 0x0802), "kept"],
    ["a name beyond the directory", changed(SECOND_RECORD + 28, 8), "file_unreadable"],
    ["a shorter name", changed(SECOND_RECORD + 28, 6), "file_unreadable"],
    ["extra bytes beyond the directory", changed(SECOND_RECORD + 30, 1), "file_unreadable"],
    ["a remark beyond the directory", changed(SECOND_RECORD + 32, 1), "file_unreadable"],
    ["another way of packing", changed(SECOND_RECORD + 10, 12), "file_unreadable"],
    ["another sum", changed(SECOND_RECORD + 16, 7, 4), "file_unreadable"],
    ["more packed bytes than there are", changed(SECOND_RECORD + 20, 999, 4), "file_unreadable"],
    ["longer than it unpacks", changed(SECOND_RECORD + 24, 11, 4), "file_unreadable"],
    ["shorter than it unpacks", changed(SECOND_RECORD + 24, 9, 4), "file_bomb"],
    ["a first file that is not at the beginning", changed(DIRECTORY + 42, 1, 4), "file_unreadable"],
    ["two records of one file", changed(SECOND_RECORD + 42, 0, 4), "file_bomb"],
    ["a file that begins within another", changed(SECOND_RECORD + 42, SECOND - 1, 4), "file_bomb"],
    ["a file that lies apart", changed(SECOND_RECORD + 42, SECOND + 1, 4), "file_unreadable"],
    ["a file beyond the end", changed(SECOND_RECORD + 42, TWO.length - 29, 4), "file_unreadable"],
    ["no heading", changed(SECOND, 0x04034b51, 4), "file_unreadable"],
    ["a heading with another name", changed(SECOND + 30, 0x63), "file_unreadable"],
    ["a heading with a shorter name", changed(SECOND + 26, 6), "file_unreadable"],
    ["a heading with extra bytes", changed(SECOND + 28, 1), "file_unreadable"],
    ["a heading that packs otherwise", changed(SECOND + 8, 0), "file_unreadable"],
  ] as const)
    assert.equal(end(bytes), code, why);
});

test("the directory may say more of each file, and its files lie as their headings say", () => {
  // A record's extra bytes and its remark, and a heading's extra bytes, are passed over.
  const [name, data] = ["a.xml", Buffer.from("first")];
  const packed = deflateRawSync(data);
  const fields = (extra: number): Buffer => {
    const out = Buffer.alloc(26);
    out.writeUInt16LE(8, 4);
    out.writeUInt32LE(crc32(data), 10);
    out.writeUInt32LE(packed.length, 14);
    out.writeUInt32LE(data.length, 18);
    out.writeUInt16LE(name.length, 22);
    out.writeUInt16LE(extra, 24);
    return out;
  };
  const heading = Buffer.concat([Buffer.from("PK\x03\x04"), fields(3), Buffer.from(`${name}xxx`), packed]);
  const rest = Buffer.alloc(14);
  rest.writeUInt16LE(2, 0);
  const record = Buffer.concat([
    Buffer.from("PK\x01\x02\x14\0"),
    fields(4),
    rest,
    Buffer.from(`${name}xxxxyy`),
  ]);
  const last = Buffer.alloc(22);
  last.write("PK\x05\x06");
  last.writeUInt16LE(1, 8);
  last.writeUInt16LE(1, 10);
  last.writeUInt32LE(record.length, 12);
  last.writeUInt32LE(heading.length, 16);
  assert.deepEqual(read(Buffer.concat([heading, record, last])), [[name, 5, "first"]]);
});

test("no file of an archive comes twice, leaves it, or has no name", () => {
  const twice = [
    { name: "a.xml", data: "1" },
    { name: "a.xml", data: "2" },
  ];
  assert.equal(end(zip(twice)), "file_unreadable");
  for (const name of ["", "/a", "a\\b", "a\0b", "../a", "a/../b", "a/..", "..", "C:a"])
    assert.equal(end(zip([{ name, data: "x" }])), "file_unreadable", name);
  for (const name of ["a/b", "a..b", "..a", "a/", "1:a"])
    assert.equal(end(zip([{ name, data: "x" }])), "kept", name);
});

test("all files of an archive together unpack to no more than is taken", () => {
  const claiming = (claims: number) =>
    zip([
      { name: "a", data: "x", claims: 40_000_000 },
      { name: "b", data: "x", claims },
    ]);
  // Only what they claim is asked here: nothing is unpacked.
  assert.equal(
    refusalOf(() => [...unzip(claiming(40_000_000))]),
    "kept",
  );
  assert.equal(
    refusalOf(() => [...unzip(claiming(40_000_001))]),
    "file_bomb",
  );
});

test("a file that is not packed is as long as it says, and one whose packing is broken is refused", () => {
  const stored = (claims: number): Buffer => {
    const data = Buffer.from("plain");
    const bytes = Buffer.from(zip([{ name: "a", data, claims }]));
    const directory = bytes.readUInt32LE(bytes.length - 22 + 16);
    const packed = bytes.readUInt32LE(directory + 20);
    const whole = Buffer.concat([bytes.subarray(0, 31), data, bytes.subarray(31 + packed)]);
    const moved = directory - packed + data.length;
    for (const [at, value] of [
      [8, 0],
      [moved + 10, 0],
    ] as const)
      whole.writeUInt16LE(value, at);
    for (const [at, value] of [
      [18, data.length],
      [moved + 20, data.length],
      [whole.length - 22 + 16, moved],
    ] as const)
      whole.writeUInt32LE(value, at);
    return whole;
  };
  assert.deepEqual(read(stored(5)), [["a", 5, "plain"]]);
  assert.equal(end(stored(4)), "file_unreadable");
  assert.equal(end(stored(6)), "file_unreadable");
  assert.equal(end(zip([{ name: "a", data: "xy", claims: 1 }])), "file_bomb", "longer than its one byte");
  const broken = Buffer.from(TWO);
  broken.fill(0xff, 35, 40);
  assert.equal(end(broken), "file_unreadable");
});

test("an archive whose directory knows of something before its first file is refused", () => {
  const bytes = Buffer.from(zip([{ name: "a", data: "x" }]));
  const directory = bytes.readUInt32LE(bytes.length - 22 + 16);
  bytes.writeUInt32LE(2, directory + 42);
  bytes.writeUInt32LE(directory + 2, bytes.length - 22 + 16);
  assert.equal(end(Buffer.concat([Buffer.from("MZ"), bytes])), "file_unreadable");
});
