import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { Fault } from "@bluezone/contract/fault";
import { officialDocx } from "@bluezone/paper/official-docx";
import { officialPdf } from "@bluezone/paper/official-pdf";
import { LETTER } from "@bluezone/paper/testing/paper-sample";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { FILE_KINDS } from "./file-kind.ts";
import { keepFile } from "./keep-file.ts";
import { readFile } from "./read-file.ts";
import { docxLetter, pdfLetter } from "./testing/letters.ts";
import { readHere } from "./testing/read-here.ts";
import { zip } from "./testing/zip.ts";

const keep = (kind: "pdf" | "docx", bytes: Uint8Array) => {
  const blobs = memoryBlobs();
  return keepFile(
    { blobs, reader: readHere },
    { bytes, declared: FILE_KINDS[kind].mediaType, purpose: "letter", by: "a" },
    async () => {},
  ).then(async (kept) => ({ kept, bytes: await readFile(blobs, kept), blobs }));
};
/** Says why a letter is refused, and that nothing of it is kept. */
async function refused(kind: "pdf" | "docx", bytes: Uint8Array): Promise<string> {
  const blobs = memoryBlobs();
  try {
    await keepFile(
      { blobs, reader: readHere },
      { bytes, declared: FILE_KINDS[kind].mediaType, purpose: "letter", by: "a" },
      async () => {},
    );
  } catch (error) {
    assert.deepEqual(await blobs.list(""), []);
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return "kept";
}
const stream = (dictionary: string, data: Uint8Array): string =>
  `9 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n${Buffer.from(data).toString("latin1")}\nendstream\nendobj`;

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
/** Fields one after another, each in its pieces. */
const fields = (...all: readonly (readonly string[])[]): string =>
  all
    .map((pieces) => {
      const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
      const told = pieces.map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`).join("");
      return `${sign("begin")}${told}${sign("separate")}<w:r><w:t>x</w:t></w:r>${sign("end")}`;
    })
    .join("");
/** A script as it lies in an object stream. */
const SCRIPT = deflateSync("1 0 << /S /JavaScript >>");

test("a letter is kept byte for byte, under its hash, and read back: PDF and DOCX, also the papers that Bluezone writes", async () => {
  for (const [kind, bytes] of [
    ["pdf", pdfLetter()],
    ["pdf", officialPdf(LETTER)],
    [
      "pdf",
      pdfLetter(
        "/OpenAction [3 0 R /Fit] /Outlines << /First 8 0 R >>",
        `8 0 obj\n<< /Differences [70/F/G/H] /A << /S /URI /URI (https://example.vn/) >> /F 4 >>\nendobj\n${stream("/Filter /DCTDecode", Buffer.from("\xff\xd8", "latin1"))}\n${stream("/Type /ObjStm /N 1 /First 4 /Filter [ /FlateDecode ]", deflateSync("1 0 << >>"))}`,
      ),
    ],
    ["docx", docxLetter()],
    ["docx", await officialDocx(LETTER)],
  ] as const) {
    const { kept, bytes: read } = await keep(kind, bytes);
    assert.deepEqual(Buffer.from(read!), Buffer.from(bytes));
    assert.match(kept.blob, new RegExp(`^letter/[0-9a-f]{64}\\.${kind}$`));
    assert.equal(kept.size, bytes.length);
  }
});

test("a kept letter that was changed in the store is not handed out", async () => {
  const { kept, blobs } = await keep("pdf", pdfLetter());
  await blobs.put(kept.blob, pdfLetter("/Lang (vi)"), kept.mediaType);
  await assert.rejects(readFile(blobs, kept), /not as it was kept/);
});

