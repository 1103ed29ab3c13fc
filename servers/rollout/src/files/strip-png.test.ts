import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { stripPng } from "./strip-png.ts";
import { pngPicture } from "./testing/pictures.ts";
import { cutShort, refusalOf } from "./testing/refusal-of.ts";

type Part = readonly [type: string, data: Uint8Array | string, sum?: number];

function png(...parts: readonly Part[]): Uint8Array {
  const chunks = parts.map(([type, data, sum]) => {
    const body = Buffer.concat([Buffer.from(type), Buffer.from(data)]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(body.length - 4);
    body.copy(out, 4);
    out.writeUInt32BE(sum ?? crc32(body), body.length + 4);
    return out;
  });
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]);
}
function head(width: number, height: number, length = 13): Part {
  const data = Buffer.alloc(length);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  return ["IHDR", data];
}
const [DRAWN, END]: readonly [Part, Part] = [
  ["IDAT", "drawn"],
  ["IEND", ""],
];

test("a PNG that is cut short anywhere is refused, and a whole one stays as it is", () => {
  const whole = pngPicture();
  assert.deepEqual(stripPng(whole), whole);
  for (const part of cutShort(whole))
    assert.equal(
      refusalOf(() => stripPng(part)),
      "file_unreadable",
      `${part.length} bytes`,
    );
});

test("a PNG is taken with its head first and once, with true sums, with what is drawn, and with nothing needed that nobody knows", () => {
  const small = head(1, 1);
  for (const [why, bytes, end] of [
    ["as it should be", png(small, DRAWN, END), "kept"],
    ["a remark within", png(small, ["teXt", "remark"], DRAWN, END), "kept"],
    ["a remark first", png(["teXt", "remark"], small, DRAWN, END), "file_unreadable"],
    ["two heads", png(small, small, DRAWN, END), "file_unreadable"],
    ["a longer head", png(head(1, 1, 14), DRAWN, END), "file_unreadable"],
    ["a wrong sum", png(small, ["IDAT", "drawn", 7], END), "file_unreadable"],
    ["nothing drawn", png(small, END), "file_unreadable"],
    ["a needed part that nobody knows", png(small, ["ABCD", ""], DRAWN, END), "file_unreadable"],
    ["as many points as are taken, side by side", png(head(64_000_000, 1), DRAWN, END), "kept"],
    ["as many, one below the other", png(head(1, 64_000_000), DRAWN, END), "kept"],
    ["one more", png(head(64_000_001, 1), DRAWN, END), "file_too_large"],
    ["no column", png(head(0, 1), DRAWN, END), "file_unreadable"],
    ["no row", png(head(1, 0), DRAWN, END), "file_unreadable"],
  ] as const)
    assert.equal(
      refusalOf(() => stripPng(bytes)),
      end,
      why,
    );
});
