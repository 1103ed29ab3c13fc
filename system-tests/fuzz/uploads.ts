/** Every reader of a file or table that staff bring, as targets: files of each kind, and tables of the desks. */
import { Fault } from "@bluezone/contract/fault";
import { CONTACT_COLUMNS } from "@bluezone/contract/health/contacts";
import { RESULT_COLUMNS } from "@bluezone/contract/health/results";
import { PLACE_COLUMNS } from "@bluezone/contract/rollout/placements";
import { VENUE_COLUMNS } from "@bluezone/contract/rollout/venues";
import { UNIT_COLUMNS } from "@bluezone/contract/units";
import { readRows } from "@bluezone/health/results/lab-file";
import { bareFile } from "@bluezone/rollout/files/bare-file";
import type { FileKind } from "@bluezone/rollout/files/file-kind";
import { HOSTILE } from "@bluezone/rollout/files/testing/hostile";
import { docxLetter, pdfLetter } from "@bluezone/rollout/files/testing/letters";
import { jpegPicture, pngPicture, tellingPhoto, webpPicture } from "@bluezone/rollout/files/testing/pictures";
import { CsvError, readCsv } from "@bluezone/server-kit/files/csv";
import fc from "fast-check";
import { editedBytes, editedText, fullText } from "./edits.ts";
import { outcomeOf, type Target } from "./target.ts";

const length = (bytes: Uint8Array): number => bytes.length;
const hostile = (kind: FileKind): readonly Uint8Array[] =>
  Object.values(HOSTILE).flatMap((one) => (one.kind === kind ? [one.bytes] : []));

/** What a reader of letters looks for, whole and in pieces. */
const XML_WORDS = [
  ...[
    "<",
    ">",
    "/>",
    '"',
    "'",
    "=",
    " ",
    "a",
    "&#x",
    "&#65;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "<!DOCTYPE",
  ],
  ...[
    "<w:instrText ",
    "<w:instrText>",
    "</w:instrText>",
    'w:instr="',
    "<Relationship ",
    ' TargetMode="External"',
    "DDE",
  ],
] as const;
const PDF_WORDS = [
  ...[
    "stream\n",
    "endstream",
    " obj",
    "endobj",
    "/ObjStm",
    "/Obj#53tm",
    "/Filter",
    " ",
    "\n",
    "#41",
    "#",
    "/",
    "<<",
    ">>",
  ],
  ...["/FlateDecode", "/Predictor", "%%EOF", "startxref", "PK\x05\x06", "(", ")"],
] as const;
const CSV_WORDS = [",", ";", "\t", '"', '""', "\n", "\r", "\r\n", " ", "a", "ạ", "=", "'", "\ufeff"] as const;

/** Longest stretch of such words, in characters: a letter for Word packs it to a hundredth. */
const FULL = 200_000;

const letters = fc
  .record({
    name: fc.constantFrom(
      "word/document.xml",
      "word/_rels/document.xml.rels",
      "[Content_Types].xml",
      "word/a.png",
    ),
    data: fc.oneof(
      fullText(XML_WORDS, FULL),
      editedText(['<w:p><w:instrText xml:space="preserve">PAGE</w:instrText></w:p>']),
    ),
  })
  .map((part) => docxLetter("", [part]));

function file(kind: FileKind, cases: fc.Arbitrary<Uint8Array>): Target<Uint8Array> {
  return {
    name: `upload ${kind}`,
    cases,
    size: length,
    run: (bytes) => outcomeOf(() => bareFile(kind, bytes), Fault),
  };
}

const wav = Uint8Array.from(
  Buffer.from(
    "RIFF\x28\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x04\0\0\0\x80\x80\x80\x80",
    "latin1",
  ),
);
/** Three frames of MPEG-1 layer III at 32 kbit and 48 kHz, 96 bytes each, behind a tag. */
const mp3 = Uint8Array.from(
  Buffer.concat([
    Buffer.from("ID3\x03\0\0\0\0\0\x04name", "latin1"),
    ...Array.from({ length: 3 }, () => Buffer.concat([Buffer.of(0xff, 0xfb, 0x14, 0x00), Buffer.alloc(92)])),
  ]),
);

/** Readers of whole files. */
const FILES: readonly Target<Uint8Array>[] = [
  file("docx", fc.oneof(letters, editedBytes([docxLetter(), ...hostile("docx")]))),
  file(
    "pdf",
    fc.oneof(
      fullText(PDF_WORDS, FULL).map((text) => pdfLetter("", text)),
      editedBytes([pdfLetter(), ...hostile("pdf")]),
    ),
  ),
  file("jpg", editedBytes([jpegPicture(), tellingPhoto(6)])),
  file("png", editedBytes([pngPicture()])),
  file("webp", editedBytes([webpPicture()])),
  file("wav", editedBytes([wav])),
  file("mp3", editedBytes([mp3])),
];

/** A table with a heading, rows edited or full of the signs that tables are made of. */
const tables = (columns: readonly string[]): fc.Arbitrary<string> => {
  const heading = columns.join(",");
  const row = columns.map((_, i) => `value ${i}`).join(",");
  return fc.oneof(
    editedText([`${heading}\r\n${row}\r\n${row}\r\n`, `\ufeff${heading.replaceAll(",", ";")}\n"${row}";x\n`]),
    fullText(CSV_WORDS, FULL).map((text) => `${heading}\n${text}`),
  );
};

const table = (name: string, columns: readonly string[]): Target<string> => ({
  name: `table of ${name}`,
  cases: tables(columns),
  size: (text) => Buffer.byteLength(text),
  run: (text) => outcomeOf(() => readCsv(text, columns, { most: 2_000 }), CsvError),
});

const results: Target<string> = {
  name: "table of results",
  waits: true,
  cases: tables(RESULT_COLUMNS),
  size: (text) => Buffer.byteLength(text),
  run: (text) =>
    readRows(Buffer.from(text)).then(
      () => "read",
      (error: unknown) => {
        if (error instanceof Fault) return "refused";
        throw error;
      },
    ),
};

/** All of them; each has its own kind of input. */
export const UPLOADS: readonly Target<unknown>[] = [
  ...FILES,
  results,
  table("contacts", CONTACT_COLUMNS),
  table("units", UNIT_COLUMNS),
  table("placements", PLACE_COLUMNS),
  table("venues", VENUE_COLUMNS),
];
