/** What an object store says in XML: the names of a list, and the word of a fault. */

/** One page of a list (ListObjectsV2). */
export type ListPage = { readonly keys: readonly string[]; readonly next: string | undefined };

/** Elements within one another; a list has three. */
const DEEPEST = 16;

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * The texts of an XML document, each with the path of its element ("ListBucketResult/Contents/Key"), in one pass. What a
 * store has no reason to send is refused with TypeError: declarations of types and entities, CDATA, comments, elements that
 * do not match.
 */
export function* xmlTexts(xml: string): Generator<readonly [path: string, text: string]> {
  const open: string[] = [];
  let at = 0;
  let text = "";
  while (at < xml.length) {
    const tag = xml.indexOf("<", at);
    text += xml.slice(at, tag < 0 ? xml.length : tag);
    if (tag < 0) break;
    const end = xml.indexOf(">", tag);
    if (end < 0) throw new TypeError("an element of XML is cut off");
    const inside = xml.slice(tag + 1, end);
    at = end + 1;
    if (inside.startsWith("?") && open.length === 0) continue;
    const [, closing, name = "", empty] = /^(\/?)([\w:.-]{1,64})(?:\s[^<>]*?)?(\/?)$/.exec(inside) ?? [];
    if (name === "") throw new TypeError("XML has what no store sends");
    if (closing === "") {
      text = "";
      if (empty === "") open.push(name);
      else yield [[...open, name].join("/"), ""];
      if (open.length > DEEPEST) throw new TypeError("XML is too deep");
    } else {
      if (open.at(-1) !== name) throw new TypeError("elements of XML do not match");
      yield [open.join("/"), decoded(text)];
      open.pop();
      text = "";
    }
  }
  if (open.length > 0) throw new TypeError("XML is cut off");
}

function decoded(text: string): string {
  return text.replace(/&([^;&]{0,10});?/g, (_, word: string) => {
    const number = /^#x[0-9a-fA-F]{1,6}$/.test(word)
      ? Number.parseInt(word.slice(2), 16)
      : /^#\d{1,7}$/.test(word)
        ? Number(word.slice(1))
        : undefined;
    const found =
      number === undefined
        ? ENTITIES[word]
        : number > 0 && number <= 0x10ffff && String.fromCodePoint(number);
    if (!found) throw new TypeError("XML names an entity that is none");
    return found;
  });
}

/** Reads a page of a list. Throws TypeError where it is none. */
export function readListPage(xml: string): ListPage {
  const keys: string[] = [];
  let [truncated, next, whole] = ["", "", false];
  for (const [path, text] of xmlTexts(xml)) {
    if (path === "ListBucketResult/Contents/Key") keys.push(text);
    if (path === "ListBucketResult/IsTruncated") truncated = text;
    if (path === "ListBucketResult/NextContinuationToken") next = text;
    if (path === "ListBucketResult") whole = true;
  }
  if (!whole || (truncated === "true" && next === "")) throw new TypeError("a list is none");
  return { keys, next: truncated === "true" ? next : undefined };
}

/** The store's word for a fault (`NoSuchKey`), or nothing where it says none. */
export function faultOf(xml: string): string | undefined {
  try {
    for (const [path, text] of xmlTexts(xml))
      if (path === "Error/Code" && /^\w{1,60}$/.test(text)) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return undefined;
}
