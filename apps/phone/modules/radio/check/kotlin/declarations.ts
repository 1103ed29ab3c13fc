/**
 * Android's classes as the npm package `@nativescript/types-android` declares them: TypeScript declarations of API 37 and of
 * AndroidX, one member a line. Read line by line; what is not a class or a member of one is passed over.
 */

/** A field or method of a class. Types are those of the declarations. */
export interface Member {
  readonly kind: "field" | "method" | "constructor";
  readonly name: string;
  readonly static: boolean;
  readonly params: readonly { readonly name: string; readonly type: string }[];
  /** Of a field its type or, where the declarations have it, its value. */
  readonly type: string;
  /** API level since when it is there; 0 when it always was, as far as the declarations know. */
  readonly since: number;
}

/** A class or an interface. */
export interface DeclaredClass {
  /** As class files have it: `android/os/Handler$Callback`. */
  readonly name: string;
  readonly interface: boolean;
  readonly abstract: boolean;
  readonly typeParams: readonly string[];
  readonly extends: string;
  readonly implements: readonly string[];
  readonly since: number;
  readonly members: readonly Member[];
}

const OPENS = /^(?:declare|export) module ([\w$]+) \{$/;
const CLASS =
  /^export (abstract )?class ([\w$]+)(?:<(.*?)>)?\s+extends ([^{]*?)(?:\s+implements ([^{]*?))?\s*\{$/;
const METHOD = /^(?:public|protected) (static )?([\w$]+)(?:<[^(]*?>)?\((.*)\)(?:: (.+))?;$/;
const FIELD = /^(?:public|protected) (static )?([\w$]+): (.+);$/;
const SINCE = /@since (\d+)/;

/** Splits at commas that stand in no brackets. */
export function atCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if ("<({[".includes(c)) depth++;
    else if (">)}]".includes(c)) depth--;
    else if (c === "," && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== "");
}

/** A dotted name as class files have it: the first part with a capital is a class, what follows is inside it. */
export function internalName(dotted: string): string {
  const parts = dotted.split(".");
  const first = parts.findIndex((part) => /^[A-Z]/.test(part));
  if (first < 0) return parts.join("/");
  return [...parts.slice(0, first), parts.slice(first).join("$")].join("/");
}

const params = (text: string): Member["params"] =>
  atCommas(text).map((param) => {
    const colon = param.indexOf(":");
    return { name: param.slice(0, colon).trim(), type: param.slice(colon + 1).trim() };
  });

function member(line: string, since: number): Member | undefined {
  const [, isStatic, name, inBrackets, type = "void"] = METHOD.exec(line) ?? [];
  if (name !== undefined) {
    const kind = name === "constructor" ? "constructor" : "method";
    return { kind, name, static: isStatic !== undefined, params: params(inBrackets!), type, since };
  }
  const [, staticField, field, fieldType] = FIELD.exec(line) ?? [];
  if (field === undefined || field === "class") return undefined;
  const of = { kind: "field", name: field, params: [], type: fieldType! } as const;
  return { ...of, static: staticField !== undefined, since };
}

/** Reads one file of declarations. Throws when it has no class: then its form is another than this reader knows. */
export function declarations(text: string): DeclaredClass[] {
  const all: (DeclaredClass & { members: Member[]; interface: boolean })[] = [];
  const path: string[] = [];
  /** What each open brace was: a module, a class, something else. */
  const open: ("module" | "class" | "other")[] = [];
  let since = 0;
  for (const raw of text.split("\n")) {
    const line = raw.replace(/\/\* .*?\*\//g, "").trim();
    const opens = OPENS.exec(line);
    const inClass = open.at(-1) === "class" ? all.at(-1) : undefined;
    if (opens) {
      open.push("module");
      path.push(opens[1]!);
    } else if (CLASS.test(line)) {
      const [, isAbstract, name, typeParams, parent, interfaces] = CLASS.exec(line)!;
      open.push("class");
      all.push({
        name: internalName([...path, name!].join(".")),
        interface: false,
        abstract: isAbstract !== undefined,
        typeParams: atCommas(typeParams ?? "").map((one) => one.split(" ")[0]!),
        extends: parent!.trim(),
        implements: atCommas(interfaces ?? ""),
        since,
        members: [],
      });
    } else if (raw.includes("interface with the provided implementation")) {
      if (inClass) inClass.interface = true;
      continue;
    } else if (/^(\/\*\*|\*)/.test(raw.trim())) {
      since = Number(SINCE.exec(raw)?.[1] ?? since);
      continue;
    } else if (line.endsWith("{")) open.push("other");
    else if (line.startsWith("}")) {
      if (open.pop() === "module") path.pop();
    } else if (inClass) {
      const one = member(line, since);
      if (one) inClass.members.push(one);
    }
    since = 0;
  }
  if (all.length === 0) throw new Error("no class in these declarations");
  return all;
}
