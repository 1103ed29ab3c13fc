/** Types of the declarations as descriptors and generic signatures of class files (JVM Specification, §4.3 and §4.7.9). */
import { atCommas, internalName } from "./declarations.ts";

/** What a type becomes. */
export interface JavaType {
  readonly descriptor: string;
  readonly signature: string;
  readonly nullable: boolean;
}

const LITERAL = /^(-?\d+|-?\d+\.\d+|NaN|-?Infinity)$/;
const WORDS: Readonly<Record<string, string>> = {
  void: "V",
  boolean: "Z",
  true: "Z",
  false: "Z",
  string: "Ljava/lang/String;",
  any: "Ljava/lang/Object;",
};

/** The number of numeric places in a type: those that the declarations leave open. */
export const numbersIn = (type: string): number => (/\bnumber\b/.test(bare(type)) ? 1 : 0);

const bare = (type: string): string => type.replace(/ \| null$/, "").trim();

const object = (name: string, args: readonly string[], params: readonly string[]): JavaType => {
  const internal = internalName(name);
  const signatures = args.map((arg) => argument(arg, params));
  return {
    descriptor: `L${internal};`,
    signature: `L${internal}${signatures.length > 0 ? `<${signatures.join("")}>` : ""};`,
    nullable: false,
  };
};

/** A type argument: numbers are not known to be of any kind, so nothing is said of them. */
function argument(type: string, params: readonly string[]): string {
  if (/\b(any|number|boolean)\b/.test(type) || type === "") return "*";
  return javaType(type, "I", params).signature;
}

/**
 * A type as class files have it. `number` is the letter of the numeric kind that is meant where it says "number"; `params` are the
 * names of type parameters in scope.
 */
export function javaType(type: string, number: string, params: readonly string[]): JavaType {
  const nullable = type.endsWith(" | null");
  const text = bare(type);
  const plain = (descriptor: string): JavaType => ({ descriptor, signature: descriptor, nullable });
  if (text === "number" || LITERAL.test(text)) return plain(number);
  if (text.startsWith('"')) return plain(WORDS["string"]!);
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
  if (word !== undefined) return plain(word);
  if (params.includes(text)) return { descriptor: "Ljava/lang/Object;", signature: `T${text};`, nullable };
  const [, name, inside = ""] = /^([\w$.]+)(?:<(.*)>)?$/.exec(text) ?? [];
  if (name === undefined || !name.includes(".")) return plain(WORDS["any"]!);
  if (name === "androidNative.Array") {
    const of = javaType(inside, number, params);
    return { descriptor: `[${of.descriptor}`, signature: `[${of.signature}`, nullable };
  }
  return { ...object(name, atCommas(inside), params), nullable };
}
