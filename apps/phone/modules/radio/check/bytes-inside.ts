/**
 * Bytes that are handed to native code inside something else. On Android they do not arrive: Expo gives Kotlin an object as a map in which
 * a typed array is a map of its indices (expo-modules-core, FrontendConverter.cpp; React Native, JSIDynamic.cpp), and no converter
 * makes bytes of that. Bytes are an argument by themselves. What native code gives back may have them anywhere.
 */

/** A source file, its name and its text without comments. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

const BYTES = /\b(ByteArray|Data|ArrayBuffer|\w*ArrayBuffer|U?[Ii]nt8(Clamped)?Array|TypedArray)\b/;

/** Types that are bytes and nothing around them. */
const ALONE = /^[\w.]+\??( \| null)?$/;

const holdsBytes = (type: string): boolean => BYTES.test(type) && !ALONE.test(type.trim());

/** The types in `a: A, b: B<C, D>`. */
function typesOf(params: string): string[] {
  const types: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= params.length; at++) {
    const c = params[at];
    if (c !== undefined && "<([{".includes(c)) depth++;
    if (c !== undefined && ">)]}".includes(c)) depth--;
    if (c === undefined || (c === "," && depth === 0)) {
      types.push(
        params
          .slice(from, at)
          .replace(/^[^:]*:/, "")
          .trim(),
      );
      from = at + 1;
    }
  }
  return types.filter((type) => type !== "");
}

/** Kotlin's and Swift's: fields of records, and arguments of functions that JavaScript calls. */
function inNative(text: string): string[] {
  const fields = [...text.matchAll(/@Field(?:\([^)]*\))?\s+(?:va[rl])\s+\w+\s*(?::\s*([^=\n]+))?(=[^\n]*)?/g)]
    .filter(([, type, value]) => BYTES.test(type ?? value ?? ""))
    .map(([found]) => found.trim());
  const args = [
    ...text.matchAll(/Function\("\w+"\)\s*\{\s*([^{}]*?)\s*->/g),
    ...text.matchAll(/Function\("\w+"\)\s*\{\s*\(([^{}]*?)\)\s*(?:throws\s*)?(?:->[^{}]*?)?\bin\b/g),
  ]
    .filter(([, params]) => typesOf(params!).some(holdsBytes))
    .map(([found]) => found);
  return [...fields, ...args];
}

/** The face's: what its functions take, and what is inside of that. */
function inFace(text: string): string[] {
  const bodies = new Map(
    [...text.matchAll(/\binterface (\w+)[^{]*\{([\s\S]*?)^\}/gm)].map(([, name, body]) => [name!, body!]),
  );
  const inside = (type: string, seen: ReadonlySet<string> = new Set()): boolean =>
    holdsBytes(type) ||
    [...type.matchAll(/\w+/g)].some(([name]) => {
      const body = bodies.get(name);
      return (
        body !== undefined && !seen.has(name) && (BYTES.test(body) || inside(body, new Set([...seen, name])))
      );
    });
  const functions = [...(bodies.get("RadioFace") ?? "").matchAll(/^ {2}(\w+)\((.*)\): /gm)];
  return functions
    .filter(([, , params]) => typesOf(params!).some((type) => inside(type)))
    .map(([found]) => found.trim());
}

/** Places, as a person reads them. */
export const bytesInside = ({ name, text }: Source): string[] =>
  name.endsWith(".ts") ? inFace(text) : inNative(text);

/** Texts that hand over bytes inside something: the negative control. */
export const EXAMPLES: readonly Source[] = [
  { name: "A.kt", text: "@Field val advert: ByteArray = ByteArray(0)" },
  { name: "A.kt", text: "@Field val adverts: List<ByteArray>? = null" },
  {
    name: "A.kt",
    text: 'Function("schedule") { numbers: List<Double>, adverts: List<ByteArray> -> keep(adverts) }',
  },
  { name: "A.kt", text: 'AsyncFunction("schedule") { adverts: Map<String, Uint8Array> -> keep(adverts) }' },
  { name: "A.swift", text: "@Field var advert: Data = Data()" },
  { name: "A.swift", text: "@Field var advert = Data()" },
  { name: "A.swift", text: 'Function("schedule") { (adverts: [Data]) in keep(adverts) }' },
  {
    name: "A.swift",
    text: 'AsyncFunction("schedule") { (n: Int, adverts: [String: Data]) throws -> Bool in keep(adverts) }',
  },
  { name: "face.ts", text: "interface RadioFace {\n  schedule(adverts: readonly Uint8Array[]): void;\n}" },
  {
    name: "face.ts",
    text: "interface A {\n  a: Uint8Array;\n}\ninterface B {\n  a: A;\n}\ninterface RadioFace {\n  schedule(b: readonly B[]): void;\n}",
  },
];
