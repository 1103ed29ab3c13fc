/**
 * The tags of an XML text (XML 1.0, 5th edition), in one pass in which each character is read once: a file that is all
 * beginnings costs no more than any other. It reads what a letter's checks need, strictly, and no more.
 */
import { refusal } from "./refusal.ts";

/** A tag that opens or stands alone, by its name without a prefix, and the text from it to the next tag. */
export type Tag = {
  readonly name: string;
  /** Values by their names without a prefix, references to characters resolved; several where prefixes differ. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  /** Whether another tag begins within it. */
  readonly holds: boolean;
};

/** References to characters resolved, by number and by name, so that none hides a word. */
export const plain = (text: string): string =>
  text.includes("&")
    ? text.replace(
        /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
        (_, hex?: string, decimal?: string, name?: string) =>
          name === undefined
            ? character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
            : (NAMED[name.toLowerCase()] ?? ""),
      )
    : text;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const character = (code: number): string => (code <= 0x10_ffff ? String.fromCodePoint(code) : "");

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Throws Fault `file_active` for a document type or an entity, `file_unreadable` for a tag, comment or value without an end. */
export function* tagsOf(xml: string): Generator<Tag> {
  const endOf = (sign: string, from: number): number => {
    const at = xml.indexOf(sign, from);
    if (at < 0) throw refusal("file_unreadable");
    return at;
  };
  let open: (Omit<Tag, "text" | "holds"> & { readonly alone: boolean }) | undefined;
  const seen = ({ name, attributes, alone }: NonNullable<typeof open>, next: boolean): Tag => ({
    name,
    attributes,
    text,
    holds: next && !alone,
  });
  let text = "";
  let from = 0;
  for (;;) {
    const at = xml.indexOf("<", from);
    text += plain(xml.slice(from, at < 0 ? xml.length : at));
    if (at < 0) break;
    const kind = xml[at + 1];
    if (kind === "!") {
      if (xml.startsWith("--", at + 2)) from = endOf("-->", at + 4) + 3;
      else if (xml.startsWith("[CDATA[", at + 2)) {
        from = endOf("]]>", at + 9) + 3;
        text += xml.slice(at + 9, from - 3);
      } else throw refusal("file_active");
    } else if (kind === "?") from = endOf("?>", at + 2) + 2;
    else {
      const tag = readTag(xml, at + 1);
      if (open) yield seen(open, !tag.closes);
      text = "";
      open = tag.closes ? undefined : tag;
      from = tag.end;
    }
  }
  if (open) yield seen(open, false);
}

/** Of a tag without a value. */
const NO_ATTRIBUTES: Tag["attributes"] = new Map();

/** The tag whose inside begins here. A value is what stands between quotes, its name what stands before their "=". */
function readTag(xml: string, from: number) {
  let attributes: Map<string, string[]> | undefined;
  let name: string | undefined;
  let begun = from;
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at]!;
    if (sign === "<") break;
    if (sign === ">") {
      name ??= nameAt(xml.slice(begun, at));
      return {
        name: local(name),
        attributes: attributes ?? NO_ATTRIBUTES,
        closes: xml[from] === "/",
        alone: xml[at - 1] === "/",
        end: at + 1,
      };
    }
    if (sign !== '"' && sign !== "'") continue;
    const end = xml.indexOf(sign, at + 1);
    if (end < 0) break;
    const before = xml.slice(begun, at).trimEnd();
    if (!before.endsWith("=")) break;
    const words = before.slice(0, -1).trim();
    name ??= firstWord(words);
    const key = local(/\s/.test(words) ? words.split(/\s/).at(-1)! : words);
    const value = plain(xml.slice(at + 1, end));
    attributes ??= new Map();
    const values = attributes.get(key);
    if (values) values.push(value);
    else attributes.set(key, [value]);
    begun = end + 1;
    at = end;
  }
  throw refusal("file_unreadable");
}

const firstWord = (text: string): string => /\S+/.exec(text)?.[0] ?? "";
/** The name of a tag without values. */
const nameAt = (inside: string): string => firstWord(inside.endsWith("/") ? inside.slice(0, -1) : inside);
