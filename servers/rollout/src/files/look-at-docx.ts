/** A letter in Word's form (ECMA-376): text and pictures, and nothing that runs, hides another file or calls home. */
import { refusal } from "./refusal.ts";
import { unzip } from "./zip.ts";

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** Parts that a letter has no need of: macros, controls, embedded files. */
const ACTIVE_PART = /vbaproject|vbadata|activex|\/embeddings\/|\/afchunk|\.(bin|ole|exe|js|vbs|html?|rtf)$/i;
/** Field instructions that fetch or run. */
const ACTIVE_FIELD = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b/i;

/** Character references resolved, so that none hides a word. */
const plain = (xml: string): string =>
  xml
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, decimal: string) => character(Number(decimal)));
const character = (code: number): string => (code <= 0x10_ffff ? String.fromCodePoint(code) : "");

/** Throws Fault `file_unreadable`, `file_active`, `file_locked` or `file_bomb` unless the bytes are such a letter. */
export function lookAtDocx(bytes: Uint8Array): void {
  const parts = unzip(bytes);
  const names = [...parts.keys()];
  if (names.some((name) => ACTIVE_PART.test(name))) throw refusal("file_active");
  const xml = new Map(
    names.filter((name) => /\.(xml|rels)$/i.test(name)).map((name) => [name, textOf(parts.get(name)!)]),
  );
  const types = xml.get("[Content_Types].xml");
  if (types === undefined || !xml.has("word/document.xml")) throw refusal("file_unreadable");
  if (/macroenabled|vbaproject|activex|oleobject|aFChunk/i.test(types)) throw refusal("file_active");
  if (!types.includes(MAIN)) throw refusal("file_kind");
  for (const [name, text] of xml) {
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw refusal("file_active");
    if (name.endsWith(".rels")) lookAtRelations(text);
    else lookAtFields(text);
  }
}

/** Only a link that a reader clicks may lead elsewhere; a template, a picture or an object may not. */
function lookAtRelations(text: string): void {
  for (const [relation] of text.matchAll(/<[\w:]*Relationship\b[^>]*>/gi)) {
    if (/\/(aFChunk|vbaProject|oleObject|package|control)["']/i.test(relation)) throw refusal("file_active");
    if (/TargetMode\s*=\s*["']\s*External/i.test(relation) && !/\/hyperlink["']/i.test(relation))
      throw refusal("file_active");
  }
}

/** An instruction may lie in pieces over several runs: they are read together. */
function lookAtFields(text: string): void {
  const pieces = [...text.matchAll(/<w:instrText\b[^>]*>([^<]*)/gi)].map(([, piece = ""]) => piece);
  const simple = [...text.matchAll(/w:instr\s*=\s*"([^"]*)"/gi)].map(([, instruction = ""]) => instruction);
  if (ACTIVE_FIELD.test(pieces.join("")) || [...pieces, ...simple].some((piece) => ACTIVE_FIELD.test(piece)))
    throw refusal("file_active");
}

/** A part as text. UTF-8 only: another encoding would hide words from this look. */
function textOf(bytes: Uint8Array): string {
  try {
    return plain(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refusal("file_unreadable");
  }
}
