/** Workbooks as spreadsheets make them, and as somebody makes them who means harm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { strToU8, unzipSync, Zip, ZipDeflate, zipSync } from "fflate";
import { lookAtFile } from "./look-at-table.ts";
import { sheetOf } from "./sheet-of.ts";
import { SheetError } from "./sheet-parts.ts";
import { sheetText } from "./sheet-text.ts";
import { cellsOf } from "./table-text.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
/** Style 1 shows a day. */
const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** A workbook of one sheet; `rows` is what stands in `sheetData`. */
const workbook = (rows: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8(`${HEAD}<Types xmlns="${PACKAGE}/content-types"/>`),
    "xl/workbook.xml": strToU8(
      `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    "xl/styles.xml": strToU8(STYLES),
    "xl/worksheets/sheet1.xml": strToU8(
      `${HEAD}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    ),
    ...more,
  });
const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const cells = async (bytes: Uint8Array) => cellsOf(new TextDecoder().decode(await sheetText(bytes)));
const why = async (bytes: Uint8Array): Promise<unknown> =>
  sheetText(bytes).then(
    (read) => `read ${read.length}`,
    (error: unknown) => (error instanceof SheetError ? error.why : error),
  );

test("days, long numbers and leading zeros are kept as they were typed, and rows keep their places", async () => {
  const sheet = `<row r="1">${text("A1", "Mã")}${text("B1", "Ngày")}${text("D1", "Số")}</row><row r="4">${text("A4", "0912345678")}<c r="B4" s="1"><v>44192</v></c><c r="D4"><v>84912345678901</v></c></row><row r="5">${text("A5", "27/12/2020")}<c r="B5"><v>1.5</v></c><c r="C5" t="b"><v>1</v></c></row>`;
  assert.deepEqual(await cells(workbook(sheet)), [
    ["Mã", "Ngày", "", "Số"],
    ["", "", "", ""],
    ["", "", "", ""],
    ["0912345678", "2020-12-27", "", "84912345678901"],
    ["27/12/2020", "1.5", "true", ""],
  ]);
});

test("a workbook whose sizes stand after its parts, as streams pack it, is the same workbook", async () => {
  const sheet = `<row r="1">${text("A1", "a")}${text("B1", "b".repeat(5_000))}</row>`;
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, bytes] of Object.entries(unzipSync(workbook(sheet)))) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(bytes, true);
  }
  zip.end();
  const streamed = new Uint8Array(await new Blob(pieces.map((one) => new Uint8Array(one))).arrayBuffer());
  assert.deepEqual(await cells(streamed), [["a", "b".repeat(5_000)]]);
});

test("no formula is computed: its cell has the value of the file, or nothing; texts that look like one stay texts", async () => {
  const sheet = `<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://x.example")</f><v>lưu sẵn</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c>${text("D1", "=1+1")}${text("E1", "+84912345678")}${text("F1", "-1")}${text("G1", "@SUM(A1)")}</row>`;
  assert.deepEqual(await cells(workbook(sheet)), [
    ["lưu sẵn", "", "2", "=1+1", "+84912345678", "-1", "@SUM(A1)"],
  ]);
});

test("macros, links to other files and pictures are never unpacked", async () => {
  const junk = strToU8("not deflated, not XML <");
  const more = {
    "xl/vbaProject.bin": junk,
    "xl/externalLinks/externalLink1.xml": junk,
    "xl/media/image1.png": new Uint8Array(60_000_000),
    "xl/drawings/drawing1.xml": junk,
  };
  assert.deepEqual(await cells(workbook(`<row r="1">${text("A1", "a")}</row>`, more)), [["a"]]);
});

test("a bomb is refused by what comes out of it, not by what it says of itself", async () => {
  const bomb = workbook("", { "xl/sharedStrings.xml": new Uint8Array(200_000_000) });
  assert.ok(bomb.length < 300_000, `${bomb.length}`);
  assert.equal(await why(bomb), "large");
  // The same with sizes in its headers that are small: offsets 22 of a local header and 24 of a central one.
  const view = new DataView(bomb.buffer, bomb.byteOffset);
  for (let at = 0; at < bomb.length - 30; at += 1) {
    const sign = view.getUint32(at, true);
    if (sign === 0x04034b50) view.setUint32(at + 22, 100, true);
    if (sign === 0x02014b50) view.setUint32(at + 24, 100, true);
  }
  assert.equal(await why(bomb), "large");
  const many = Object.fromEntries(
    Array.from({ length: 1_100 }, (_, at) => [`xl/worksheets/s${at}.xml`, strToU8("<a/>")]),
  );
  assert.equal(await why(workbook("", many)), "large");
});