test("a PDF that runs, hides a file, is locked, is cut short or is two kinds in one is refused, each with its reason", async () => {
  for (const [why, bytes, code] of [
    ["JavaScript", pdfLetter("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "file_active"],
    ["JavaScript spelled with codes", pdfLetter("/OpenAction << /S /J#61vaScript >>"), "file_active"],
    ["a program", pdfLetter("/OpenAction << /S /Launch >>"), "file_active"],
    ["a file within", pdfLetter("/Names << /EmbeddedFiles 4 0 R >>"), "file_active"],
    ["a form that computes", pdfLetter("/AcroForm << /XFA 5 0 R >>"), "file_active"],
    [
      "JavaScript in a compressed object",
      pdfLetter(
        "",
        stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", deflateSync("1 0 << /S /JavaScript >>")),
      ),
      "file_active",
    ],
    [
      "an object stream of a name in codes",
      pdfLetter(
        "",
        stream("/Type /Obj#53tm /N 1 /First 4 /Filter /FlateDecode", deflateSync("1 0 << /S /JavaScript >>")),
      ),
      "file_active",
    ],
    [
      "an object stream that cannot be read",
      pdfLetter("", stream("/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode", Buffer.from("????"))),
      "file_unreadable",
    ],
    [
      "objects without end",
      pdfLetter(
        "",
        stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", deflateSync(Buffer.alloc(21_000_000))),
      ),
      "file_bomb",
    ],
    [
      "an object stream whose dictionary speaks of another",
      pdfLetter(
        "",
        stream("/Filter /FlateDecode /Type /ObjStm /N 1 ( obj)", deflateSync("1 0 << /S /JavaScript >>")),
      ),
      "file_active",
    ],
    [
      "an object stream that begins twice",
      pdfLetter("", stream("/Type /ObjStm (\nstream\n) /Filter /FlateDecode", deflateSync("1 0 << >>"))),
      "file_unreadable",
    ],
    [
      "an object stream packed twice",
      pdfLetter(
        "",
        stream("/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]", deflateSync(SCRIPT)),
      ),
      "file_unreadable",
    ],
    [
      "an object stream packed and spelled in digits",
      pdfLetter(
        "",
        stream(
          "/Type /ObjStm /N 1 /First 4 /Filter [ /FlateDecode /ASCIIHexDecode ]",
          deflateSync(`${SCRIPT.toString("hex")}>`),
        ),
      ),
      "file_unreadable",
    ],
    [
      "an object stream with two filters, the first harmless",
      pdfLetter(
        "",
        stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Filter [/Fl /Fl]", deflateSync("1 0 1")),
      ),
      "file_unreadable",
    ],
    [
      "an object stream with a filter by its short name",
      pdfLetter("", stream("/Type /ObjStm /N 1 /First 4 /F /Fl", SCRIPT)),
      "file_active",
    ],
    [
      "an object stream that does not say its type",
      pdfLetter("", stream("/N 1 /First 4 /Filter /FlateDecode", SCRIPT)),
      "file_active",
    ],
    [
      "an object stream that says neither type nor where objects begin",
      pdfLetter("", `8 0 obj\n4\nendobj\n${stream("/N 1 /First 8 0 R /Filter /FlateDecode", SCRIPT)}`),
      "file_active",
    ],
    [
      "an object stream that says nothing, packed twice",
      pdfLetter("", stream("/N 1 /First 8 0 R /Filter [/FlateDecode /FlateDecode]", deflateSync(SCRIPT))),
      "file_unreadable",
    ],
    [
      "an object stream whose type lies elsewhere",
      pdfLetter("", stream("/Type 8 0 R /N 1 /Filter /FlateDecode", deflateSync("1 0 1"))),
      "file_unreadable",
    ],
    ["a file elsewhere", pdfLetter("/OpenAction << /S /GoToR /F (a.pdf) /D [0 /Fit] >>"), "file_active"],
    ["a thread elsewhere", pdfLetter("", "8 0 obj\n<< /S /Thread >>\nendobj"), "file_active"],
    ["a film", pdfLetter("", "8 0 obj\n<< /S /Movie >>\nendobj"), "file_active"],
    ["a sound", pdfLetter("", "8 0 obj\n<< /S /Sound >>\nendobj"), "file_active"],
    [
      "a site that opens by itself",
      pdfLetter("/OpenAction << /S /URI /URI (https://example.vn/) >>"),
      "file_active",
    ],
    [
      "a site that opens by itself, told elsewhere",
      pdfLetter("/OpenAction 8 0 R", "8 0 obj\n<< /S /URI /URI (https://example.vn/) >>\nendobj"),
      "file_active",
    ],
    [
      "a site that opens with a page",
      pdfLetter("/AA << /O << /S /URI /URI (https://example.vn/) >> >>"),
      "file_active",
    ],
    ["deeds told elsewhere", pdfLetter("/AA 8 0 R"), "file_active"],
    [
      "a picture elsewhere",
      pdfLetter("", stream("/F << /FS /URL /F (https://example.vn/a) >>", Buffer.of())),
      "file_active",
    ],
    [
      "a picture in another's folder",
      pdfLetter("", stream("/Subtype /Image /F (//example.vn/a)", Buffer.of())),
      "file_active",
    ],
    ["a password", pdfLetter("/Encrypt 6 0 R"), "file_locked"],
    ["cut short", pdfLetter().subarray(0, 200), "file_unreadable"],
    ["a page of the web after its end", pdfLetter("", "", "<script>alert(1)</script>"), "file_unreadable"],
    [
      "an archive at its end",
      Buffer.concat([pdfLetter(), zip([{ name: "a", data: "a" }], "\n%%EOF\n")]),
      "file_unreadable",
    ],
    ["a letter for Word that says it is a PDF", docxLetter(), "file_kind"],
    ["something before its head", Buffer.concat([Buffer.from("GIF89a\n"), pdfLetter()]), "file_kind"],
    ["a program of Windows", Buffer.from("MZ\x90\0".padEnd(4_000, "\0"), "latin1"), "file_kind"],
    ["as much as is taken, of nothing", Buffer.alloc(20_000_000), "file_kind"],
    ["more than is taken", Buffer.alloc(20_000_001), "file_too_large"],
  ] as const)
    assert.equal(await refused("pdf", bytes), code, why);
});

test("a letter for Word that holds a macro, another file or a foreign template, or unpacks without end, is refused, each with its reason", async () => {
  const relation = (type: string, mode = "External"): string =>
    `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://example.vn/x" TargetMode="${mode}"/></Relationships>`;
  const field = (xml: string) =>
    docxLetter("", [{ name: "word/document.xml", data: `<w:document>${xml}</w:document>` }]);
  const macro = {
    name: "[Content_Types].xml",
    data: 'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"',
  };
  for (const [why, bytes, code] of [
    ["a macro", docxLetter("", [{ name: "word/vbaProject.bin", data: "x" }]), "file_active"],
    ["a macro by its type", docxLetter("", [macro]), "file_active"],
    ["another file", docxLetter("", [{ name: "word/embeddings/a.docx", data: "x" }]), "file_active"],
    [
      "a foreign template",
      docxLetter("", [{ name: "word/_rels/settings.xml.rels", data: relation("attachedTemplate") }]),
      "file_active",
    ],
    [
      "a foreign picture",
      docxLetter("", [{ name: "word/_rels/document.xml.rels", data: relation("image") }]),
      "file_active",
    ],
    [
      "a foreign picture in codes",
      docxLetter("", [{ name: "word/_rels/document.xml.rels", data: relation("image", "&#69;xternal") }]),
      "file_active",
    ],
    [
      "a foreign picture in codes with zeros",
      docxLetter("", [
        { name: "word/_rels/document.xml.rels", data: relation("image", "&#x00000000045;xternal") },
      ]),
      "file_active",
    ],
    [
      "a foreign picture behind a value with a sign",
      docxLetter("", [
        { name: "word/_rels/document.xml.rels", data: relation("image").replace("r1", "r>1") },
      ]),
      "file_active",
    ],
    ["a field that runs, under another prefix", field("<x:instrText>DDEAUTO x</x:instrText>"), "file_active"],
    [
      "a field that runs, as it is",
      field("<w:instrText><![CDATA[DDE]]>AUTO<!-- a --> x</w:instrText>"),
      "file_active",
    ],
    ["a field of an attribute in other quotes", field("<w:fldSimple w:instr = 'DDE x'/>"), "file_active"],
    ["a field that runs", field("<w:instrText>DDEAUTO c:\\\\x.exe</w:instrText>"), "file_active"],
    [
      "a field that runs, in pieces",
      field("<w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO x</w:instrText>"),
      "file_active",
    ],
    [
      "entities",
      docxLetter("", [{ name: "word/document.xml", data: '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }]),
      "file_active",
    ],
    [
      "a field that runs, in pieces behind another",
      field(fields(["PAGE"], ["D", "DEAUTO x"])),
      "file_active",
    ],
    ["a field that fetches, in pieces", field(fields(["PAGE"], ["INCLUDE", "PICTURE x"])), "file_active"],
    ["a field that fetches by its old name", field(fields(["INCLUDE x"])), "file_active"],
    ["a field that names another letter", field(fields(["RD x"])), "file_active"],
    ["a field that nobody knows", field(fields(["D", "ate x"], ["PAGEX"])), "file_active"],
    ["a field around a stranger's tag", field(fields(["PAGE<w:x/>DDE x"])), "file_active"],
    [
      "a field whose name is another field",
      field(`<w:fldChar w:fldCharType="begin"/>${fields(["QUOTE 68"])}`),
      "file_active",
    ],
    ["a field with a link to a folder", field(fields(['HYPERLINK "file://x/y"'])), "file_active"],
    ["a field with a link to another's folder", field(fields(["HYPERLINK \\\\\\\\x\\\\y"])), "file_active"],
    ["a field told twice", field('<w:fldSimple w:instr="DDE x" z:instr="PAGE"/>'), "file_active"],
    ["a picture of old from elsewhere", field('<v:imagedata src="https://example.vn/x"/>'), "file_active"],
    ["a picture of old with its source", field('<v:imagedata o:href="//example.vn/x"/>'), "file_active"],
    [
      "names from a database",
      docxLetter("", [{ name: "word/settings.xml", data: "<w:settings><w:mailMerge/></w:settings>" }]),
      "file_active",
    ],
    ...(
      [
        [
          "a foreign template told twice",
          relation("attachedTemplate").replace("/>", ' z:TargetMode="Internal"/>'),
        ],
        [
          "a foreign template of two types",
          relation("attachedTemplate").replace("/>", ' z:Type="/hyperlink"/>'),
        ],
        ["a foreign template that says it is within", relation("attachedTemplate", "Internal")],
        ["a link to a folder", relation("hyperlink").replace("https:", "file:")],
        [
          "an application of the web",
          relation("webextensiontaskpanes", "Internal").replace("https://example.vn/", ""),
        ],
      ] as const
    ).map(
      ([why, data]) =>
        [why, docxLetter("", [{ name: "word/_rels/settings.xml.rels", data }]), "file_active"] as const,
    ),
    [
      "another text than the one looked at",
      docxLetter("", [
        {
          name: "_rels/.rels",
          data: relation("officeDocument", "Internal").replace("https://example.vn/x", "word/real.xml"),
        },
      ]),
      "file_unreadable",
    ],
    [
      "a text that says it is a picture",
      docxLetter("", [
        { name: "word/header1.png", data: fields(["DDE x"]) },
        {
          name: "[Content_Types].xml",
          data: `<Types><Override PartName="/word/document.xml" ContentType="${MAIN}"/><Override PartName="/word/header1.png" ContentType="application/x+xml"/></Types>`,
        },
      ]),
      "file_unreadable",
    ],
    [
      "a part of an unknown ending",
      docxLetter("", [{ name: "word/header1.hdr", data: "x" }]),
      "file_unreadable",
    ],
    [
      "text in UTF-7",
      docxLetter("", [{ name: "word/a.xml", data: '<?xml version="1.0"  encoding = "UTF-7"?><x/>' }]),
      "file_unreadable",
    ],
    [
      "text in UTF-16 that does not say so",
      docxLetter("", [{ name: "word/a.xml", data: Buffer.from("<x/>", "utf16le") }]),
      "file_unreadable",
    ],
    ["no types", zip([{ name: "word/document.xml", data: "<a/>" }]), "file_unreadable"],
    ["no text", zip([{ name: "[Content_Types].xml", data: `<Types>${MAIN}</Types>` }]), "file_unreadable"],
    ["an archive of another kind", zip([{ name: "a.txt", data: "a" }]), "file_unreadable"],
    [
      "a spreadsheet",
      docxLetter("", [{ name: "[Content_Types].xml", data: "spreadsheetml.sheet.main+xml" }]),
      "file_kind",
    ],
    ["a password", zip([{ name: "[Content_Types].xml", data: "x", flags: 1 }]), "file_locked"],
    ["a way out of the archive", docxLetter("", [{ name: "../../etc/x.xml", data: "x" }]), "file_unreadable"],
    [
      "more than it says",
      docxLetter("", [{ name: "word/a.xml", data: "a".repeat(90_000), claims: 90 }]),
      "file_bomb",
    ],
    [
      "a hundred megabytes",
      docxLetter("", [{ name: "word/a.xml", data: Buffer.alloc(100_000_000, 32) }]),
      "file_bomb",
    ],
    [
      "fifteen parts of text, each of the longest",
      docxLetter(
        "",
        Array.from({ length: 15 }, (_, i) => ({
          name: `word/${i}.xml`,
          data: `<a>${"a".repeat(4_900_000)}</a>`,
        })),
      ),
      "file_bomb",
    ],
    ["a remark after its end", docxLetter("", [], "%PDF-1.7"), "file_unreadable"],
    [
      "something before its head",
      Buffer.concat([Buffer.from("PK\x03\x04junk", "latin1"), docxLetter()]),
      "file_unreadable",
    ],
    ["cut short", docxLetter().subarray(0, 300), "file_unreadable"],
    [
      "text in UTF-16",
      docxLetter("", [{ name: "word/a.xml", data: Buffer.from("\ufeff<x/>", "utf16le") }]),
      "file_unreadable",
    ],
  ] as const)
    assert.equal(await refused("docx", bytes), code, why);
  const usual = fields(
    [" PAGE  \\* MERGE", "FORMAT "],
    ['TOC \\o "1-3" \\h'],
    ["FORM", "TEXT"],
    [' DATE \\@ "dd/MM/yyyy" '],
    [' HYPERLINK "https://example.vn/a b?c=1#d" \\t "_blank" \\o "Xem" '],
    [' HYPERLINK \\l "_Toc1" '],
    ["= 1 + 2"],
  );
  assert.equal(
    await refused(
      "docx",
      field(
        `${usual}<w:fldSimple w:instr=" HYPERLINK &quot;https://example.vn/?a=1&amp;b=2&quot; "/><w:fldSimple w:instr=" NUMPAGES "/><v:imagedata r:id="r1" o:title="a"/>`,
      ),
    ),
    "kept",
    "the fields of ordinary letters",
  );
  assert.equal(
    await refused(
      "docx",
      docxLetter("", [{ name: "word/_rels/document.xml.rels", data: relation("hyperlink") }]),
    ),
    "kept",
    "a link that a reader clicks is no harm",
  );
});
