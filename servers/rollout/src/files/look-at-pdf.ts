/**
 * A letter as PDF (ISO 32000-2): pages, and nothing that runs, hides another file or sends something. Names are read as a
 * viewer reads them, also when they are spelled with `#` codes or lie in a compressed object stream.
 */
import { inflateSync } from "node:zlib";
import { refusal } from "./refusal.ts";

/** What a page has no need of. Long enough to be met by chance in compressed data once in ages. */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia(Content)?|SubmitForm|ImportData|GoTo[ER]|Thread|Movie|Sound|Rendition|XFA|AFRelationship)(?![A-Za-z0-9])|\/FS[\s\0]*\/URL|\/AA[\s\0]*(<<|\d+[\s\0]+\d+[\s\0]+R)/;
/** A stream whose bytes lie in another file, or whose filter has its short name. Too short to look for in compressed data. */
const ELSEWHERE = /\/F[\s\0]*([(<[]|\/(Fl|LZW|A85|AHx|RL|\w+Decode)(?![A-Za-z0-9]))/;
/** What is done when the file opens, unless it is to turn to a page; and a site, which only a reader's click may open. */
const [OPENS, SITE] = [/\/OpenAction(?![A-Za-z0-9])(?![\s\0]*\[)/, /\/URI(?![A-Za-z0-9])/];
/** A stream that holds objects, by its type or by where they begin; and one that may, if a number elsewhere says where. */
const [HOLDS, MAY_HOLD] = [
  /\/ObjStm(?![A-Za-z0-9])|\/First(?![A-Za-z0-9])(?![\s\0]*\d+[\s\0]+\d+[\s\0]+R)/,
  /\/First(?![A-Za-z0-9])/,
];
/** A type that lies elsewhere: nobody writes so, but to hide what a stream is. */
const HIDDEN_TYPE = /\/Type[\s\0]+\d+[\s\0]+\d+[\s\0]+R/;
const LOCKED = /\/Encrypt(?![A-Za-z0-9])/;
/** All object streams together, unpacked, in bytes. */
const MOST_BYTES = 20_000_000;
/** How far an archive's end may lie before the end of the file: its longest remark, and its own record. */
const ARCHIVE_END = 65_557;

/** Names with their `#` codes resolved, byte by byte: a file may be nothing but codes. */
function named(text: string): string {
  if (!text.includes("#")) return text;
  const bytes = Buffer.from(text, "latin1");
  let to = 0;
  for (let at = 0; at < bytes.length; at += 1, to += 1) {
    const code = bytes[at] === 0x23 ? digit(bytes[at + 1]) * 16 + digit(bytes[at + 2]) : Number.NaN;
    if (!Number.isNaN(code)) at += 2;
    bytes[to] = Number.isNaN(code) ? bytes[at]! : code;
  }
  return bytes.toString("latin1", 0, to);
}

/** What a hexadecimal digit counts; not a number for any other byte. */
function digit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

/** Throws Fault `file_unreadable`, `file_active`, `file_locked` or `file_bomb` unless the bytes are such a letter. */
export function lookAtPdf(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString("latin1");
  if (!/%%EOF[\s\0]*$/.test(text.slice(-64)) || !text.includes("startxref") || !/\d obj\b/.test(text))
    throw refusal("file_unreadable");
  if (text.slice(-ARCHIVE_END).includes("PK\x05\x06")) throw refusal("file_unreadable");
  const seen = [lookAt(text)];
  let left = MOST_BYTES;
  for (const packed of objectStreams(file, text)) {
    const objects = unpacked(packed, left);
    left -= objects.length;
    seen.push(lookAt(objects));
  }
  if (seen.some(({ opens }) => opens) && seen.some(({ site }) => site)) throw refusal("file_active");
}

/** Whether something is done when the file opens, and whether a site is named. */
function lookAt(text: string): { readonly opens: boolean; readonly site: boolean } {
  const names = named(text);
  if (LOCKED.test(names)) throw refusal("file_locked");
  if (ACTIVE.test(names)) throw refusal("file_active");
  if (HIDDEN_TYPE.test(names)) throw refusal("file_unreadable");
  return { opens: OPENS.test(names), site: SITE.test(names) };
}

/**
 * The packed bytes of every stream that holds objects. The file is read from one "endstream" to the next: where a stretch
 * names objects, one stream begins and no more, so that nobody has to guess where its bytes lie.
 */
function* objectStreams(file: Buffer, text: string): Generator<Buffer> {
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf("endstream", from);
    const until = found < 0 ? text.length : found;
    const stretch = text.slice(from, until);
    const names = named(stretch);
    const [begun, second] = stretch.matchAll(/(?<![A-Za-z])stream(?![A-Za-z)])\r?\n?/g);
    const holds = HOLDS.test(names);
    if (holds && (found < 0 || !begun || second)) throw refusal("file_unreadable");
    const head = named(begun ? stretch.slice(0, begun.index) : "").replace(/[\s\0]+/g, " ");
    if (ELSEWHERE.test(head)) throw refusal("file_active");
    if (found >= 0 && begun && (holds || (MAY_HOLD.test(names) && !isPicture(head))) && isPacked(head))
      yield file.subarray(from + begun.index + begun[0].length, until);
    from = until + "endstream".length;
  }
}

/** Whether a stream's last filter is one of pictures, which no reader takes objects from. */
const isPicture = (head: string): boolean => /\/(DCT|JPX|CCITTFax|JBIG2)Decode ?(\]|\/|>>)/.test(head);

/** Whether a stream is packed in the one way that is taken: once. A seal is no filter of a stream. */
function isPacked(head: string): boolean {
  const dictionary = head.replace(/\/Filter ?\/Adobe\.PPK\w+/g, "");
  // Rows that tell only how they differ from the one above would hide words; and so would parameters that lie elsewhere.
  if (/\/Predictor(?! ?1\b)|\/(DecodeParms|DP) ?\[? ?\d/.test(dictionary)) throw refusal("file_unreadable");
  const once = dictionary.replace(/\/Filter ?(\/FlateDecode|\[ ?\/FlateDecode ?\])(?=[ ()<>[\]{}/%]|$)/, "");
  if (/\/Filter(?![A-Za-z0-9])/.test(once)) throw refusal("file_unreadable");
  return once !== dictionary;
}

function unpacked(packed: Buffer, most: number): string {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(most, 1) }).toString("latin1");
  } catch (error) {
    throw refusal(
      (error as { readonly code?: unknown }).code === "ERR_BUFFER_TOO_LARGE"
        ? "file_bomb"
        : "file_unreadable",
    );
  }
}
