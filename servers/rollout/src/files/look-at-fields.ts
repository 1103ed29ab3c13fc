/** The fields of a letter in Word's form (ECMA-376-1, 17.16): those of ordinary letters, which fetch nothing and run nothing. */
import { refusal } from "./refusal.ts";
import type { Tag } from "./xml-tags.ts";

/** No field of another name begins with one of these, so that none is put together from two looks. */
const FIELDS = new Set(
  "PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME AUTHOR LASTSAVEDBY TITLE SUBJECT KEYWORDS COMMENTS FILENAME FILESIZE NUMWORDS NUMCHARS REVNUM DOCPROPERTY SEQ REF PAGEREF NOTEREF STYLEREF LISTNUM TOC TC XE INDEX FORMTEXT FORMCHECKBOX FORMDROPDOWN SYMBOL QUOTE IF EQ SHAPE HYPERLINK".split(
    " ",
  ),
);
/** A link to a site, to an address of mail or to a place in the letter, and how it is shown. */
const LINK =
  /^HYPERLINK\s*("(https?:\/\/|mailto:)[^"\\]*"|(https?:\/\/|mailto:)[^\s"\\]*)?(\s*\\[a-z](\s*("[^"\\]*"|[^\s"\\]+))?)*\s*$/i;
/** What goes on after a field within a field: a switch, a sum, a comparison. */
const GOES_ON = /^[\\=<>+*/^(),;0-9-]/;

/** Throws Fault `file_active` for an instruction that is none of an ordinary letter's. */
function lookAtField(instruction: string): void {
  const told = instruction.trim();
  if (told === "" || GOES_ON.test(told)) return;
  const name = /^[^\s\\"]+/.exec(told)?.[0].toUpperCase() ?? "";
  if (!FIELDS.has(name) || (name === "HYPERLINK" && !LINK.test(told))) throw refusal("file_active");
}

/**
 * Throws Fault `file_active` for a field that is none of an ordinary letter's. An instruction may lie in pieces over several
 * runs: they are read together, anew from each sign of a field's beginning, middle and end.
 */
export function lookAtFields(tags: Iterable<Tag>): void {
  let told = "";
  let begun = false;
  for (const { name, attributes, text, holds } of tags) {
    for (const instruction of attributes.get("instr") ?? []) lookAtField(instruction);
    if (/^fldChar$/i.test(name)) {
      lookAtField(told);
      const begins = attributes.get("fldCharType")?.includes("begin") ?? false;
      // A field whose name another one would tell.
      if (begins && begun && told.trim() === "") throw refusal("file_active");
      begun = begins;
      told = "";
    } else if (/instrText$/i.test(name)) {
      if (holds) throw refusal("file_active");
      told += text;
    }
  }
  lookAtField(told);
}