test("a million empty cells are nothing, and cells far apart are not filled up between", {
  timeout: 20_000,
}, async () => {
  const empty = Array.from(
    { length: 1_000_000 },
    (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="1"/></row>`,
  );
  assert.deepEqual(await cells(workbook(`<row r="1">${text("A1", "a")}</row>${empty.join("")}`)), [["a"]]);
  for (const [sheet, said] of [
    [`<row r="1">${text("XFD1", "a")}</row><row r="1048576">${text("A1048576", "b")}</row>`, "large"],
    [`<row r="1">${text("ZZZ1", "a")}</row>`, "form"],
    [`<row r="9999999">${text("A9999999", "a")}</row>`, "form"],
    [`<row r="999999999999">${text("A1", "a")}</row>`, "form"],
    [`<row r="&#49;000000000">${text("A1", "a")}</row>`, "form"],
    [`<row r='1000000000'>${text("A1", "a")}</row>`, "form"],
  ] as const)
    assert.equal(await why(workbook(sheet)), said, sheet);
});

test("entities are refused before they are read, and no link to another document is followed", async () => {
  const laughs = `${HEAD}<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;">]><sst ${MAIN}><si><t>&lol1;</t></si></sst>`;
  const outside = `${HEAD}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst ${MAIN}><si><t>&x;</t></si></sst>`;
  for (const xml of [laughs, outside])
    assert.equal(await why(workbook("", { "xl/sharedStrings.xml": strToU8(xml) })), "form");
});

test("a broken, cut or foreign file is refused, whatever its bytes are", async () => {
  const good = workbook(`<row r="1">${text("A1", "a")}${text("B1", "b")}</row>`);
  for (const size of [4, 30, 100, good.length >> 1]) assert.equal(await why(good.subarray(0, size)), "form");
  assert.equal(await why(zipSync({ "word/document.xml": strToU8("<a/>") })), "form");
  assert.equal(await why(workbook("<row")), "form");
  await fc.assert(
    fc.asyncProperty(
      fc.nat(good.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.nat(good.length - 1),
      async (at, byte, other) => {
        const bad = Uint8Array.from(good);
        bad[at] = byte;
        bad[other] = byte;
        assert.match(String(await why(bad)), /^(?:form|large|read \d+)$/);
      },
    ),
    { numRuns: 300 },
  );
});

test("what is written as a workbook is read again, cell by cell, and no cell of it is a formula", async () => {
  const cell = fc
    .string({ unit: fc.constantFrom(..."=+-@'\"<&>;,ế x_04"), maxLength: 8 })
    .map((s) => s.trim());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
      const table = [["a", "b"], ...rows, ["x", "y"]];
      const bytes = sheetOf(table);
      const csv = new TextDecoder().decode(await sheetText(bytes));
      assert.deepEqual(
        await cellsOf(csv),
        table.map((row) => [...row]),
      );
    }),
    { numRuns: 100 },
  );
});

test("a chosen workbook is looked at as its CSV would be, and what is sent is that CSV", async () => {
  const form = { columns: ["code", "name"], needed: ["code"] } as const;
  const good = workbook(
    `<row r="1">${text("A1", "CODE")}${text("B1", "x")}</row><row r="3">${text("A3", "007")}</row>`,
  );
  const { csv, look } = await lookAtFile(good, form, 1_000);
  assert.equal(new TextDecoder().decode(csv), '"CODE","x"\r\n"",""\r\n"007",""\r\n');
  assert.deepEqual([look.refused, look.found, look.unknown, look.rows], [undefined, ["code"], ["x"], 1]);
  assert.equal((await lookAtFile(good, form, 20)).look.refused, "sheet", "more than is sent at once");
  assert.equal((await lookAtFile(good.subarray(0, 99), form, 1_000)).look.refused, "sheet");
  const plain = new TextEncoder().encode("code\n1");
  assert.equal((await lookAtFile(plain, form, 1_000)).csv, plain);
});
