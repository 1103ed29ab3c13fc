/** Files that cost a reader far more than they are long, unless it reads each byte once. */
import { deflateSync } from "node:zlib";
import { docxLetter, pdfLetter } from "./letters.ts";

/** So many characters of repeated words. */
const much = (words: string, length = 400_000): string => words.repeat(Math.ceil(length / words.length));

/** A part of a letter for Word, in the place of its text unless `name` says another. */
const docx = (data: string, name = "word/document.xml"): Uint8Array => docxLetter("", [{ name, data }]);

/** A PDF with such a stretch among its objects. */
const pdf = (objects: string): Uint8Array => pdfLetter("", objects);

const packed = deflateSync("1 0 << >>").toString("latin1");

/** By what each is full of. */
export const HOSTILE: Readonly<
  Record<string, { readonly kind: "docx" | "pdf"; readonly bytes: Uint8Array }>
> = {
  "relations without an end": {
    kind: "docx",
    bytes: docx(much("<Relationship "), "word/_rels/document.xml.rels"),
  },
  "field instructions without an end": { kind: "docx", bytes: docx(much("<w:instrText ")) },
  "field attributes without an end": { kind: "docx", bytes: docx(much('w:instr="')) },
  "a name without an end": { kind: "docx", bytes: docx(`<${much("Relationship")}`, "word/_rels/a.xml.rels") },
  "attributes without a value": { kind: "docx", bytes: docx(`<a ${much("w:instr ")}`) },
  "blanks before a value": { kind: "docx", bytes: docx(`<a w:instr${much(" ")}`) },
  "one attribute again and again": {
    kind: "docx",
    bytes: docx(`<a ${much('w:instr="PAGE" ', 4_900_000)}/>`),
  },
  "fields without a word": { kind: "docx", bytes: docx(`<a>${much("<w:fldChar/>", 4_900_000)}</a>`) },
  "switches of a link": {
    kind: "docx",
    bytes: docx(`<w:instrText>HYPERLINK ${much("\\o a ")}${much(" ")}"</w:instrText>`),
  },
  "comments without an end": { kind: "docx", bytes: docx(much("<!--")) },
  "references without an end": { kind: "docx", bytes: docx(`<a>${much("&#x0000000")}</a>`) },
  "5 MB of text": { kind: "docx", bytes: docx(`<a>${much("a", 4_900_000)}</a>`) },
  "streams without objects": { kind: "pdf", bytes: pdf(much("#41stream\n")) },
  "streams of one object": { kind: "pdf", bytes: pdf(`9 0 obj << /Type /ObjStm >> ${much("stream\n")}`) },
  "objects of one stream": { kind: "pdf", bytes: pdf(`${much("/ObjStm stream\n")}${packed}\nendstream`) },
  "blanks before a filter": {
    kind: "pdf",
    bytes: pdf(`9 0 obj << /ObjStm /Filter${much(" ")}>> stream\nendstream`),
  },
  "codes in names": { kind: "pdf", bytes: pdf(much("#41")) },
};
