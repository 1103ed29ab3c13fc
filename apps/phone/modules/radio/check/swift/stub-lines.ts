/** The lines of a stub that stand for something of Apple's (`// objc: NAME`), and what is wrong with them. */
import { type Apple, nameOf, parts } from "./apple.ts";

/** The oldest iOS that the app runs on. */
const OLDEST = 16.4;

const KIND = /\b(class|struct|enum|protocol|func|init|var|let|case)\b/g;
const TYPES = ["class", "struct", "enum", "protocol"];
const LISTED = / {2}\/\/ objc: (\w+)$/;

/** A line of a stub. */
interface StubLine {
  readonly where: string;
  /** The type that it stands in, as Apple's list names it. */
  readonly type: string | undefined;
  /** What it stands for in Apple's list. */
  readonly name: string;
  /** Words of its name in Swift, in order: the name, and of a function the labels. */
  readonly words: readonly string[];
  readonly parameters: number | undefined;
  readonly value: number | undefined;
}

/** The text between the first bracket and the one that closes it, over lines. */
function within(text: string): string {
  const from = text.indexOf("(");
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return text.slice(from + 1, at);
  }
  return "";
}

/** What Swift wants of a type and Apple's list does not have. */
const OF_SWIFT = /\bfake|\brawValue\b|\boverride\b|\binit\(\)/;

/** Public names of a stub that are neither listed nor ours (`fake…`). */
export const unlisted = (file: string, text: string): string[] =>
  text
    .split("\n")
    .flatMap((line, i) =>
      /^\s*(@\w+ )*(nonisolated )?public\b.*\b(func|var|let|init)\b/.test(line) &&
      !LISTED.test(line) &&
      !OF_SWIFT.test(line)
        ? [`${file}:${i + 1}: nobody says what of Apple's it is`]
        : [],
    );

/** Reads a stub. Throws when a listed line declares nothing. */
export function stubLines(file: string, text: string): readonly StubLine[] {
  const lines = text.split("\n");
  const found: StubLine[] = [];
  let type: string | undefined;
  for (const [i, line] of lines.entries()) {
    if (/^\}/.test(line)) type = undefined;
    const name = LISTED.exec(line)?.[1];
    if (name === undefined) continue;
    const code = line.replace(LISTED, "");
    const kinds = [...code.replace(/"[^"]*"/g, '""').matchAll(KIND)].map(([, kind]) => kind!);
    // `class func` is a function.
    const kind = kinds.find((one) => !TYPES.includes(one)) ?? kinds[0];
    if (kind === undefined) throw new Error(`${file}:${i + 1}: nothing is declared`);
    const own = new RegExp(`\\b${kind}\\b(?:\\s+(\\w+))?`).exec(code)?.[1];
    const isFunction = kind === "func" || kind === "init";
    const parameters = isFunction
      ? parts(
          within(
            [code.slice(code.search(new RegExp(`\\b${kind}\\b`))), ...lines.slice(i + 1, i + 8)].join("\n"),
          ),
        )
      : [];
    const labels = parameters
      .map((one) => /^\s*(\w+)/.exec(one)?.[1] ?? "_")
      .filter((label) => label !== "_");
    const isType = TYPES.includes(kind);
    if (isType) type = name;
    found.push({
      where: `${file}:${i + 1}`,
      type,
      name,
      words: isType || kind === "init" ? labels : [own ?? "", ...labels],
      parameters: isFunction ? parameters.length : undefined,
      value: kind === "case" || /Self\(rawValue/.test(code) ? numberIn(code) : undefined,
    });
  }
  return found;
}

const numberIn = (code: string): number | undefined => {
  const number = /(?:= |rawValue: )(-?\d+)/.exec(code)?.[1];
  return number === undefined ? undefined : Number(number);
};

/** Whether the words come in this order in Apple's name: Swift shortens names, and never turns them round. */
function isShortOf(words: readonly string[], name: string): boolean {
  let rest = name.toLowerCase();
  for (const word of words) {
    const small = word.replace(/^is(?=[A-Z])/, "").toLowerCase();
    const at = rest.indexOf(small);
    if (at < 0) return false;
    rest = rest.slice(at + small.length);
  }
  return true;
}

/** What is wrong with a line; nothing when it is as Apple has it. */
export function faultsOf(list: Apple, line: StubLine): string[] {
  const { where, type, name, words, parameters, value } = line;
  const says = (fault: string): string => `${where}: ${name} ${fault}`;
  const there = nameOf(list, type, name);
  if (!there) return [says("is not in Apple's list")];
  const late = (list.types.get(type ?? "")?.name.since ?? 0) > OLDEST || (there.since ?? 0) > OLDEST;
  const isInit = parameters !== undefined && there.parameters === undefined;
  return [
    ...(late ? [says(`is newer than iOS ${OLDEST}`)] : []),
    ...((there.deprecated ?? Number.POSITIVE_INFINITY) <= OLDEST ? [says("is deprecated")] : []),
    ...(isShortOf(words, name) ? [] : [says(`is not what Swift would call ${words.join(", ")}`)]),
    ...(isInit || parameters === there.parameters || there.parameters === undefined
      ? []
      : [says(`has ${there.parameters} parameters, not ${parameters ?? "none"}`)]),
    ...(value === undefined || there.value === undefined || value === there.value
      ? []
      : [says(`is ${there.value}, not ${value}`)]),
  ];
}
