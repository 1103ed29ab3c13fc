/** A letter in Word's form (ECMA-376): text and pictures, and nothing that runs, hides another file or calls home. */
import { refusal } from "./refusal.ts";
import { plain, tagsOf } from "./xml-tags.ts";
import { unzip } from "./zip.ts";

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TYPES = "[Content_Types].xml";

/** Parts that a letter has no need of: macros, controls, embedded files. */
const ACTIVE_PART = /vbaproject|vbadata|activex|\/embeddings\/|\/afchunk|\.(bin|ole|exe|js|vbs|html?|rtf)$/i;
/** Parts that are read as text; what is in others nobody runs. */
const TEXT_PART = /\.(xml|rels)$/i;
const ACTIVE_TYPE = /macroenabled|vbaproject|activex|oleobject|aFChunk|<!DOCTYPE|<!ENTITY/i;
/** Field instructions that fetch or run. */
const ACTIVE_FIELD = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b/i;

/** Longest part that is read as text, in bytes: five hundred pages. */
const LONGEST_TEXT = 5_000_000;

/** Throws Fault `file_unreadable`, `file_active`, `file_locked` or `file_bomb` unless the bytes are such a letter. */
export function lookAtDocx(bytes: Uint8Array): void {
  const seen = new Set<string>();
  for (const { name, size, unpack } of unzip(bytes)) {
    if (ACTIVE_PART.test(name)) throw refusal("file_active");
    seen.add(name);
    if (!TEXT_PART.test(name)) {
      unpack();
      continue;
    }
    if (size > LONGEST_TEXT) throw refusal("file_bomb");
    const text = textOf(unpack());
    if (name === TYPES) lookAtTypes(text);
    else if (/\.rels$/i.test(name)) lookAtRelations(text);
    else lookAtFields(text);
  }
  if (!seen.has(TYPES) || !seen.has("word/document.xml")) throw refusal("file_unreadable");
}

function lookAtTypes(text: string): void {
  const types = plain(text);
  if (ACTIVE_TYPE.test(types)) throw refusal("file_active");
  if (!types.includes(MAIN)) throw refusal("file_kind");
}

/** Only a link that a reader clicks may lead elsewhere; a template, a picture or an object may not. */
function lookAtRelations(text: string): void {
  for (const { name, attributes } of tagsOf(text)) {
    if (name !== "Relationship") continue;
    const type = attributes.get("Type") ?? "";
    if (/\/(aFChunk|vbaProject|oleObject|package|control)$/i.test(type)) throw refusal("file_active");
    if (/^\s*External/i.test(attributes.get("TargetMode") ?? "") && !/\/hyperlink$/i.test(type))
      throw refusal("file_active");
  }
}

/** An instruction may lie in pieces over several runs: they are read together, and each by itself. */
function lookAtFields(text: string): void {
  let pieces = "";
  for (const { name, attributes, text: piece } of tagsOf(text)) {
    const instruction = attributes.get("instr");
    if (instruction !== undefined && ACTIVE_FIELD.test(instruction)) throw refusal("file_active");
    if (!/instrText$/i.test(name)) continue;
    if (ACTIVE_FIELD.test(piece)) throw refusal("file_active");
    pieces += piece;
  }
  if (ACTIVE_FIELD.test(pieces)) throw refusal("file_active");
}

/** A part as text. UTF-8 only: another encoding would hide words from this look. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal("file_unreadable");
  }
}
