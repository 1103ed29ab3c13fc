/** A letter in Word's form (ECMA-376): text and pictures, and nothing that runs, hides another file or calls home. */
import { lookAtFields } from "./look-at-fields.ts";
import { refusal } from "./refusal.ts";
import { plain, type Tag, tagsOf } from "./xml-tags.ts";
import { unzip } from "./zip.ts";

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TYPES = "[Content_Types].xml";

/** Parts that a letter has no need of: macros, controls, embedded files, applications of the web. */
const ACTIVE_PART =
  /vbaproject|vbadata|activex|webextension|\/embeddings\/|\/afchunk|\.(bin|ole|exe|js|vbs|html?|rtf)$/i;
/** Parts that are read as text, and all others that are taken: pictures, fonts, an empty mark of seals, folders. */
const TEXT_PART = /\.(xml|rels)$/i;
const OTHER_PART = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|svg|odttf|ttf|sigs)$|\/$/i;
const ACTIVE_TYPE = /macroenabled|vbaproject|activex|oleobject|aFChunk|<!DOCTYPE|<!ENTITY/i;
const ACTIVE_RELATION = /\/(aFChunk|vbaProject|oleObject|package|control|webextension(taskpanes)?)\s*$/i;
/** An address outside the letter, and one that a reader may be led to. */
const [OUTSIDE, LINK] = [/^\s*([a-z][a-z0-9+.-]*:|[\\/]{2})/i, /^\s*(https?:\/\/|mailto:|#)/i];

/** All parts that are read as text together, in bytes: five hundred pages, and what goes with them. */
const MOST_TEXT = 8_000_000;

/** Throws Fault `file_unreadable`, `file_active`, `file_locked` or `file_bomb` unless the bytes are such a letter. */
export function lookAtDocx(bytes: Uint8Array): void {
  const seen = new Set<string>();
  let left = MOST_TEXT;
  for (const { name, size, unpack } of unzip(bytes)) {
    if (ACTIVE_PART.test(name)) throw refusal("file_active");
    seen.add(name);
    if (!TEXT_PART.test(name)) {
      if (!OTHER_PART.test(name)) throw refusal("file_unreadable");
      unpack();
      continue;
    }
    left -= size;
    if (left < 0) throw refusal("file_bomb");
    const text = textOf(unpack());
    if (name === TYPES) lookAtTypes(text);
    else if (/\.rels$/i.test(name)) lookAtRelations(text);
    else lookAtText(text);
  }
  if (!seen.has(TYPES) || !seen.has("word/document.xml")) throw refusal("file_unreadable");
}

function lookAtTypes(text: string): void {
  const types = plain(text);
  if (ACTIVE_TYPE.test(types)) throw refusal("file_active");
  if (!types.includes(MAIN)) throw refusal("file_kind");
  // A part of text is known by its ending: no other may be one by its type.
  for (const { attributes } of tagsOf(text)) {
    const of = (name: string) => attributes.get(name) ?? [];
    const isText = of("ContentType").some(
      (type) => /xml\s*$/i.test(type) && !/^\s*image\/svg\+xml\s*$/i.test(type),
    );
    const named = [...of("PartName"), ...of("Extension").map((ending) => `.${ending}`)];
    if (isText && !named.every((name) => TEXT_PART.test(name))) throw refusal("file_unreadable");
  }
}

/** Only a link that a reader clicks may lead elsewhere; a template, a picture or an object may not. */
function lookAtRelations(text: string): void {
  for (const { name, attributes } of tagsOf(text)) {
    if (name !== "Relationship") continue;
    const of = (attribute: string) => attributes.get(attribute) ?? [];
    const [types, targets] = [of("Type"), of("Target")];
    if (types.some((type) => ACTIVE_RELATION.test(type))) throw refusal("file_active");
    const outside =
      of("TargetMode").some((mode) => /^\s*External/i.test(mode)) || targets.some((to) => OUTSIDE.test(to));
    const link = types.every((type) => /\/hyperlink$/i.test(type)) && targets.every((to) => LINK.test(to));
    if (outside && !link) throw refusal("file_active");
    const main = types.some((type) => /\/officeDocument\s*$/i.test(type));
    if (main && !targets.every((to) => /^\/?word\/document\.xml$/.test(to))) throw refusal("file_unreadable");
  }
}

/** Fields; and what needs none and no relation to fetch: names from a database, pictures of old (VML). */
function lookAtText(text: string): void {
  lookAtFields(lookedAt(tagsOf(text)));
}

function* lookedAt(tags: Iterable<Tag>): Generator<Tag> {
  for (const tag of tags) {
    if (tag.name === "mailMerge") throw refusal("file_active");
    if (/^(imagedata|image|fill|stroke)$/.test(tag.name))
      for (const source of ["src", "href", "althref"])
        if (tag.attributes.get(source)?.some((from) => OUTSIDE.test(from))) throw refusal("file_active");
    yield tag;
  }
}

/** A part as text. UTF-8 only: another encoding would hide words from this look. */
function textOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal("file_unreadable");
  }
  const [, encoding = "utf-8"] = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)/.exec(text) ?? [];
  if (encoding.toLowerCase() !== "utf-8" || text.includes("\0")) throw refusal("file_unreadable");
  return text;
}
