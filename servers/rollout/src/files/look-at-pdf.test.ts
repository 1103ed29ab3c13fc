import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { lookAtPdf } from "./look-at-pdf.ts";
import { pdfLetter } from "./testing/letters.ts";
import { refusalOf } from "./testing/refusal-of.ts";

const end = (bytes: Uint8Array): string => refusalOf(() => lookAtPdf(bytes));
const stream = (dictionary: string, text: string): string =>
  `9 0 obj\n<< ${dictionary} >>\nstream\n${deflateSync(text).toString("latin1")}\nendstream\nendobj`;
const HOLDS = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";

test("a name in codes is the name that they spell, with every digit that there is and none that there is not", () => {
  for (const [name, code] of [
    ["/La#75nch", "file_active"],
    ["/JavaScri#70t", "file_active"],
    ["/JavaScr#69pt", "file_active"],
    ["/#4aavaScript", "file_active"],
    ["/#4AavaScript", "file_active"],
    ["/G#6fToR", "file_active"],
    ["/G#6FToR", "file_active"],
    ["/Su#62mitForm", "file_active"],
    ["/#4a#61#76#61#53cript", "file_active"],
    // What lies beside the digits, on either side: taken for one, each would spell such a name.
    ["/#4:avaScript", "kept"],
    ["/G#7/ToR", "kept"],
    ["/JavaScr#6`pt", "kept"],
    ["/JavaScri#6gt", "kept"],
    ["/JavaScri#6Gt", "kept"],
    ["/JavaScri#7", "kept"],
    ["/La#7", "kept"],
    ["/##4aavaScript", "kept"],
  ] as const)
    assert.equal(end(pdfLetter(`/A ${name}`)), code, name);
  assert.equal(end(pdfLetter("", stream(HOLDS, "/JavaScript #"))), "file_active", "at the very beginning");
  assert.equal(end(pdfLetter("", stream(HOLDS, "# /JavaScrip#74"))), "file_active", "at the very end");
});

test("a PDF ends where it says, after no more than a few blanks, and no archive does", () => {
  const blanks = (count: number) => Buffer.concat([pdfLetter().subarray(0, -1), Buffer.alloc(count, 0x20)]);
  assert.equal(end(blanks(59)), "kept");
  assert.equal(end(blanks(60)), "file_unreadable");
  const letter = pdfLetter();
  const archive = (before: number) => {
    const filler = Buffer.alloc(before - 4 - letter.length, "%");
    return Buffer.concat([letter, Buffer.from("PK\x05\x06"), filler, letter]);
  };
  assert.equal(end(archive(65_557)), "file_unreadable");
  assert.equal(end(archive(65_558)), "kept");
  for (const [word, other] of [
    ["startxref", "startyref"],
    ["%%EOF", "%%EOG"],
    [" obj", " obk"],
  ] as const)
    assert.equal(
      end(Buffer.from(Buffer.from(letter).toString("latin1").replaceAll(word, other), "latin1")),
      "file_unreadable",
      other,
    );
});

test("a stream that holds objects has a beginning, an end and one packing, whose parameters lie with it", () => {
  for (const [why, objects, code] of [
    ["as it should be", stream(HOLDS, "1 0 << >>"), "kept"],
    ["without an end", "9 0 obj << /Type /ObjStm >> stream\n", "file_unreadable"],
    ["without a beginning", "9 0 obj << /Type /ObjStm >>\nendstream", "file_unreadable"],
    ["where objects may be, without an end", "9 0 obj << /First 8 0 R >> stream\n", "kept"],
    ["where objects may be, without a beginning", "9 0 obj << /First 8 0 R >>\nendstream", "kept"],
    [
      "rows that tell how they differ",
      stream(`${HOLDS} /DecodeParms << /Predictor 12 >>`, "a"),
      "file_unreadable",
    ],
    ["rows that tell all", stream(`${HOLDS} /DecodeParms << /Predictor 1 >>`, "a"), "kept"],
    ["parameters elsewhere", stream(`${HOLDS} /DecodeParms 8 0 R`, "a"), "file_unreadable"],
    ["parameters elsewhere, by their short name", stream(`${HOLDS} /DP [8 0 R]`, "a"), "file_unreadable"],
    ["a picture that says where others begin", stream("/First 8 0 R /Filter /DCTDecode", "/Launch"), "kept"],
    [
      "objects that say where they begin",
      stream("/First 8 0 R /Filter /FlateDecode", "/Launch"),
      "file_active",
    ],
    ["nothing of objects", stream("/Filter /FlateDecode", "/Launch"), "kept"],
  ] as const)
    assert.equal(end(pdfLetter("", objects)), code, why);
});

test("what opens by itself and what leads to a site are harmless apart, and refused together wherever they stand", () => {
  const [opens, site] = ["/OpenAction 8 0 R", "/S /URI"];
  for (const [why, bytes, code] of [
    ["opens", pdfLetter(opens), "kept"],
    ["leads to a site", pdfLetter(site), "kept"],
    ["both", pdfLetter(`${opens} ${site}`), "file_active"],
    ["opens, and packed objects lead to a site", pdfLetter(opens, stream(HOLDS, site)), "file_active"],
    ["leads to a site, and packed objects open", pdfLetter(site, stream(HOLDS, opens)), "file_active"],
    ["turns to a page, and leads to a site", pdfLetter(`/OpenAction [3 0 R /Fit] ${site}`), "kept"],
  ] as const)
    assert.equal(end(bytes), code, why);
});
