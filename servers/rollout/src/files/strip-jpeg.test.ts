import assert from "node:assert/strict";
import { test } from "node:test";
import { readOrientation, writeOrientation } from "./exif-orientation.ts";
import { stripJpeg } from "./strip-jpeg.ts";
import { jpegPicture, segment, tellingPhoto } from "./testing/pictures.ts";
import { cutShort, refusalOf } from "./testing/refusal-of.ts";

const [START, END] = [Buffer.from("ffd8", "hex"), Buffer.from("ffd9", "hex")];
const JFIF = Buffer.from("ffe000104a46494600010100000100010000", "hex");
const TABLE = segment(0xdb, "quantisation");
const SCAN = Buffer.concat([segment(0xda, "scan"), Buffer.from("drawn")]);
/** The head of a frame: eight bits a sample, its rows, its columns, one component. */
const frame = (rows = 16, columns = 24, marker = 0xc0): Buffer =>
  segment(marker, Buffer.from([8, rows >> 8, rows & 0xff, columns >> 8, columns & 0xff, 1, 1, 0x11, 0]));
const jpeg = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat([START, ...parts, END]);
/** What is kept of a picture of these parts: itself behind the usual head. */
const bare = (...parts: readonly Uint8Array[]): Buffer => jpeg(JFIF, ...parts);
const result = (bytes: Uint8Array): Buffer | string => {
  const end = refusalOf(() => stripJpeg(bytes));
  return end === "kept" ? Buffer.from(stripJpeg(bytes)) : end;
};

test("a JPEG that is cut short anywhere is refused, and of a whole one what draws it stays, byte for byte", () => {
  const whole = stripJpeg(jpegPicture());
  assert.deepEqual(stripJpeg(whole), whole);
  for (const part of cutShort(whole))
    assert.equal(
      refusalOf(() => stripJpeg(part)),
      "file_unreadable",
      `${part.length} bytes`,
    );
  assert.deepEqual(result(jpeg(TABLE, frame(), SCAN)), bare(TABLE, frame(), SCAN));
});

test("of a JPEG's segments tables and one frame stay, remarks go, and any other is refused", () => {
  const some = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const frames = some(0xc0, 0xcf).filter((marker) => ![0xc4, 0xc8, 0xcc].includes(marker));
  const tables = [0xc4, 0xcc, 0xdb, 0xdd];
  const remarks = [...some(0xe0, 0xef), 0xfe];
  for (const marker of some(0x01, 0xfe)) {
    const own = frame(16, 24, marker);
    if (marker !== 0xda && marker !== 0xd9)
      assert.deepEqual(
        result(jpeg(own, frame(), SCAN)),
        tables.includes(marker)
          ? bare(own, frame(), SCAN)
          : remarks.includes(marker)
            ? bare(frame(), SCAN)
            : "file_unreadable",
        `${marker.toString(16)} before the frame`,
      );
    const framed = frame(16, 24, marker);
    if (marker !== 0xd9)
      assert.deepEqual(
        result(jpeg(framed, SCAN)),
        frames.includes(marker) ? bare(framed, SCAN) : "file_unreadable",
        `${marker.toString(16)} as the frame`,
      );
  }
});

test("a JPEG needs one frame of some size before what is drawn, and its drawn data goes on to the next marker", () => {
  for (const [why, parts, kept] of [
    ["bytes that fill up before a marker", [Buffer.of(0xff, 0xff), frame(), SCAN], [frame(), SCAN]],
    ["nothing drawn", [frame()], "file_unreadable"],
    ["drawn before the frame", [SCAN, frame()], "file_unreadable"],
    ["two frames", [frame(), frame(), SCAN], "file_unreadable"],
    [
      "a frame that says less than its size",
      [segment(0xc0, Buffer.of(8, 0, 1, 0, 1)), SCAN],
      "file_unreadable",
    ],
    [
      "the shortest frame",
      [segment(0xc0, Buffer.of(8, 0, 1, 0, 1, 1)), SCAN],
      [segment(0xc0, Buffer.of(8, 0, 1, 0, 1, 1)), SCAN],
    ],
    [
      "a byte that fills up before the end",
      [frame(), SCAN, Buffer.of(0xff)],
      [frame(), SCAN, Buffer.of(0xff)],
    ],
    [
      "a byte of drawn data at its end that looks like a marker",
      [frame(), SCAN, Buffer.of(0xff, 0)],
      [frame(), SCAN, Buffer.of(0xff, 0)],
    ],
    ["a segment without its sign", [segment(0xfe, "ab").subarray(1), frame(), SCAN], "file_unreadable"],
    ["something between segments", [Buffer.from("x"), frame(), SCAN], "file_unreadable"],
    ["no row", [frame(0, 24), SCAN], "file_unreadable"],
    ["no column", [frame(16, 0), SCAN], "file_unreadable"],
    ["many rows", [frame(64_000, 1_000), SCAN], [frame(64_000, 1_000), SCAN]],
    ["many columns", [frame(1_000, 64_000), SCAN], [frame(1_000, 64_000), SCAN]],
    ["too many points", [frame(64_001, 1_000), SCAN], "file_too_large"],
    [
      "drawn data with all that belongs to it",
      [frame(), SCAN, Buffer.from("ff00ffd0ffd7ffff00", "hex"), SCAN],
      [frame(), SCAN, Buffer.from("ff00ffd0ffd7ffff00", "hex"), SCAN],
    ],
    ["an empty remark", [Buffer.of(0xff, 0xfe, 0, 2), frame(), SCAN], [frame(), SCAN]],
    ["another picture's beginning within", [frame(), SCAN, START, SCAN], "file_unreadable"],
    ["a remark between two scans", [frame(), SCAN, segment(0xfe, "remark"), SCAN], [frame(), SCAN, SCAN]],
  ] as const)
    assert.deepEqual(result(jpeg(...parts)), typeof kept === "string" ? kept : bare(...kept), why);
});

