/**
 * The text of a PDF that our compiler wrote, read without another program (ISO 32000-1, 7.3.4, 9.4.3 and 9.10.3). It knows what
 * such a file has: objects as they stand, one stream of content a page, fonts of two-byte codes with a table to Unicode.
 * `measure.ts` reads any PDF, by poppler; a deep test holds both equal.
 */
import { inflateSync } from "node:zlib";

/** What an object of the file says, and its stream. */
interface Part {
  readonly said: string;
  readonly stream: string;
}

function partsOf(pdf: Uint8Array): ReadonlyMap<string, Part> {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const parts = new Map<string, Part>();
  for (const { 1: id = "", 2: said = "", index, 0: head } of file.matchAll(
    /^(\d+) 0 obj\n(.*?)(?:\nendobj$|\bstream\n)/gms,
  )) {
    const length = head.endsWith("stream\n") ? Number(/\/Length (\d+)/.exec(said)?.[1]) : 0;
    const bytes = Buffer.from(file.substr(index + head.length, length), "latin1");
    const stream = said.includes("/FlateDecode") && length > 0 ? inflateSync(bytes) : bytes;
    parts.set(id, { said, stream: stream.toString("latin1") });
  }
  return parts;
}

const fromHex = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** What each two-byte code of a font says, from its table to Unicode. */
function unicodeOf(table: string): ReadonlyMap<number, string> {
  const says = new Map<number, string>();
  for (const [, rows = ""] of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code = "", text = ""] of rows.matchAll(/<(\w+)>\s*<(\w+)>/g))
      says.set(Number.parseInt(code, 16), fromHex(text));
  if (table.includes("beginbfrange")) throw new RangeError("a table of ranges is not one of our compiler's");
  return says;
}

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A stream of content with its strings in hex. Brackets in pairs may stand in a string as they are. */
function inHex(content: string): string {
  let [depth, plain] = [0, ""];
  for (const [piece, escaped] of content.matchAll(/\\(\d{1,3}|.)|./gs)) {
    if (piece === ")") depth -= 1;
    let byte = piece;
    if (escaped !== undefined)
      byte = /\d/.test(escaped)
        ? String.fromCharCode(Number.parseInt(escaped, 8))
        : (ESCAPED[escaped] ?? escaped);
    if (depth > 0) plain += Buffer.from(byte, "latin1").toString("hex");
    else plain += { "(": "<", ")": ">" }[piece] ?? piece;
    if (piece === "(") depth += 1;
  }
  return plain;
}

/** A text string: UTF-16 behind its mark, else ASCII. */
const textString = (hex: string): string =>
  hex.toLowerCase().startsWith("feff") ? fromHex(hex.slice(4)) : Buffer.from(hex, "hex").toString("latin1");

/** Text said for letters in their place; a font; letters. */
const TOKEN = /\/ActualText <(\w*)>\n>> BDC.*?\nEMC|\/(f\d+) [\d.]+ Tf|<(\w*)>/gs;

/** The text of each page: a line for each run of letters, in the order in which the file has them. */
export function pdfText(pdf: Uint8Array): readonly string[] {
  const parts = partsOf(pdf);
  const of = (id = ""): Part => parts.get(id) ?? { said: "", stream: "" };
  return [...parts.values()]
    .filter(({ said }) => said.includes("/Type /Page\n"))
    .map(({ said }) => {
      const fonts = new Map(
        [...said.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = "", id]) => {
          const table = /\/ToUnicode (\d+)/.exec(of(id).said)?.[1];
          return [name, unicodeOf(of(table).stream)] as const;
        }),
      );
      const content = inHex(of(/\/Contents (\d+)/.exec(said)?.[1]).stream);
      let text = "";
      for (const [run] of content.matchAll(/\bBT\n.*?\nET\b/gs)) {
        let font: ReadonlyMap<number, string> | undefined;
        for (const [, actual, named, codes] of run.matchAll(TOKEN))
          if (actual !== undefined) text += textString(actual);
          else if (named !== undefined) font = fonts.get(named);
          else
            for (const code of codes?.match(/..../g) ?? [])
              text += font?.get(Number.parseInt(code, 16)) ?? "\ufffd";
        text += "\n";
      }
      return text;
    });
}
