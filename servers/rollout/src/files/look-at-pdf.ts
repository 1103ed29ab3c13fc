/**
 * A letter as PDF (ISO 32000-2): pages, and nothing that runs, hides another file or sends something. Names are read as a
 * viewer reads them, also when they are spelled with `#` codes or lie in a compressed object stream.
 */
import { inflateSync } from "node:zlib";
import { refusal } from "./refusal.ts";

/** What a page has no need of. Long enough to be met by chance in compressed data once in ages. */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia(Content)?|SubmitForm|ImportData|GoToE|Rendition|XFA|AFRelationship)(?![A-Za-z0-9])/;
const LOCKED = /\/Encrypt(?![A-Za-z0-9])/;
/** All object streams together, unpacked, in bytes. */
const MOST_BYTES = 60_000_000;
/** How far an archive's end may lie before the end of the file: its longest remark, and its own record. */
const ARCHIVE_END = 65_557;

/** Names with their `#` codes resolved. */
const named = (text: string): string =>
  text.includes("#")
    ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Throws Fault `file_unreadable`, `file_active`, `file_locked` or `file_bomb` unless the bytes are such a letter. */
export function lookAtPdf(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString("latin1");
  if (!/%%EOF[\s\0]*$/.test(text.slice(-64)) || !text.includes("startxref") || !/\d obj\b/.test(text))
    throw refusal("file_unreadable");
  if (text.slice(-ARCHIVE_END).includes("PK\x05\x06")) throw refusal("file_unreadable");
  lookAt(text);
  let left = MOST_BYTES;
  for (const packed of objectStreams(file, text)) {
    const objects = unpacked(packed, left);
    left -= objects.length;
    lookAt(objects);
  }
}

function lookAt(text: string): void {
  const names = named(text);
  if (LOCKED.test(names)) throw refusal("file_locked");
  if (ACTIVE.test(names)) throw refusal("file_active");
}

/** The packed bytes of every stream that holds objects. */
function* objectStreams(file: Buffer, text: string): Generator<Buffer> {
  for (const found of text.matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length;
    if (text.slice(found.index - 3, found.index) === "end") continue;
    const head = text.slice(Math.max(0, found.index - 4_000), found.index);
    const dictionary = named(head.slice(head.lastIndexOf(" obj") + 1));
    if (!/\/ObjStm(?![A-Za-z0-9])/.test(dictionary)) continue;
    const until = text.indexOf("endstream", from);
    if (until < 0) throw refusal("file_unreadable");
    if (/\/Predictor\s+(?!1\b)\d/.test(dictionary)) throw refusal("file_unreadable");
    if (!/\/Filter\s*\[?\s*\/FlateDecode\s*(\]|\/|>>|\s)/.test(dictionary)) {
      if (/\/Filter/.test(dictionary)) throw refusal("file_unreadable");
      continue;
    }
    yield file.subarray(from, until);
  }
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