test("which colours a JPEG of Adobe's has stays, in its twelve bytes and no more", () => {
  const colours = Buffer.from("Adobe\0\x64\0\0\0\0\x02", "latin1");
  const kept = bare(segment(0xee, colours), frame(), SCAN);
  assert.deepEqual(result(jpeg(segment(0xee, colours), frame(), SCAN)), kept);
  assert.deepEqual(
    result(jpeg(segment(0xee, Buffer.concat([colours, Buffer.from("owner")])), frame(), SCAN)),
    kept,
  );
  for (const other of [colours.subarray(0, 11), Buffer.from("Other\0\x64\0\0\0\0\x02")])
    assert.deepEqual(result(jpeg(segment(0xee, other), frame(), SCAN)), bare(frame(), SCAN));
});

test("which way up a photo is stays for the eight ways that there are, and nothing else of the camera's remarks", () => {
  for (let way = 0; way <= 9; way += 1) {
    const kept = result(tellingPhoto(way));
    assert.ok(Buffer.isBuffer(kept));
    const upright = Buffer.from(stripJpeg(jpegPicture()));
    assert.deepEqual(
      kept,
      way >= 2 && way <= 8
        ? Buffer.concat([upright.subarray(0, 20), writeOrientation(way), upright.subarray(20)])
        : upright,
      `way ${way}`,
    );
  }
  const other = segment(0xe1, `Exif\0x${"\0".repeat(40)}`);
  assert.deepEqual(result(jpeg(other, frame(), SCAN)), bare(frame(), SCAN));
});

test("the orientation is read in either order of bytes, from wherever its list lies, and is 1 when the remarks end before it", () => {
  const entry = (little: boolean, tag: number, value: number): Buffer => {
    const out = Buffer.alloc(12);
    if (little) {
      out.writeUInt16LE(tag);
      out.writeUInt16LE(value, 8);
    } else {
      out.writeUInt16BE(tag);
      out.writeUInt16BE(value, 8);
    }
    return out;
  };
  const list = (little: boolean, at: number, count: number, ...entries: readonly Buffer[]): Buffer => {
    const out = Buffer.alloc(at + 2, 0);
    out.write(little ? "II" : "MM");
    if (little) {
      out.writeUInt32LE(at, 4);
      out.writeUInt16LE(count, at);
    } else {
      out.writeUInt32BE(at, 4);
      out.writeUInt16BE(count, at);
    }
    return Buffer.concat([out, ...entries]);
  };
  for (const little of [true, false]) {
    const [other, own] = [entry(little, 0x0110, 3), entry(little, 0x0112, 6)];
    assert.equal(readOrientation(list(little, 8, 2, other, own)), 6);
    assert.equal(readOrientation(list(little, 300, 1, own)), 6);
    assert.equal(readOrientation(list(little, 8, 1, other, own)), 1, "beyond the list");
    for (const part of cutShort(list(little, 8, 2, other, own))) assert.equal(readOrientation(part), 1);
  }
  // The shortest remarks that say it: their list begins with themselves.
  assert.equal(readOrientation(Buffer.from("49491201000000000000060000", "hex")), 1);
  assert.equal(readOrientation(Buffer.from("4949120100000000000006000000", "hex")), 6);
  const beyond = list(true, 300, 1).subarray(0, 20);
  assert.equal(readOrientation(beyond), 1);
  assert.deepEqual(
    Buffer.from(writeOrientation(6)).toString("hex"),
    "ffe100224578696600004d4d002a00000008000101120003000000010006000000000000",
  );
});
